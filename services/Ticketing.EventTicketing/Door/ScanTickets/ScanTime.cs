namespace Ticketing.EventTicketing.Door.ScanTickets;

/// <summary>
/// The time at which a scan counts. A device's clock may be wrong by hours, and of several admissions the first one
/// counts: so a clock is believed between the device's last contact with us and now, and nowhere else.
/// </summary>
/// <param name="At">UTC, whole milliseconds: what the database gives back must compare equal.</param>
/// <param name="Clamped">Why this is not what the device claimed; null when it is.</param>
internal readonly record struct ScanTime(DateTimeOffset At, string? Clamped)
{
    /// <summary>The device claims that it scanned before its last contact with us.</summary>
    public const string BeforeContact = "before-contact";

    /// <summary>The device claims that it will scan.</summary>
    public const string AfterArrival = "after-arrival";

    /// <summary>The device proves no contact: its scan counts from the moment when we hear of it.</summary>
    public const string NoContact = "no-contact";

    /// <summary>The device asks us now and claims another time.</summary>
    public const string WrongClock = "wrong-clock";

    /// <summary>A device's clock may be this much off; times are compared to clocks of several of our servers too.</summary>
    public static readonly TimeSpan MaxSkew = TimeSpan.FromMinutes(2);

    /// <summary>Of a scan that we are asked about at this moment.</summary>
    public static ScanTime OfQuestion(DateTimeOffset claimed, DateTimeOffset now) =>
        new(Whole(now), (now - claimed).Duration() > MaxSkew ? WrongClock : null);

    /// <summary>Of an admission that the device reports.</summary>
    /// <param name="claimed">The device's clock.</param>
    /// <param name="contact">The last contact that the device proves, or null.</param>
    /// <param name="now">When we hear of it.</param>
    public static ScanTime OfReport(DateTimeOffset claimed, DateTimeOffset? contact, DateTimeOffset now) => contact switch
    {
        null => new(Whole(now), NoContact),
        { } earliest when claimed < earliest => new(Whole(earliest), BeforeContact),
        _ when claimed > now + MaxSkew => new(Whole(now), AfterArrival),
        _ => new(Whole(claimed), null),
    };

    private static DateTimeOffset Whole(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
