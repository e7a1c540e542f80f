using Ticketing.Contracts.Seating;

namespace Ticketing.EventTicketing.Tickets;

/// <summary>Seats of a booking as one column: <c>1-5-12,1-5-13</c> (subsection-row-seat).</summary>
internal static class SeatList
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
