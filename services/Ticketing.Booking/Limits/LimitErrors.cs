using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Limits;

/// <summary>Refusals of what one person may do.</summary>
internal static class LimitErrors
{
    private static readonly TimeSpan AtLeast = TimeSpan.FromSeconds(1);

    public static Refusal SeatLimitReached { get; } = new(
        409, "seat-limit-reached", "One person may have fewer seats of this event.");

    public static Refusal TooManyReleases { get; } = new(
        429, "too-many-releases", "You let seats of this event go too often. Wait before you take some again.");

    public static Refusal TooManyDeclines { get; } = new(
        429, "too-many-declines", "Too many payments were declined. Your seats stay held; wait before you try again.");

    /// <summary>Says how many seats the person has and may still take.</summary>
    /// <param name="max">Of the event, for one person.</param>
    /// <param name="held">Held, bought and waited for.</param>
    public static Refusal SeatLimit(int max, long held) => SeatLimitReached with
    {
        Detail = $"One person may have {max} seats of this event. You hold, own or wait for {held}, "
            + $"so you may take {Math.Max(0, max - held)} more.",
    };

    /// <summary>The refusal with the time until <paramref name="until"/>.</summary>
    public static Refusal Until(this Refusal refusal, DateTimeOffset until, DateTimeOffset now) => refusal with
    {
        RetryAfter = until - now > AtLeast ? until - now : AtLeast,
    };
}
