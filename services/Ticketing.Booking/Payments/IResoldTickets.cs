using Ticketing.Booking.Bookings;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Payments;

/// <summary>
/// What the payment of a resale does with the giver's tickets (docs/adr/0054). Payments of other bookings never call it.
/// </summary>
internal interface IResoldTickets
{
    /// <summary>
    /// Before the capture: keeps the giver's tickets for this booking and out of every door. May be asked again.
    /// </summary>
    /// <returns>False if they are not for sale any more: the booking is cancelled and nothing may be captured.</returns>
    /// <exception cref="HttpRequestException">Event-ticketing did not answer: the payment waits.</exception>
    Task<bool> ClaimAsync(Guid bookingId, CancellationToken ct);

    /// <summary>
    /// In the transaction that makes these bookings PAID: their givers' bookings lose the tickets and are owed the money.
    /// </summary>
    /// <returns>The givers' bookings as they are now.</returns>
    Task<IReadOnlyList<BookingRow>> MoveAsync(
        DatabaseTransaction transaction, IEnumerable<BookingRow> paid, CancellationToken ct);
}
