using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;

namespace Ticketing.EventTicketing.Tickets.RecordTickets;

/// <summary>
/// The tickets that one statement changes. Its properties are the columns, an array each, which the statements of
/// <see cref="TicketStatements"/> unnest.
/// </summary>
internal sealed class TicketRows
{
    private readonly List<(BookingFold Booking, SeatPosition Seat)> _rows;

    /// <summary>
    /// The seats of each booking, in order of the table's key, so that two batches lock them in one order.
    /// </summary>
    private TicketRows(IEnumerable<BookingFold> bookings, Func<BookingFold, IEnumerable<SeatPosition>> seats)
    {
        _rows =
        [
            .. bookings.SelectMany(b => seats(b).Select(s => (Booking: b, Seat: s)))
                .OrderBy(r => r.Booking.EventId.Value)
                .ThenBy(r => r.Booking.Section, StringComparer.Ordinal)
                .ThenBy(r => r.Seat.Subsection).ThenBy(r => r.Seat.Row).ThenBy(r => r.Seat.Seat),
        ];
    }

    public int Count => _rows.Count;

    public long[] EventIds => Column(r => r.Booking.EventId.Value);

    public string[] Sections => Column(r => r.Booking.Section);

    public short[] Subsections => Column(r => (short)r.Seat.Subsection);

    public short[] Rows => Column(r => (short)r.Seat.Row);

    public short[] Seats => Column(r => (short)r.Seat.Seat);

    public Guid[] BookingIds => Column(r => r.Booking.BookingId.Value);

    /// <summary>SOLD where the payment overtook the reservation.</summary>
    public short[] Statuses => Column(r => (short)(r.Booking.After.State is TicketBookingState.Sold
        ? TicketStatus.Sold
        : TicketStatus.Reserved));

    public Guid?[] BuyerIds => Column(r => r.Booking.BuyerId?.Value);

    public long?[] Prices => Column(r => PriceOf(r)?.PriceMinor ?? r.Booking.PriceMinor);

    public string?[] Kinds => Column(r => PriceOf(r)?.Kind);

    public string?[] Categories => Column(r => PriceOf(r)?.Category);

    public DateTimeOffset?[] ReservedAt => Column(r => r.Booking.ReservedAt);

    public DateTimeOffset?[] SoldAt => Column(r => r.Booking.SoldAt);

    /// <summary>Tickets that go AVAILABLE → RESERVED, or → SOLD where the payment overtook the reservation.</summary>
    public static TicketRows ToTake(IEnumerable<BookingFold> bookings) =>
        new(bookings, b => b.After.Held.Except(b.Before.Held));

    /// <summary>Tickets that go RESERVED → SOLD.</summary>
    public static TicketRows ToSell(IEnumerable<BookingFold> bookings) => new(
        bookings.Where(b => b is { Before.State: TicketBookingState.Reserved, After.State: TicketBookingState.Sold }),
        b => b.After.Held.Intersect(b.Before.Held));

    /// <summary>Tickets that go RESERVED or SOLD → AVAILABLE.</summary>
    public static TicketRows ToFree(IEnumerable<BookingFold> bookings) =>
        new(bookings, b => b.Before.Held.Except(b.After.Held));

    /// <summary>Tickets that bookings gave back, also those whose reservation never came here.</summary>
    public static TicketRows GivenBack(IEnumerable<BookingFold> bookings) => new(bookings, b => b.After.GivenBack);

    /// <summary>
    /// The first booking that names a ticket which an earlier one of the same batch names too, or null. The statement
    /// alone would give the ticket to either of them.
    /// </summary>
    public BookingFold? FindFirstRival()
    {
        BookingFold? rival = null;
        for (var i = 1; i < _rows.Count; i++)
        {
            var (a, b) = (_rows[i - 1], _rows[i]);
            if (a.Seat == b.Seat && a.Booking.EventId == b.Booking.EventId && a.Booking.Section == b.Booking.Section)
            {
                var later = a.Booking.First.Order > b.Booking.First.Order ? a.Booking : b.Booking;
                rival = rival is null || later.First.Order < rival.First.Order ? later : rival;
            }
        }

        return rival;
    }

    private static SeatPrice? PriceOf((BookingFold Booking, SeatPosition Seat) row) =>
        row.Booking.Prices?.TryGetValue(row.Seat, out var price) == true ? price : null;

    private T[] Column<T>(Func<(BookingFold Booking, SeatPosition Seat), T> value) => [.. _rows.Select(value)];
}
