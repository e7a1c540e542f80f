using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Reserving;

/// <summary>
/// Marks the seats of paid bookings of one section, in order: RESERVED → SOLD. The booking's record decides
/// which seats it holds; a redelivery changes nothing.
/// </summary>
internal sealed class FinalizePayment(SectionCalls calls)
{
    private static readonly SeatFunction Function = SeatFunction.Named("finalize_payment");

    /// <summary>One outcome a booking, in order.</summary>
    /// <exception cref="SectionNotInitializedException">The section has no live state; nothing was done.</exception>
    public Task<IReadOnlyList<SeatOutcome>> RunAsync(LiveSection section, IReadOnlyList<BookingSeats> bookings) =>
        BookingSeats.RunAsync(calls, Function, section, bookings);
}
