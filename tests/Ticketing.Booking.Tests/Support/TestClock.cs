namespace Ticketing.Booking.Tests.Support;

/// <summary>The real clock, shifted. Delays and timers take their real time.</summary>
public sealed class TestClock : TimeProvider
{
    private long _shiftTicks;

    /// <summary>How far it was moved.</summary>
    public TimeSpan Shift => TimeSpan.FromTicks(Interlocked.Read(ref _shiftTicks));

    public override DateTimeOffset GetUtcNow() =>
        base.GetUtcNow() + Shift;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _shiftTicks, by.Ticks);
}
