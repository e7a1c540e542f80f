using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.SeatMap;

/// <summary>Whoever looks at the seats of an event sees what its seller asks for them now.</summary>
[Collection(KvrocksCollection.Name)]
public sealed class PriceChangeTests(KvrocksServer server)
{
    private const long Before = 1_500;
    private const long After = 1_800;

    private readonly SeatEngine _engine = new(server.Connection);
    private readonly EventId _event = KvrocksServer.NextEvent();

    private string Root => $"/api/seat_reservation/{_event}";

    private string Seats => $"{Root}/tickets/section/A/subsection/1/seats";

    [Fact]
    public async Task Every_replica_shows_the_new_price_and_tells_open_pages_to_read_again()
    {
        await _engine.OpenAsync(_event, Plans.Block(1, 1, 4));
        var directories = new[] { new FixedDirectory(_event, "A"), new FixedDirectory(_event, "A") };
        foreach (var directory in directories)
        {
            await using var host = await SeatHost.StartAsync(server, directory);
            using var stream = await SeatStream.OpenAsync(host.Client, _event);
            (await stream.NextAsync()).ShouldNotBeNull().Event.ShouldBe("snapshot");
            (await PricesAsync(host)).ShouldBe((Before, Before, Before));

            directory.Reprice("A", After);

            (await stream.NextAsync()).ShouldNotBeNull().Event.ShouldBe("reload");
            (await PricesAsync(host)).ShouldBe((After, After, After));
        }
    }

    [Fact]
    public async Task A_change_of_a_seat_keeps_the_new_price_and_an_older_plan_in_the_store_does_not_bring_the_old_one_back()
    {
        var section = await _engine.OpenAsync(_event, Plans.Block(1, 1, 4));
        var directory = new FixedDirectory(_event, "A");
        directory.Reprice("A", After);
        section.Shape.PriceMinor.ShouldBe(Before, "the plan in the store is the one the section was made with");
        await using var host = await SeatHost.StartAsync(server, directory);
        (await PricesAsync(host)).ShouldBe((After, After, After));

        await _engine.ReserveAsync(section, SeatEngine.Manual(_event, true, [1, 1, 1]));
        await Eventually.TrueAsync(
            async () => (string)(await host.Client.GetFromJsonAsync<JsonObject>(Seats))!["rows"]![0]! == "1000",
            "the seat is held");

        (await PricesAsync(host)).ShouldBe((After, After, After));
    }

    /// <summary>Of the list of sections, of the section, and of its seats.</summary>
    private async Task<(long, long, long)> PricesAsync(SeatHost host)
    {
        var all = (await host.Client.GetFromJsonAsync<JsonObject>($"{Root}/sections"))!;
        var one = (await host.Client.GetFromJsonAsync<JsonObject>($"{Root}/sections/A"))!;
        var seats = (await host.Client.GetFromJsonAsync<JsonObject>(Seats))!;
        return ((long)all["sections"]![0]!["price"]!, (long)one["price"]!, (long)seats["price"]!);
    }
}
