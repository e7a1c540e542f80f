using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Reserving;

/// <summary>
/// Moves named seats from the booking that holds them to the one that asks for them, in one atomic step. All of them
/// or none; a request that comes again gets its first answer.
/// </summary>
internal sealed class MoveSeats(SectionCalls calls, TimeProvider time)
{
    private static readonly SeatFunction Function = SeatFunction.Named("move_seats");

    /// <exception cref="SectionNotInitializedException">The section has no live state; nothing was done.</exception>
    public async Task<ReservationRecord> RunAsync(
        LiveSection section, TicketReservedRequest request, BookingId holder)
    {
        var places = request.Seats.Select(section.Shape.Locate).Distinct().ToList();
        if (places.Count is 0 or > SectionCalls.MaxSeatsPerItem || places.Contains(null) || holder == request.BookingId)
        {
            return ReservationRecord.NoSuchSeat(time.GetUtcNow());
        }

        SectionItem[] items =
        [
            new(request.BookingId, SeatPlace.FormatList(places.Select(p => p!.Value)), places.Count),
            new(holder, string.Empty, 0),
        ];
        var positions = new SortedSet<int>(places.Select(p => section.Shape.PositionOf(p!.Value.Subsection)));
        var results = await calls.RunAsync(Function, section, items, _ => positions);
        return ReservationRecord.Parse((byte[])results[0]!);
    }
}
