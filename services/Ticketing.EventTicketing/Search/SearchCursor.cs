using System.Globalization;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Search;

/// <summary>
/// Where a page ends: what its last show is sorted by, for example <c>Price|30000|0|1796400000000000|7</c>. A show that
/// begins, ends or comes between two pages moves none of the others.
/// </summary>
/// <param name="Sort">Of the list.</param>
/// <param name="Amount">Metres, or minor units; 0 for the soonest.</param>
/// <param name="SuperVenueId">For the nearest; else 0.</param>
/// <param name="StartsAt">The show's start.</param>
/// <param name="EventId">The show.</param>
internal sealed record SearchCursor(
    SearchSort Sort, long Amount, long SuperVenueId, DateTimeOffset StartsAt, long EventId)
{
    private const char Separator = '|';

    /// <summary>Year 9999 in microseconds.</summary>
    private const long MaxMicroseconds = 253_402_300_799_000_000;

    public string Encode() => Cursor.Encode(string.Create(
        CultureInfo.InvariantCulture,
        $"{Sort}{Separator}{Amount}{Separator}{SuperVenueId}{Separator}{MicrosecondsOf(StartsAt)}{Separator}{EventId}"));

    /// <summary>Null for a text that is no cursor of a list of this order.</summary>
    public static SearchCursor? TryRead(string? text, SearchSort sort)
    {
        var parts = (text ?? "").Split(Separator);
        return parts.Length == 5 && parts[0] == sort.ToString()
            && TryNumber(parts[1], out var amount) && TryNumber(parts[2], out var place)
            && TryNumber(parts[3], out var microseconds) && microseconds <= MaxMicroseconds
            && TryNumber(parts[4], out var id)
                ? new SearchCursor(
                    sort, amount, place, DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond), id)
                : null;
    }

    private static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static long MicrosecondsOf(DateTimeOffset time) =>
        (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
