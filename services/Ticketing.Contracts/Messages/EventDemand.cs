namespace Ticketing.Contracts.Messages;

/// <summary>
/// Answer of <c>GET /internal/events/{event_id}/demand</c> of booking-service: who waits for seats to come back,
/// and whose order got none. At most 10,000 entries are counted.
/// </summary>
/// <param name="WaitingEntries">Entries of the waitlist that are waiting or have an offer.</param>
/// <param name="WaitingSeats">Seats that they want.</param>
/// <param name="OrdersFailed">Orders that got no seats.</param>
public sealed record EventDemand(long WaitingEntries, long WaitingSeats, long OrdersFailed);
