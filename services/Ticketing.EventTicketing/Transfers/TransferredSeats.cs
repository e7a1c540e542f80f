using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Tickets;

namespace Ticketing.EventTicketing.Transfers;

/// <summary>
/// Tickets of one booking that change hands together. Its properties are the columns which the statements of
/// <see cref="TransferStatements"/> unnest.
/// </summary>
internal sealed class TransferredSeats(Guid bookingId, long eventId, string section, IReadOnlyList<SeatPosition> seats)
{
    public Guid BookingId { get; } = bookingId;

    public long EventId { get; } = eventId;

    public string Section { get; } = section;

    public int Count => seats.Count;

    public short[] Subsections => [.. seats.Select(s => (short)s.Subsection)];

    public short[] Rows => [.. seats.Select(s => (short)s.Row)];

    public short[] Seats => [.. seats.Select(s => (short)s.Seat)];

    public string[] TicketIds => [.. seats.Select(s => new TicketId(new EventId(EventId), Section, s).ToString())];
}
