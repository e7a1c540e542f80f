using Ticketing.SeatReservation.Domain;
using Ticketing.SeatReservation.Following;
using Ticketing.SeatReservation.Infrastructure;

namespace Ticketing.SeatReservation.Tests;

public sealed class ChangeAudienceTests
{
    private readonly HandMovedTime _time = new();
    private readonly SeatReservationOptions _options = new() { CrowdOf = 2 };
    private readonly ChangeAudience _audience;

    public ChangeAudienceTests() => _audience = new ChangeAudience(_options, _time);

    [Fact]
    public void A_few_listeners_hear_of_a_change_with_the_next_look()
    {
        var listener = _audience.Join()!;

        _audience.Tell([Change(1)]);
        _audience.PushIfDue();

        listener.Take()!.Sequence.ShouldBe(1);
    }

    [Fact]
    public void A_crowd_hears_at_its_own_pace_and_of_everything_at_once()
    {
        var listeners = new[] { _audience.Join()!, _audience.Join()! };
        _audience.Tell([Change(1)]);
        _audience.PushIfDue();
        listeners[0].Take().ShouldBeNull(); // the pace counts from the beginning

        _time.Move(_options.CrowdPushInterval);
        _audience.Tell([Change(2)]);
        _audience.PushIfDue();

        var tick = listeners[0].Take()!;
        tick.Sequence.ShouldBe(2);
        tick.Sections!.ShouldHaveSingleItem().Subsections.ShouldHaveSingleItem().Seats.Count.ShouldBe(2);
        listeners[1].Take().ShouldBeSameAs(tick); // encoded once for both
    }

    [Fact]
    public void A_heartbeat_comes_also_while_others_hear_of_changes()
    {
        var listener = _audience.Join()!;
        _time.Move(_options.HeartbeatInterval);

        _audience.Tell([Change(1)]);
        _audience.PushIfDue();

        listener.Take()!.IsHeartbeat.ShouldBeTrue();
        listener.Take()!.Sequence.ShouldBe(1);
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

    private static SeatChange Change(int sequence) => new(
        sequence, "A", [new SubsectionChange(1, 10 - sequence, sequence, 0, [new ChangedSeat(sequence, default)])]);

    private sealed class HandMovedTime : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Move(TimeSpan by) => _now += by.Ticks;
    }
}
