namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class HandMovedTime : TimeProvider
{
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public void Move(TimeSpan by) => _now += by.Ticks;
}
