using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Resale;

/// <summary>Refusals of offering tickets to other people, and of buying them.</summary>
internal static class ResaleErrors
{
    public static Refusal NotAllowed { get; } = new(
        409, "resale-not-allowed", "Tickets of this order cannot be offered for resale.");

    public static Refusal Over { get; } = new(409, "resale-over", "The time for resale of this event is over.");

    public static Refusal InHand { get; } = new(
        409, "resale-in-hand", "Somebody is buying one of these tickets right now. Try again in a few minutes.");

    public static Refusal Gone { get; } = new(
        409, "resale-gone", "These tickets are not offered any more, or somebody else is buying them.");

    public static Refusal OwnTickets { get; } = new(
        409, "resale-own", "These are your own tickets. Withdraw the offer to keep them.");

    public static Refusal OfferNotFound { get; } = new(404, "resale-not-found", "There is no such offer.");
}
