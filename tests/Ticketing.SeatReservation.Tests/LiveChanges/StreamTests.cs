using System.Text.Json;
using StackExchange.Redis;
using Ticketing.SeatReservation.Following;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.LiveChanges;

[Collection(KvrocksCollection.Name)]
public sealed class StreamTests(KvrocksServer server) : IAsyncLifetime
{
    private readonly SeatEngine _engine = new(server.Connection);
    private readonly EventId _event = KvrocksServer.NextEvent();
    private SeatHost _host = null!;
    private LiveSection _section = null!;

    public async Task InitializeAsync()
    {
        _host = await SeatHost.StartAsync(server, ("HeartbeatInterval", "00:00:01"));
        _section = await _engine.OpenAsync(_event, Plans.Block(1, 2, 5), Plans.Block(2, 1, 5));
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Begins_with_a_snapshot_and_goes_on_with_changes()
    {
        using var stream = await SeatStream.OpenAsync(_host.Client, _event);
        var snapshot = (await stream.NextAsync()).ShouldNotBeNull();

        await _engine.ReserveAsync(_section, SeatEngine.Manual(_event, true, [1, 2, 1], [2, 1, 5]));
        var change = (await stream.NextAsync()).ShouldNotBeNull();

        (snapshot.Event, snapshot.Id).ShouldBe(("snapshot", 1));
        snapshot.Data.GetProperty("subsections").GetArrayLength().ShouldBe(2);
        (change.Event, change.Id).ShouldBe(("change", 2));
        change.Data.GetRawText().ShouldBe(
            """{"seq":2,"subsections":[""" +
            """{"section":"A","subsection":1,"available":9,"reserved":1,"sold":0,"seats":[[2,1,1]]},""" +
            """{"section":"A","subsection":2,"available":4,"reserved":1,"sold":0,"seats":[[1,5,1]]}]}""");
    }

    [Fact]
    public async Task Resumes_at_another_replica_with_what_was_missed()
    {
        await _engine.ReserveAsync(_section, SeatEngine.Manual(_event, true, [1, 1, 1]));
        var seen = SeatEngine.Manual(_event, true, [1, 1, 2]);
        await _engine.ReserveAsync(_section, seen);
        await _engine.ReleaseAsync(_section, seen, [1, 1, 2]);
        await using var other = await SeatHost.StartAsync(server);

        using var stream = await SeatStream.OpenAsync(other.Client, _event, "?section=A", lastEventId: 2);
        var missed = (await stream.NextAsync()).ShouldNotBeNull();

        (missed.Event, missed.Id).ShouldBe(("change", 4));
        missed.Data.GetProperty("subsections")[0].GetProperty("seats").GetRawText().ShouldBe("[[1,2,0]]");
    }

    [Fact]
    public async Task Resuming_when_nothing_was_missed_sends_nothing_again()
    {
        using var stream = await SeatStream.OpenAsync(_host.Client, _event, lastEventId: 1);
        (await stream.NextLineAsync()).ShouldBe(":");

        await _engine.ReserveAsync(_section, SeatEngine.Best(_event, 1));

        (await stream.NextAsync()).ShouldNotBeNull().Id.ShouldBe(2);
    }

    [Theory]
    [InlineData(2)] // trimmed away
    [InlineData(77)] // of another store
    public async Task Resuming_from_what_is_unknown_asks_to_read_the_seats_again(long lastEventId)
    {
        for (var seat = 1; seat <= 5; seat++)
        {
            await _engine.ReserveAsync(_section, SeatEngine.Manual(_event, true, [1, 1, seat]));
        }

        await server.Database.ExecuteAsync("XTRIM", (string)KvrocksKeys.Changes(_event)!, "MAXLEN", 2);

        using var stream = await SeatStream.OpenAsync(_host.Client, _event, lastEventId: lastEventId);

        (await stream.NextAsync()).ShouldNotBeNull().Event.ShouldBe("reload");
        (await stream.NextAsync()).ShouldNotBeNull().Event.ShouldBe("snapshot");
    }

    [Fact]
    public async Task A_gap_in_the_sequence_asks_listeners_to_read_the_seats_again()
    {
        using var stream = await SeatStream.OpenAsync(_host.Client, _event);
        await stream.NextAsync();

        // In one transaction, so that no look at the stream falls in between: two numbers go by without an
        // entry.
        var transaction = server.Database.CreateTransaction();
        _ = transaction.StringSetAsync(KvrocksKeys.Sequence(_event), 4);
        _ = transaction.ExecuteAsync("XADD", (string)KvrocksKeys.Changes(_event)!, "4-0", "d", "A;1,9,1,0,0=1");
        (await transaction.ExecuteAsync()).ShouldBeTrue();

        (await stream.NextAsync()).ShouldNotBeNull().Event.ShouldBe("reload");
    }

    [Fact]
    public async Task A_heartbeat_keeps_an_idle_stream_open()
    {
        using var stream = await SeatStream.OpenAsync(_host.Client, _event);
        await stream.NextAsync();

        (await stream.NextLineAsync()).ShouldBe(":");
    }

    [Fact]
    public async Task Streams_end_at_once_when_the_service_stops()
    {
        using var stream = await SeatStream.OpenAsync(_host.Client, _event);
        await stream.NextAsync();

        // One that did not end would be waited for until the host gives up, which is later.
        await _host.StopAsync().WaitAsync(Eventually.Patience);

        (await stream.NextAsync()).ShouldBeNull();
    }

    [Fact]
    public void A_listener_that_is_too_slow_is_told_to_read_again_instead_of_growing()
    {
        using var listener = new ChangeListener(_ => { });
        for (var sequence = 1; sequence <= 1_000; sequence++)
        {
            listener.Offer(new ChangeTick(sequence, []));
        }

        var first = listener.Take().ShouldNotBeNull();
        first.Sections.ShouldBeNull();
        first.Sequence.ShouldBe(1_000);
        listener.Take().ShouldBeNull();
        listener.Offer(new ChangeTick(1_001, []));
        listener.Take().ShouldNotBeNull().Sequence.ShouldBe(1_001);
    }
}
