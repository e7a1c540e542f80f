using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Places;

/// <summary>What finding and changing places may be refused with.</summary>
internal static class PlaceErrors
{
    public static readonly Refusal CityNotFound = new(
        StatusCodes.Status404NotFound, "city-not-found", "There is no such city.");

    public static readonly Refusal CityExists = new(
        StatusCodes.Status409Conflict, "city-exists", "The country has a city of this name already.");

    public static readonly Refusal SuperVenueNotFound = new(
        StatusCodes.Status404NotFound, "super-venue-not-found", "There is no such super-venue.");

    public static readonly Refusal VenueNotFound = new(
        StatusCodes.Status404NotFound, "venue-not-found", "There is no such venue.");

    public static readonly Refusal NotYours = new(
        StatusCodes.Status403Forbidden, "not-your-venue", "The venue belongs to another seller.");

    public static readonly Refusal VenueExists = new(
        StatusCodes.Status409Conflict, "venue-exists", "The super-venue has a venue of this name already.");

    public static readonly Refusal TooManyPlaces = new(
        StatusCodes.Status409Conflict, "too-many-places", "You have as many places as you may.");

    /// <summary>A list of one's own was asked for without a token.</summary>
    public static readonly Refusal NotLoggedIn = new(
        StatusCodes.Status401Unauthorized, "unauthenticated", "Log in to see your own places.");
}
