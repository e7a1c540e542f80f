using Ticketing.SeatReservation.Infrastructure;

namespace Ticketing.SeatReservation.Features.FinalizePayment;

/// <summary>
/// Marks the seats of paid bookings of one section, in order: RESERVED → SOLD. The booking's record decides
/// which seats it holds; a redelivery changes nothing.
/// </summary>
public sealed class FinalizePayment(SectionScripts scripts)
{
    private static readonly KvrocksFunction Function = KvrocksFunction.Named("finalize_payment");

    /// <summary>One outcome a booking, in order.</summary>
    /// <exception cref="SectionNotInitializedException">The section has no live state; nothing was
    /// done.</exception>
    public Task<IReadOnlyList<SeatOutcome>> RunAsync(LiveSection section, IReadOnlyList<BookingSeats> bookings) =>
        BookingSeats.RunAsync(scripts, Function, section, bookings);
}
