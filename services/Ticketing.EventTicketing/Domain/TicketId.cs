using Ticketing.Contracts;
using Ticketing.Contracts.Seating;

namespace Ticketing.EventTicketing.Domain;

/// <summary>
/// A ticket under its public name: <c>event-section-subsection-row-seat</c>, for example <c>1-A-1-5-12</c>.
/// It is the table's key written out, so it needs no column and no index of its own. Opaque to clients.
/// </summary>
public readonly record struct TicketId(EventId EventId, string Section, SeatPosition Seat)
{
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
