using Npgsql;
using NpgsqlTypes;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Domain;

namespace Ticketing.EventTicketing.Features.RecordTickets;

/// <summary>The tickets that one statement changes: a column an array, for <c>unnest</c>.</summary>
public sealed class TicketRows
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

    /// <summary>Tickets.</summary>
    public int Count => _rows.Count;

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

    /// <summary>
    /// Tickets that bookings do not hold any more, whether they were heard to hold them before or not.
    /// </summary>
    public static TicketRows GivenBack(IEnumerable<BookingFold> bookings) => new(bookings, b => b.After.GivenBack);

    /// <summary>
    /// The first booking that names a ticket which an earlier one of the same batch names too; null if none
    /// does. The statement alone would let either of them have it.
    /// </summary>
    public BookingFold? FirstRival()
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

    /// <summary>Adds $1 to $6: event, section, subsection, row, seat, booking.</summary>
    public NpgsqlBatchCommand Keys(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        Add(command, NpgsqlDbType.Bigint, r => r.Booking.EventId.Value);
        Add(command, NpgsqlDbType.Text, r => r.Booking.Section);
        Add(command, NpgsqlDbType.Smallint, r => (short)r.Seat.Subsection);
        Add(command, NpgsqlDbType.Smallint, r => (short)r.Seat.Row);
        Add(command, NpgsqlDbType.Smallint, r => (short)r.Seat.Seat);
        Add(command, NpgsqlDbType.Uuid, r => r.Booking.BookingId.Value);
        return command;
    }

    /// <summary>Keys, and $7 to $10: status, buyer, reserved at, sold at.</summary>
    public NpgsqlBatchCommand Taken(string sql)
    {
        var command = Keys(sql);
        Add(command, NpgsqlDbType.Smallint, r => (short)(r.Booking.After.State is TicketBookingState.Sold
            ? TicketStatus.Sold
            : TicketStatus.Reserved));
        Add(command, NpgsqlDbType.Uuid, r => r.Booking.BuyerId?.Value);
        Add(command, NpgsqlDbType.TimestampTz, r => r.Booking.ReservedAt);
        Add(command, NpgsqlDbType.TimestampTz, r => r.Booking.SoldAt);
        return command;
    }

    /// <summary>Keys, and $7: sold at.</summary>
    public NpgsqlBatchCommand Sold(string sql)
    {
        var command = Keys(sql);
        Add(command, NpgsqlDbType.TimestampTz, r => r.Booking.SoldAt);
        return command;
    }

    private void Add<T>(
        NpgsqlBatchCommand command, NpgsqlDbType type, Func<(BookingFold Booking, SeatPosition Seat), T> of) =>
        command.Parameters.Add(new NpgsqlParameter
        {
            NpgsqlDbType = NpgsqlDbType.Array | type,
            Value = _rows.Select(of).ToArray(),
        });
}
