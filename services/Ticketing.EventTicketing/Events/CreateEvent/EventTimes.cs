using System.Globalization;
using Ticketing.Contracts.Time;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Events.CreateEvent;

/// <summary>When an event begins, and when its sale ends, begins and opens for access codes, UTC.</summary>
internal readonly record struct EventTimes(
    DateTimeOffset StartsAt, DateTimeOffset SaleEndsAt, DateTimeOffset? SaleStartsAt = null,
    DateTimeOffset? PresaleStartsAt = null)
{
    /// <summary>How times are written; the API's description says it.</summary>
    public const string Format =
        "Times are local to the venue (`2026-12-05T19:30`, read in `time_zone`) or have an offset "
        + "(`2026-12-05T19:30+08:00`). A local time that the clock skips, or shows twice without an offset, is refused.";

    /// <summary>Nobody sells a seat earlier; a start beyond it is a mistyped year.</summary>
    private const int MaxYearsAhead = 5;

    /// <summary>Seats are sold at the door of an event that lasts a day.</summary>
    private static readonly TimeSpan SaleAfterStart = TimeSpan.FromDays(1);

    private const string Unreadable =
        "Must be a date and time at the venue, for example 2026-12-05T19:30, or one with an offset, for example "
        + "2026-12-05T19:30+08:00.";

    /// <summary>The times of a request; wrong values become errors.</summary>
    /// <param name="draft">The request.</param>
    /// <param name="now">Neither time may be before it.</param>
    /// <param name="errors">Gets what is wrong.</param>
    public static EventTimes Read(CreateEventRequest draft, DateTimeOffset now, FieldErrors errors)
    {
        // A wrong zone is an error of its own.
        var zone = draft.TimeZone ?? "UTC";
        var start = ReadStart(draft.StartsAt, zone, now, errors);
        if (start == default)
        {
            return default;
        }

        var end = start;
        if (draft.SaleEndsAt is not null)
        {
            end = ReadTime(draft.SaleEndsAt, zone, "sale_ends_at", errors) ?? start;
            RequireSaleEnd(start, end, now, errors);
        }

        var opens = ReadSaleStart(draft.SaleStartsAt, zone, now, end, errors);
        return new EventTimes(start, end, opens, ReadPresale(draft.PresaleStartsAt, zone, opens, errors));
    }

    /// <summary>
    /// The times of an event that its seller moves. What is not named stays, but the end of the sale keeps its distance
    /// from the start by the clock at the venue.
    /// </summary>
    public static EventTimes Move(EventRow row, EditEventRequest request, DateTimeOffset now, FieldErrors errors)
    {
        var start = request.StartsAt is null
            ? row.StartsAt : ReadStart(request.StartsAt, row.TimeZone, now, errors);
        if (start == default)
        {
            return default;
        }

        var end = VenueTime.Follow(row.SaleEndsAt ?? row.StartsAt, row.StartsAt, start, row.TimeZone);
        if (request.SaleEndsAt is not null)
        {
            end = ReadTime(request.SaleEndsAt, row.TimeZone, "sale_ends_at", errors) ?? start;
            RequireSaleEnd(start, end, now, errors);
        }

        var opens = row.SaleStartsAt;
        if (request.SaleStartsAt is null)
        {
            errors.Require(opens is null || opens < end, "sale_ends_at", "Must be after the start of the sale.");
        }
        else
        {
            errors.Require(row.SaleStartsAt > now, "sale_starts_at", "The sale has begun.");
            opens = ReadSaleStart(request.SaleStartsAt, row.TimeZone, now, end, errors);
        }

        if (request.PresaleStartsAt is not null)
        {
            return new EventTimes(start, end, opens, ReadPresale(request.PresaleStartsAt, row.TimeZone, opens, errors));
        }

        errors.Require(
            row.PresaleStartsAt is null || row.PresaleStartsAt < opens, "sale_starts_at",
            "Must be after the start of the pre-sale.");
        return new EventTimes(start, end, opens, row.PresaleStartsAt);
    }

    /// <summary>
    /// When the sale of a copy begins: as named, or as far from its start, by the clock at the venue, as the copied
    /// event's. A time that has passed
    /// by then means at once, which a waiting room does not allow.
    /// </summary>
    public static DateTimeOffset? CopySaleStart(
        PlannedEvent source, DateTimeOffset startsAt, string? saleStartsAt, DateTimeOffset now, FieldErrors errors)
    {
        var zone = source.Policies.TimeZone;
        if (saleStartsAt is not null)
        {
            return ReadSaleStart(saleStartsAt, zone, now, DateTimeOffset.MaxValue, errors);
        }

        DateTimeOffset? start = source.SaleStartsAt is { } earlier
            ? VenueTime.Follow(earlier, source.StartsAt, startsAt, zone)
            : null;
        if (!(start < now))
        {
            return start;
        }

        errors.Require(
            source.Policies.WaitingRoomMinutes is null, "sale_starts_at",
            "The sale of the copy would begin in the past: name another time, because it has a waiting room.");
        return null;
    }

    /// <summary>When an event begins; an error and the default if that is no time or not within the bounds.</summary>
    public static DateTimeOffset ReadStart(
        string? text, string zone, DateTimeOffset now, FieldErrors errors, string field = "starts_at")
    {
        if (ReadTime(text, zone, field, errors) is not { } start)
        {
            return default;
        }

        errors.Require(start >= now, field, "Must not be in the past.");
        errors.Require(
            start <= now.AddYears(MaxYearsAhead), field, $"Must be at most {MaxYearsAhead} years ahead.");
        return start;
    }

    private static void RequireSaleEnd(
        DateTimeOffset start, DateTimeOffset end, DateTimeOffset now, FieldErrors errors)
    {
        errors.Require(end >= now, "sale_ends_at", "Must not be in the past.");
        errors.Require(
            end <= start || end - start <= SaleAfterStart, "sale_ends_at", "Must be at most a day after the start.");
    }

    private static DateTimeOffset? ReadSaleStart(
        string? text, string zone, DateTimeOffset now, DateTimeOffset saleEndsAt, FieldErrors errors)
    {
        if (text is null || ReadTime(text, zone, "sale_starts_at", errors) is not { } start)
        {
            return null;
        }

        errors.Require(start >= now, "sale_starts_at", "Must not be in the past.");
        errors.Require(start < saleEndsAt, "sale_starts_at", "Must be before the end of the sale.");
        return start;
    }

    /// <summary>Null for none. It may have passed already: then the pre-sale begins at once.</summary>
    private static DateTimeOffset? ReadPresale(
        string? text, string zone, DateTimeOffset? saleStartsAt, FieldErrors errors)
    {
        if (text is null || ReadTime(text, zone, "presale_starts_at", errors) is not { } start)
        {
            return null;
        }

        errors.Require(
            start < saleStartsAt, "presale_starts_at", "Must be before the start of the sale, which must have a time.");
        return start;
    }

    /// <summary>A time of the venue, or an error of the field. In a zone that is none it is read in UTC.</summary>
    public static DateTimeOffset? ReadTime(string? text, string zone, string field, FieldErrors errors)
    {
        zone = VenueTime.IsZone(zone) ? zone : "UTC";
        switch (VenueTime.Read(text, zone, out var moment))
        {
            case VenueTimeAnswer.Exact:
                return moment;
            case VenueTimeAnswer.Skipped:
                errors.Add(
                    field,
                    $"There is no {text} in {zone}: daylight saving begins, and the clock skips this time.");
                return null;
            case VenueTimeAnswer.Ambiguous:
                var both = VenueTime.MomentsOf(text!, zone).Select(
                    at => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
                errors.Add(
                    field,
                    $"The clock in {zone} shows {text} twice, because daylight saving ends. Name one of the two: "
                    + $"{string.Join(" or ", both)}.");
                return null;
            default:
                errors.Add(field, Unreadable);
                return null;
        }
    }
}
