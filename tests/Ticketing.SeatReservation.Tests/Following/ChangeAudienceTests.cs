using Ticketing.SeatReservation.Following;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.Following;

public sealed class ChangeAudienceTests
{
    private readonly HandMovedTime _time = new();
    private readonly FollowingOptions _options = new() { CrowdFromListeners = 4, CrowdCohorts = 2 };
    private readonly ChangeAudience _audience;

    public ChangeAudienceTests() => _audience = new ChangeAudience(_options, _time);

    [Fact]
    public void A_few_listeners_hear_of_a_change_with_the_next_look_all_of_the_same_tick()
    {
        var listeners = new[] { _audience.Join()!, _audience.Join()!, _audience.Join()! };

        _audience.Enqueue([Change(1)]);
        _audience.Push();

        var tick = listeners[0].Take()!;
        tick.Sequence.ShouldBe(1);
        listeners.Skip(1).ShouldAllBe(l => ReferenceEquals(l.Take(), tick)); // encoded once for all
        _audience.Pace.ShouldBe(_options.ChangePollInterval);
    }

    [Fact]
    public void A_crowd_takes_turns_and_each_cohort_hears_everything_since_its_own()
    {
        var listeners = Enumerable.Range(0, 4).Select(_ => _audience.Join()!).ToArray();
        var heard = new List<(int Listener, ChangeTick Tick)>();
        for (var sequence = 1; sequence <= 3; sequence++)
        {
            _audience.Enqueue([Change(sequence)]);
            _audience.Push();
            heard.AddRange(listeners.Index().Select(l => (l.Index, l.Item.Take()!)).Where(h => h.Item2 is not null));
        }

        // Two of four each time, the same two at every other turn.
        heard.Select(h => h.Tick.Sequence).ShouldBe([1, 1, 2, 2, 3, 3]);
        heard[0].Listener.ShouldBe(heard[4].Listener);
        heard[0].Tick.ShouldBeSameAs(heard[1].Tick); // encoded once for a cohort
        heard.Select(h => Seats(h.Tick)).ShouldBe([[1], [1], [1, 2], [1, 2], [2, 3], [2, 3]]);
        _audience.Pace.ShouldBe(_options.CrowdPushInterval / 2);
    }

    [Fact]
    public void Lost_changes_are_told_to_every_cohort_at_once_and_cover_what_waited()
    {
        var listeners = Enumerable.Range(0, 4).Select(_ => _audience.Join()!).ToArray();
        _audience.Enqueue([Change(1)]);
        _audience.Push();
        foreach (var listener in listeners)
        {
            listener.Take(); // half of them have heard
        }

        _audience.NotifyDataLoss(7);
        _audience.Push();
        _audience.Push();

        listeners.Select(l => (l.Take()!.Sections, l.Take())).ShouldAllBe(t => t.Sections == null && t.Item2 == null);
    }

    [Fact]
    public void A_heartbeat_comes_also_while_others_hear_of_changes()
    {
        var listener = _audience.Join()!;
        _time.Move(_options.HeartbeatInterval);

        _audience.Enqueue([Change(1)]);
        _audience.Push();

        listener.Take()!.IsHeartbeat.ShouldBeTrue();
        listener.Take()!.Sequence.ShouldBe(1);
    }

    [Fact]
    public void A_crowd_has_its_heartbeats_in_turns_too()
    {
        var listeners = Enumerable.Range(0, 4).Select(_ => _audience.Join()!).ToArray();
        _time.Move(_options.HeartbeatInterval);

        _audience.Push();
        listeners.Count(l => l.Take() is { IsHeartbeat: true }).ShouldBe(2);
        _audience.Push();
        listeners.Count(l => l.Take() is { IsHeartbeat: true }).ShouldBe(2);
        _audience.Push();
        listeners.ShouldAllBe(l => l.Take() == null);
    }

    [Fact]
    public async Task Ticks_wait_behind_a_slow_write_and_the_end_waits_too()
    {
        var listener = _audience.Join()!;
        var slow = new TaskCompletionSource();
        var written = new List<long>();
        var writers = 0;
        var running = listener.RunAsync(async l =>
        {
            Interlocked.Increment(ref writers).ShouldBe(1);
            while (l.Take() is { } tick)
            {
                written.Add(tick.Sequence);
            }

            await slow.Task;
            Interlocked.Decrement(ref writers);
        });

        foreach (var sequence in new[] { 1, 2, 3 })
        {
            listener.Offer(ChangeTick.Of([Change(sequence)]));
        }

        written.ShouldBe([1]);
        listener.Complete();
        running.IsCompleted.ShouldBeFalse(); // the write still runs
        slow.SetResult();
        await running.WaitAsync(Eventually.Patience);
    }

    [Fact]
    public async Task A_failed_write_ends_the_stream_with_its_reason()
    {
        var listener = _audience.Join()!;
        var running = listener.RunAsync(_ => throw new InvalidOperationException("broken"));

        listener.Offer(ChangeTick.Of([Change(1)]));

        (await running.ShouldThrowAsync<InvalidOperationException>()).Message.ShouldBe("broken");
    }

    private static int[] Seats(ChangeTick tick) =>
        [.. tick.Sections!.Single().Subsections.Single().Seats.Select(s => s.Index)];

    private static SeatChange Change(int sequence) => new(
        sequence, "A", [new SubsectionChange(1, 10 - sequence, sequence, 0, [new ChangedSeat(sequence, default)])]);
}
