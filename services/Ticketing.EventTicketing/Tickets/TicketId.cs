using System.Globalization;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;

namespace Ticketing.EventTicketing.Tickets;

/// <summary>
/// A ticket under its public name: <c>event-section-subsection-row-seat</c>, for example <c>1-A-1-5-12</c>.
/// It is the table's key written out, so it needs no column and no index of its own. Opaque to clients.
/// </summary>
internal readonly record struct TicketId(EventId EventId, string Section, SeatPosition Seat)
{
    /// <summary>Longest text form: a 19-digit event, a section, three 5-digit numbers and the dashes.</summary>
    private const int MaxLength = 19 + SectionName.MaxLength + 15 + 4;

    /// <summary>Reads the text form; false for anything that <see cref="ToString"/> would not write.</summary>
    public static bool TryParse(string? text, out TicketId id)
    {
        id = default;
        if (text is null || text.Length > MaxLength || text.Split('-') is not { Length: 5 } parts
            || !EventId.TryParse(parts[0], null, out var eventId)
            || !SectionName.IsName(parts[1])
            || !TryNumber(parts[2], out var subsection) || !TryNumber(parts[3], out var row)
            || !TryNumber(parts[4], out var seat))
        {
            return false;
        }

        id = new TicketId(eventId, parts[1], new SeatPosition(subsection, row, seat));
        return string.Equals(id.ToString(), text, StringComparison.Ordinal);
    }

    /// <summary>Numbers of rows and seats are <c>smallint</c> in the database.</summary>
    private static bool TryNumber(string text, out short number) =>
        short.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;

    /// <summary>The key of table <c>tickets</c> as parameters.</summary>
    public object ToKey() => new
    {
        EventId = EventId.Value, Section, Subsection = (short)Seat.Subsection, Row = (short)Seat.Row,
        Seat = (short)Seat.Seat,
    };

    /// <inheritdoc/>
    public override string ToString() => $"{EventId}-{Section}-{Seat}";
}
