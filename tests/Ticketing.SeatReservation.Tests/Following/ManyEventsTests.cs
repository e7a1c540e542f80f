using System.Net;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.Following;

/// <summary>
/// More events are read than can be followed: a new sale's map and stream answer at once, whoever reads what else.
/// </summary>
[Collection(KvrocksCollection.Name)]
public sealed class ManyEventsTests(KvrocksServer server) : IAsyncLifetime
{
    private const int MaxFollowed = 4;
    private readonly SeatEngine _engine = new(server.Connection);
    private readonly OnSaleDirectory _directory = new();
    private SeatHost _host = null!;

    // Nothing is let go for idleness within the time of a test.
    public async Task InitializeAsync() => _host = await SeatHost.StartAsync(
        server, _directory, ("MaxFollowedEvents", $"{MaxFollowed}"), ("FollowIdleEventFor", "01:00:00"));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_new_sale_is_followed_although_strangers_read_more_events_than_can_be()
    {
        for (var i = 0; i < 3 * MaxFollowed; i++)
        {
            await ReadAsync(await NewEventAsync());
        }

        var sale = await NewEventAsync();
        using var stream = await SeatStream.OpenAsync(_host.Client, sale);

        (await stream.NextAsync()).ShouldNotBeNull().Event.ShouldBe("snapshot");
        (await ReadAsync(sale)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_only_reads_ends_no_stream()
    {
        var sale = await NewEventAsync();
        var section = (await _engine.Plans.FindAsync(sale, "A")).ShouldNotBeNull();
        using var stream = await SeatStream.OpenAsync(_host.Client, sale);
        await stream.NextAsync();
        var others = new List<SeatStream>();
        for (var i = 1; i < MaxFollowed; i++)
        {
            others.Add(await SeatStream.OpenAsync(_host.Client, await NewEventAsync()));
        }

        for (var i = 0; i < 2 * MaxFollowed; i++)
        {
            (await ReadAsync(await NewEventAsync())).ShouldBe(HttpStatusCode.OK, "read from Kvrocks without following");
        }

        await _engine.ReserveAsync(section, SeatEngine.Best(sale, 1));
        (await stream.NextAsync()).ShouldNotBeNull().Event.ShouldBe("change");
        others.ForEach(other => other.Dispose());
    }

    [Fact]
    public async Task A_sale_takes_the_place_of_an_event_that_is_not_on_sale_and_of_no_other()
    {
        var streams = new List<SeatStream>();
        for (var i = 0; i < MaxFollowed; i++)
        {
            var id = await NewEventAsync(i == 1 ? SaleStatus.Ended : SaleStatus.OnSale);
            streams.Add(await SeatStream.OpenAsync(_host.Client, id));
            await streams[i].NextAsync();
        }

        using var sale = await SeatStream.OpenAsync(_host.Client, await NewEventAsync());

        (await sale.NextAsync()).ShouldNotBeNull().Event.ShouldBe("snapshot");
        (await streams[1].NextAsync()).ShouldBeNull("its listeners connect again");
        var refused = await _host.Client.GetAsync(
            $"/api/seat_reservation/{await NewEventAsync()}/changes", HttpCompletionOption.ResponseHeadersRead);
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        streams.ForEach(stream => stream.Dispose());
    }

    private async Task<EventId> NewEventAsync(SaleStatus status = SaleStatus.OnSale)
    {
        var id = KvrocksServer.NextEvent();
        await _engine.OpenAsync(id, Plans.Block(1, 1, 5));
        _directory.Set(id, status);
        return id;
    }

    private async Task<HttpStatusCode> ReadAsync(EventId id) =>
        (await _host.Client.GetAsync($"/api/seat_reservation/{id}/sections")).StatusCode;
}
