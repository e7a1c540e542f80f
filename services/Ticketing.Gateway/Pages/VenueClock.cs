namespace Ticketing.Gateway.Pages;

/// <summary>Times as the clock at the venue shows them.</summary>
internal static class VenueClock
{
    /// <summary>A zone that this machine does not know is shown in UTC.</summary>
    public static DateTimeOffset At(DateTimeOffset time, string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var rules)
            ? TimeZoneInfo.ConvertTime(time, rules)
            : time.ToUniversalTime();
}
