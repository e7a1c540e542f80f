using StackExchange.Redis;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Reserving;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.SeatState;

[Collection(KvrocksCollection.Name)]
public sealed class InitializeSeatsTests(KvrocksServer server)
{
    private readonly SeatEngine _engine = new(server.Connection);
    private readonly EventId _event = KvrocksServer.NextEvent();

    [Fact]
    public async Task Makes_the_keys_of_the_specification()
    {
        await _engine.OpenAsync(_event, Plans.Drawn(1, "..#.", ".w.."));
        var kvrocks = server.Database;

        ((byte[])(await kvrocks.StringGetAsync($"seats_bf:{_event}:A-1"))!).ShouldBe([0b00_00_11_00, 0]);
        ((int)await kvrocks.StringGetAsync($"subsection_avail:{_event}:A-1")).ShouldBe(7);
        ((int)await kvrocks.StringGetAsync($"subsection_total:{_event}:A-1")).ShouldBe(7);
        ((int)await kvrocks.StringGetAsync($"row_avail:{_event}:A-1:1")).ShouldBe(3);
        ((int)await kvrocks.StringGetAsync($"row_avail:{_event}:A-1:2")).ShouldBe(4);
        (await kvrocks.KeyExistsAsync($"seat_meta:{_event}:A-1:1")).ShouldBeFalse("every seat has its section's price");
        (await kvrocks.KeyTypeAsync($"seats_bf:{_event}:A-1")).ShouldBe(RedisType.String, "also on Kvrocks");
        var seat3 =
            (RedisResult[])(await kvrocks.ExecuteAsync("BITFIELD", $"seats_bf:{_event}:A-1", "GET", "u2", 2 * 2))!;
        ((int)seat3[0]).ShouldBe(3);
    }

    [Fact]
    public async Task Leaves_existing_state_alone()
    {
        var section = await _engine.OpenAsync(_event, Plans.Block(1, 1, 4));
        await _engine.ReserveAsync(section, SeatEngine.Best(_event, 2));

        var made = await _engine.Initialize.RunAsync(
            new SeatInitializationCommand(_event, "TWD", Plans.Section(Plans.Block(1, 1, 4))));

        made.ShouldBeFalse();
        (await LiveState.SeatsAsync(server.Database, section, 1)).ShouldBe("1100");
        await LiveState.CountersShouldAgreeAsync(server.Database, section);
    }

    [Fact]
    public async Task Completes_an_initialisation_that_was_broken_off()
    {
        var section = await _engine.OpenAsync(_event, Plans.Block(1, 2, 4), Plans.Block(2, 2, 4));
        foreach (var key in new[] { "subsection_total", "seats_bf", "subsection_sold" })
        {
            await server.Database.KeyDeleteAsync($"{key}:{_event}:A-2");
        }

        await server.Database.KeyDeleteAsync(KvrocksKeys.EventPlan(_event));

        await _engine.OpenAsync(_event, Plans.Block(1, 2, 4), Plans.Block(2, 2, 4));

        await LiveState.CountersShouldAgreeAsync(server.Database, section);
    }

    [Fact]
    public async Task A_section_without_live_state_is_neither_answered_nor_made()
    {
        var section = await _engine.OpenAsync(_event, Plans.Block(1, 1, 4));
        await server.Database.KeyDeleteAsync(KvrocksKeys.EventPlan(_event));

        await Should.ThrowAsync<SectionNotInitializedException>(
            _engine.Reserve.RunAsync(section, [SeatEngine.Best(_event, 1)]));

        (await LiveState.SeatsAsync(server.Database, section, 1)).ShouldBe("0000");
        (await server.Database.KeyExistsAsync(KvrocksKeys.EventPlan(_event))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("seats_bf")]
    [InlineData("subsection_avail")]
    [InlineData("subsection_sold")]
    public async Task A_section_that_lost_a_part_of_its_state_is_left_alone(string lost)
    {
        var section = await _engine.OpenAsync(_event, Plans.Block(1, 1, 4), Plans.Block(2, 1, 4));
        await server.Database.KeyDeleteAsync($"{lost}:{_event}:A-2");
        var request = SeatEngine.Best(_event, 6);

        var error = await Should.ThrowAsync<RedisServerException>(_engine.Reserve.RunAsync(section, [request]));

        error.Message.ShouldContain("STATELOST");
        (await LiveState.SeatsAsync(server.Database, section, 1)).ShouldBe("0000");
        (await server.Database.KeyExistsAsync(KvrocksKeys.Reservation(_event, request.BookingId))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_forgot_the_scripts_and_functions_learns_them_again()
    {
        var section = await _engine.OpenAsync(_event, Plans.Block(1, 1, 4));
        await server.Database.ExecuteAsync("SCRIPT", "FLUSH");
        await FunctionLoadTests.ForgetFunctionsAsync(server.Database);

        var answer = await _engine.ReserveAsync(section, SeatEngine.Best(_event, 1));

        answer.State.ShouldBe(ReservationState.Reserved);
    }

    /// <summary>What it takes is a row of the benchmark.</summary>
    [Fact]
    public async Task Fifty_thousand_seats_are_made_by_one_script_a_subsection_and_one_a_section()
    {
        var sections = Enumerable.Range(0, 10).Select(i => new SectionPlan(
            ((char)('A' + i)).ToString(), i, 1_500, [.. Enumerable.Range(1, 10).Select(n => Plans.Block(n, 20, 25))]));
        await _engine.OpenAsync(KvrocksServer.NextEvent(), Plans.Block(1, 20, 25)); // the scripts are known from here
        var before = await ScriptCallsAsync();

        foreach (var section in sections)
        {
            await _engine.Initialize.RunAsync(new SeatInitializationCommand(_event, "TWD", section));
        }

        (await ScriptCallsAsync() - before).ShouldBe(10 * (10 + 1));
        (await _engine.Plans.AllAsync(_event)).Sum(s => s.Shape.Subsections.Sum(b => b.Seats)).ShouldBe(50_000);
    }

    private async Task<long> ScriptCallsAsync()
    {
        var info = (string)(await server.Connection.GetDatabase().ExecuteAsync("INFO", "commandstats"))!;
        return info.Split('\n').Where(l => l.StartsWith("cmdstat_eval", StringComparison.Ordinal))
            .Sum(l => long.Parse(l.Split('=', ',')[1], null));
    }
}
