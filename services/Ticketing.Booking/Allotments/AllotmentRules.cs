using System.Security.Cryptography;
using System.Text;
using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Allotments;

/// <summary>Bounds of allotments, and how one is cut into bookings; pure.</summary>
internal static class AllotmentRules
{
    /// <summary>Sponsor, presale, box office, house: what the seats are kept for.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["sponsor", "presale", "box-office", "house"];

    /// <summary>Allotments of an event that keep seats at a time: more than a page shows usefully.</summary>
    public const int MaxOpen = 200;

    /// <summary>Seats of one allotment: a transaction of at most 40 bookings.</summary>
    public const int MaxSeats = 1_000;

    /// <summary>What the seat engine takes in one request.</summary>
    public const int MaxSeatsOfBooking = 50;

    public const int MaxNameLength = 100;

    /// <summary>
    /// The hold of an allotment's booking, 31 years: it is over when the allotment is released, and nobody meets this
    /// deadline. So holds need no case for bookings without one.
    /// </summary>
    public const int HoldSeconds = 1_000_000_000;

    /// <summary>
    /// The wishes of the bookings that an allotment is made of. Rows (and with them tables) stay whole where they fit into
    /// a booking.
    /// </summary>
    public static IReadOnlyList<SellerWish> Cut(SellerWish wish)
    {
        if (wish.Seats is not { } seats)
        {
            return [.. Enumerable.Range(0, (wish.Quantity + MaxSeatsOfBooking - 1) / MaxSeatsOfBooking)
                .Select(i => wish with { Quantity = Math.Min(MaxSeatsOfBooking, wish.Quantity - (i * MaxSeatsOfBooking)) })];
        }
        var parts = new List<List<SeatPosition>> { new() };
        foreach (var piece in seats.GroupBy(s => (s.Subsection, s.Row)).OrderBy(g => g.Key)
            .SelectMany(row => row.OrderBy(s => s.Seat).Chunk(MaxSeatsOfBooking)))
        {
            if (parts[^1].Count + piece.Length > MaxSeatsOfBooking)
            {
                parts.Add([]);
            }
            parts[^1].AddRange(piece);
        }
        return [.. parts.Select(part => wish with { Quantity = part.Count, Seats = part })];
    }

    /// <summary>
    /// Which of the seats of a booking meet a wish: the named ones, or the first that sit side by side, or else the
    /// first. Null if they do not.
    /// </summary>
    public static IReadOnlyList<SeatPosition>? Choose(IReadOnlyList<SeatPosition> live, SellerWish wish)
    {
        if (wish.Seats is { } named)
        {
            return named.Except(live).Any() ? null : named;
        }
        List<SeatPosition> offered =
        [
            .. live.Where(s => (wish.Subsection is null || s.Subsection == wish.Subsection) && wish.Allows?.Invoke(s) != false)
                .OrderBy(s => s.Subsection).ThenBy(s => s.Row).ThenBy(s => s.Seat),
        ];
        if (offered.Count < wish.Quantity)
        {
            return null;
        }
        var last = wish.Quantity - 1;
        for (var i = 0; i + last < offered.Count; i++)
        {
            if (offered[i + last] == offered[i] with { Seat = offered[i].Seat + last })
            {
                return offered.GetRange(i, wish.Quantity);
            }
        }
        return offered.GetRange(0, wish.Quantity);
    }

    /// <summary>What is stored of an access code. Letter case and blanks at its ends do not count.</summary>
    public static byte[] HashOf(string code) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim().ToUpperInvariant()));
}
