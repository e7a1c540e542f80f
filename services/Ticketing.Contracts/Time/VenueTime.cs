using System.Globalization;

namespace Ticketing.Contracts.Time;

/// <summary>What became of a date and time that somebody typed for a venue.</summary>
public enum VenueTimeAnswer
{
    /// <summary>It names one moment.</summary>
    Exact,

    /// <summary>It is no date and time.</summary>
    Unreadable,

    /// <summary>The clock skips it: daylight saving begins, and there is no such time that day.</summary>
    Skipped,

    /// <summary>The clock shows it twice: daylight saving ends. Only a time with its offset says which.</summary>
    Ambiguous,
}

/// <summary>
/// Dates and times of a venue are entered and shown in the venue's own time zone, wherever the person at the keyboard is.
/// </summary>
public static class VenueTime
{
    /// <summary>Areas of the IANA database whose names browsers know as well as .NET does.</summary>
    private static readonly string[] Areas =
        ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

    private static readonly string[] LocalForms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    private static readonly string[] OffsetForms = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>
    /// True for <c>UTC</c> and names like <c>Asia/Taipei</c>. Files of the machine's time zone folder that are no place
    /// (<c>localtime</c>, <c>posixrules</c>, <c>right/UTC</c>) and old abbreviations (<c>EST5EDT</c>) are refused: a
    /// browser's <c>Intl</c> throws for them.
    /// </summary>
    public static bool IsZone(string? name) =>
        name is "UTC" || (name is { Length: <= 64 } && Areas.Contains(name.Split('/')[0], StringComparer.Ordinal)
            && name.Contains('/', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            && zone.Id == name);

    /// <summary>Reads <c>2026-12-05T19:30</c> in the venue's zone, or <c>2026-12-05T19:30+08:00</c> as it stands.</summary>
    /// <param name="text">ISO 8601, to the minute or finer; <c>Z</c> is an offset.</param>
    /// <param name="zone">A name that <see cref="IsZone"/> accepts.</param>
    /// <param name="moment">In UTC, when the answer is exact; when it is ambiguous, the earlier of the two.</param>
    public static VenueTimeAnswer Read(string? text, string zone, out DateTimeOffset moment)
    {
        moment = default;
        const DateTimeStyles Exactly = DateTimeStyles.None;
        var withOffset = text is not null && text.EndsWith('Z') ? text[..^1] + "+00:00" : text;
        if (DateTimeOffset.TryParseExact(
            withOffset, OffsetForms, CultureInfo.InvariantCulture, Exactly, out var exact))
        {
            moment = exact.ToUniversalTime();
            return VenueTimeAnswer.Exact;
        }

        if (!DateTime.TryParseExact(text, LocalForms, CultureInfo.InvariantCulture, Exactly, out var local))
        {
            return VenueTimeAnswer.Unreadable;
        }

        var rules = TimeZoneInfo.FindSystemTimeZoneById(zone);
        if (rules.IsInvalidTime(local))
        {
            return VenueTimeAnswer.Skipped;
        }

        var isTwice = rules.IsAmbiguousTime(local);
        var offset = isTwice ? rules.GetAmbiguousTimeOffsets(local).Max() : rules.GetUtcOffset(local);
        if (local.Ticks - offset.Ticks < DateTime.MinValue.Ticks || local.Ticks - offset.Ticks > DateTime.MaxValue.Ticks)
        {
            return VenueTimeAnswer.Unreadable;
        }

        moment = new DateTimeOffset(local, offset).ToUniversalTime();
        return isTwice ? VenueTimeAnswer.Ambiguous : VenueTimeAnswer.Exact;
    }

    /// <summary>
    /// <paramref name="time"/> as far from <paramref name="to"/>, by the clock at the venue, as it was from
    /// <paramref name="from"/>: "until noon of the day before" stays noon when daylight saving begins or ends between.
    /// </summary>
    public static DateTimeOffset Follow(DateTimeOffset time, DateTimeOffset from, DateTimeOffset to, string zone)
    {
        if (time == from || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var rules))
        {
            return time + (to - from);
        }

        var start = TimeZoneInfo.ConvertTime(to, rules);
        var local = TimeZoneInfo.ConvertTime(time, rules).DateTime
            + (start.DateTime - TimeZoneInfo.ConvertTime(from, rules).DateTime);
        // Of an hour that comes twice the one on the start's side; an hour that is skipped is read as the clock before it.
        var offset = rules.IsAmbiguousTime(local) && rules.GetAmbiguousTimeOffsets(local).Contains(start.Offset)
            ? start.Offset
            : rules.IsInvalidTime(local) ? rules.GetUtcOffset(local.AddHours(-3)) : rules.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The two moments of an ambiguous local time, earlier first, each with its offset.</summary>
    public static IReadOnlyList<DateTimeOffset> MomentsOf(string local, string zone)
    {
        var rules = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var time = DateTime.ParseExact(local, LocalForms, CultureInfo.InvariantCulture, DateTimeStyles.None);
        return [.. rules.GetAmbiguousTimeOffsets(time).OrderDescending().Select(offset => new DateTimeOffset(time, offset))];
    }
}
