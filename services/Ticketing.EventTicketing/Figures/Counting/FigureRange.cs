using System.Globalization;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Figures.Counting;

/// <summary>A time and the step in which it is asked for.</summary>
/// <param name="Step"><c>minute</c>, <c>hour</c> or <c>day</c>.</param>
/// <param name="From">Begins at a whole minute or hour, UTC.</param>
/// <param name="To">Not included.</param>
internal sealed record FigureRange(string Step, DateTimeOffset From, DateTimeOffset To)
{
    public const string Minute = "minute";
    public const string Hour = "hour";
    public const string Day = "day";

    /// <summary>Steps of one answer: a day in minutes, two months in hours.</summary>
    private const int MaxSteps = 1_500;

    /// <summary>A day step is added up from hours: at most a year of them.</summary>
    private const int MaxDays = 366;

    /// <summary>What is asked for when nothing is: the last day, hour by hour.</summary>
    private static readonly TimeSpan UsualLength = TimeSpan.FromHours(24);

    public static IReadOnlyList<string> Steps { get; } = [Minute, Hour, Day];

    /// <summary>Reads <c>step</c>, <c>from</c> and <c>to</c>; what is wrong goes to <paramref name="errors"/>.</summary>
    public static FigureRange Read(string? step, string? from, string? to, DateTimeOffset now, FieldErrors errors)
    {
        step = string.IsNullOrEmpty(step) ? Hour : step;
        errors.Require(Steps.Contains(step), "step", "Must be minute, hour or day.");
        var end = ReadTime(to, "to", Ceiling(now, step), errors);
        var start = Floor(ReadTime(from, "from", end - UsualLength, errors), step);
        var length = end - start;
        errors.Require(length > TimeSpan.Zero, "from", "Must be before to.");
        errors.Require(
            step == Day ? length.TotalDays <= MaxDays : length / UnitOf(step) <= MaxSteps, "from",
            $"At most {MaxSteps} steps, or {MaxDays} days.");
        return new FigureRange(step, start, end);
    }

    private static DateTimeOffset ReadTime(string? text, string field, DateTimeOffset otherwise, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(text))
        {
            return otherwise;
        }

        var ok = DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time);
        errors.Require(ok && time.Year is > 2000 and < 3000, field, "Must be a time, such as 2026-05-01T19:00:00Z.");
        return ok && time.Year is > 2000 and < 3000 ? time : otherwise;
    }

    private static TimeSpan UnitOf(string step) => step == Minute ? TimeSpan.FromMinutes(1) : TimeSpan.FromHours(1);

    private static DateTimeOffset Floor(DateTimeOffset time, string step) =>
        new(time.UtcTicks - (time.UtcTicks % UnitOf(step).Ticks), TimeSpan.Zero);

    private static DateTimeOffset Ceiling(DateTimeOffset time, string step) => Floor(time, step) + UnitOf(step);
}
