using System.Globalization;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;

namespace Ticketing.EventTicketing.Domain;

/// <summary>
/// A ticket under its public name: <c>event-section-subsection-row-seat</c>, for example <c>1-A-1-5-12</c>.
/// It is the table's key written out, so it needs no column and no index of its own. Opaque to clients.
/// </summary>
public readonly record struct TicketId(EventId EventId, string Section, SeatPosition Seat)
{
    /// <summary>Longest text form: a 19-digit event, 8 letters, three 5-digit numbers and the dashes.</summary>
    private const int MaxLength = 19 + 8 + 15 + 4;

    /// <summary>Reads the text form; false for anything that <see cref="ToString"/> would not write.</summary>
    public static bool TryParse(string? text, out TicketId id)
    {
        id = default;
        if (text is null || text.Length > MaxLength || text.Split('-') is not { Length: 5 } parts
            || !EventId.TryParse(parts[0], null, out var eventId)
            || parts[1].Length is 0 or > 8 || !parts[1].All(char.IsLetterOrDigit)
            || !TryNumber(parts[2], out var subsection) || !TryNumber(parts[3], out var row)
            || !TryNumber(parts[4], out var seat))
        {
            return false;
        }

        id = new TicketId(eventId, parts[1], new SeatPosition(subsection, row, seat));
        return string.Equals(id.ToString(), text, StringComparison.Ordinal);
    }

    /// <summary>Numbers of rows and seats are small integers in the database.</summary>
    private static bool TryNumber(string text, out short number) =>
        short.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;

    /// <inheritdoc/>
    public override string ToString() => $"{EventId}-{Section}-{Seat}";
}

/// <summary>Seats of a booking as one column: <c>1-5-12,1-5-13</c> (subsection-row-seat).</summary>
public static class SeatList
{
    /// <summary>Writes the seats, in the order given.</summary>
    public static string Write(IEnumerable<SeatPosition> seats) => string.Join(',', seats);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static List<SeatPosition> Read(string text)
    {
        var seats = new List<SeatPosition>();
        foreach (var range in text.AsSpan().Split(','))
        {
            var one = text.AsSpan(range);
            if (one.IsEmpty)
            {
                continue;
            }

            var first = one.IndexOf('-');
            var last = one.LastIndexOf('-');
            seats.Add(new SeatPosition(
                int.Parse(one[..first]), int.Parse(one[(first + 1)..last]), int.Parse(one[(last + 1)..])));
        }

        return seats;
    }
}
