using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.SeatReservation;

/// <summary>The head of the service's OpenAPI document, and the codes that its endpoints share.</summary>
internal static class SeatReservationApi
{
    public const string EventNotFound = "event-not-found";
    public const string SectionNotFound = "section-not-found";
    public const string SubsectionNotFound = "subsection-not-found";

    /// <summary>Capability of the public reads.</summary>
    public const string Seats = "seats";

    public static readonly ApiDescription Description = new(
        "Ticketing: seats",
        "Which seats of an event are free, right now. Open to everybody.",
        [(Seats, "Live counts and seats of an event, its sections and subsections.")]);
}
