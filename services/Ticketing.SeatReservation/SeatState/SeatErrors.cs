using Ticketing.ServiceDefaults.Http;

namespace Ticketing.SeatReservation.SeatState;

/// <summary>What reading seats may be refused with.</summary>
internal static class SeatErrors
{
    public static readonly Refusal EventNotFound = new(
        StatusCodes.Status404NotFound, "event-not-found", "There is no such event, or it has no seats yet.");

    public static readonly Refusal SectionNotFound = new(
        StatusCodes.Status404NotFound, "section-not-found", "The event has no such section.");

    public static readonly Refusal SubsectionNotFound = new(
        StatusCodes.Status404NotFound, "subsection-not-found", "The section has no such subsection.");
}
