using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Reserving;

/// <summary>
/// Frees seats of bookings of one section, in order: RESERVED or SOLD → AVAILABLE, all of a booking's seats or some.
/// The booking's record decides which seats it holds; a redelivery changes nothing.
/// </summary>
internal sealed class ReleaseSeats(SectionCalls calls)
{
    private static readonly SeatFunction Function = SeatFunction.Named("release_seats");

    /// <summary>One outcome a booking, in order.</summary>
    /// <exception cref="SectionNotInitializedException">The section has no live state; nothing was done.</exception>
    public Task<IReadOnlyList<SeatOutcome>> RunAsync(LiveSection section, IReadOnlyList<BookingSeats> bookings) =>
        BookingSeats.RunAsync(calls, Function, section, bookings);
}
