using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Ticketing.Contracts.Time;
using Ticketing.EventTicketing.Events.CreateEvent;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Series;

/// <summary>
/// Times on days, by the clock at the venue:
/// <c>{"from":"2027-05-01","to":"2027-05-31","weekdays":["sat","sun"],"times":["14:00","20:15"]}</c>.
/// </summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, at most 366 days later.</param>
/// <param name="Times">At what times on each day.</param>
/// <param name="Weekdays">Only on these: <c>mon</c> to <c>sun</c>; every day if absent.</param>
/// <param name="Except">Days without shows.</param>
internal sealed record DateRule(
    [property: Required] string? From, [property: Required] string? To,
    [property: Required] IReadOnlyList<string?>? Times, IReadOnlyList<string?>? Weekdays = null,
    IReadOnlyList<string?>? Except = null);

/// <summary>When the shows of a series begin, from a list, a rule, or both.</summary>
internal static class SeriesDates
{
    /// <summary>Shows that one request may ask for.</summary>
    public const int MaxShows = 500;

    /// <summary>Shows of one series in all: five years of a daily show, or a year of five a day.</summary>
    public const int MaxShowsOfSeries = 2_000;

    private const int MaxDays = 366;
    private const int MaxTimesADay = 24;

    private static readonly string[] WeekdayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>The starts in order, each once; wrong values become errors.</summary>
    /// <param name="starts">Named one by one, in the form of <see cref="EventTimes.Format"/>.</param>
    /// <param name="rule">Times on days. What of it has passed is left out.</param>
    /// <param name="zone">The venue's zone.</param>
    /// <param name="now">No start may be before it.</param>
    /// <param name="errors">Gets what is wrong.</param>
    public static SortedSet<DateTimeOffset> Read(
        IReadOnlyList<string?>? starts, DateRule? rule, string zone, DateTimeOffset now, FieldErrors errors)
    {
        var dates = new SortedSet<DateTimeOffset>();
        errors.Require((starts?.Count ?? 0) <= MaxShows, "starts", $"Must be at most {MaxShows} times.");
        for (var i = 0; starts is not null && i < Math.Min(starts.Count, MaxShows) && !errors.Full; i++)
        {
            var path = $"starts[{i}]";
            var start = EventTimes.ReadStart(starts[i], zone, now, errors, path);
            errors.Require(start == default || dates.Add(start), path, "Named twice.");
        }

        if (rule is not null)
        {
            AddRule(rule, zone, now, dates, errors);
        }

        errors.Require(
            !errors.None || dates.Count is >= 1 and <= MaxShows, "starts", $"Must be 1 to {MaxShows} shows in all.");
        return dates;
    }

    private static void AddRule(
        DateRule rule, string zone, DateTimeOffset now, SortedSet<DateTimeOffset> dates, FieldErrors errors)
    {
        var first = ReadDay(rule.From, "rule.from", errors);
        var last = ReadDay(rule.To, "rule.to", errors);
        var times = ReadTimes(rule.Times, errors);
        var weekdays = ReadWeekdays(rule.Weekdays, errors);
        var except = ReadExceptions(rule.Except, errors);
        errors.Require(
            !errors.None || (last >= first && last.DayNumber - first.DayNumber < MaxDays), "rule.to",
            $"Must be the first day or one of the {MaxDays - 1} after it.");
        if (!errors.None)
        {
            return;
        }

        for (var day = first; day <= last && dates.Count <= MaxShows && !errors.Full; day = day.AddDays(1))
        {
            if (!weekdays.Contains((int)day.DayOfWeek) || except.Contains(day))
            {
                continue;
            }

            foreach (var time in times)
            {
                AddShow(day.ToDateTime(time), zone, now, dates, errors);
            }
        }
    }

    private static void AddShow(
        DateTime local, string zone, DateTimeOffset now, SortedSet<DateTimeOffset> dates, FieldErrors errors)
    {
        var text = local.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

        // A show of today's matinee is left out in the evening; any other time that is wrong is told.
        if (VenueTime.Read(text, zone, out var moment) != VenueTimeAnswer.Exact || moment >= now)
        {
            var start = EventTimes.ReadStart(text, zone, now, errors, "rule.times");
            if (start != default)
            {
                dates.Add(start);
            }
        }
    }

    private static DateOnly ReadDay(string? text, string field, FieldErrors errors)
    {
        errors.Require(
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day),
            field, "Must be a day, for example 2027-05-01.");
        return day;
    }

    private static SortedSet<TimeOnly> ReadTimes(IReadOnlyList<string?>? texts, FieldErrors errors)
    {
        var times = new SortedSet<TimeOnly>();
        if (!errors.Require(
            texts is { Count: >= 1 and <= MaxTimesADay }, "rule.times", $"Must be 1 to {MaxTimesADay} times of day."))
        {
            return times;
        }

        for (var i = 0; i < texts!.Count; i++)
        {
            errors.Require(
                TimeOnly.TryParseExact(texts[i], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time),
                $"rule.times[{i}]", "Must be a time of day, for example 20:15.");
            times.Add(time);
        }

        return times;
    }

    private static HashSet<int> ReadWeekdays(IReadOnlyList<string?>? names, FieldErrors errors)
    {
        if (names is null)
        {
            return [.. Enumerable.Range(0, WeekdayNames.Length)];
        }

        var days = new HashSet<int>();
        var isBounded = errors.Require(
            names.Count is >= 1 and <= 7, "rule.weekdays", "Must be 1 to 7 weekdays, or absent for every day.");
        for (var i = 0; isBounded && i < names.Count; i++)
        {
            var day = Array.IndexOf(WeekdayNames, names[i]);
            errors.Require(day >= 0, $"rule.weekdays[{i}]", "Must be mon, tue, wed, thu, fri, sat or sun.");
            days.Add(day);
        }

        return days;
    }

    private static HashSet<DateOnly> ReadExceptions(IReadOnlyList<string?>? texts, FieldErrors errors)
    {
        var days = new HashSet<DateOnly>();
        var isBounded = errors.Require(
            (texts?.Count ?? 0) <= MaxDays, "rule.except", $"Must be at most {MaxDays} days.");
        for (var i = 0; isBounded && texts is not null && i < texts.Count && !errors.Full; i++)
        {
            days.Add(ReadDay(texts[i], $"rule.except[{i}]", errors));
        }

        return days;
    }
}
