using Ticketing.ServiceDefaults.Http;

namespace Ticketing.SeatReservation.Reconciling;

/// <summary>What a rebuild may be refused with, beside an unknown event.</summary>
internal static class ReconcilingErrors
{
    public static readonly Refusal NotInSale = new(
        StatusCodes.Status409Conflict, "event-not-in-sale",
        "Only the seats of an event that is on sale or closed are rebuilt.");
}
