using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Ticketing.Contracts.Listings;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Places;

/// <summary>Body of <c>POST /cities</c> and <c>PUT /cities/{city_id}</c>.</summary>
/// <param name="Name">Its name in English.</param>
/// <param name="LocalName">As people there write it; absent where it is the same.</param>
/// <param name="Country">ISO 3166-1, two capital letters.</param>
/// <param name="TimeZone">IANA; that of its venues.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
internal sealed record CityRequest(
    [property: Required] string? Name, string? LocalName, [property: Required] string? Country,
    [property: Required] string? TimeZone, [property: Required] double? Latitude, [property: Required] double? Longitude);

/// <summary>A city. <paramref name="LocalName"/> is empty where it is the same.</summary>
internal sealed record CityResponse(
    long CityId, string Name, string LocalName, string Country, string TimeZone, double Latitude, double Longitude);

/// <summary>A page of cities by name; <paramref name="Next"/> is null on the last page.</summary>
internal sealed record CityListResponse(IReadOnlyList<CityResponse> Cities, string? Next);

/// <summary>Body of <c>POST /super-venues</c> and <c>PUT /super-venues/{super_venue_id}</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">As its sign says.</param>
/// <param name="Address">Street and number; may be empty.</param>
/// <param name="CityId">One of <c>GET /cities</c>.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
internal sealed record SuperVenueRequest(
    [property: Required, OneOf("cinema", "arena", "theatre", "club", "other")] string? Kind,
    [property: Required] string? Name, string? Address, [property: Required] long? CityId,
    [property: Required] double? Latitude, [property: Required] double? Longitude);

/// <summary>A super-venue: a cinema, an arena.</summary>
/// <param name="Cell">Its geohash.</param>
internal sealed record SuperVenueResponse(
    long SuperVenueId, [property: OneOf("cinema", "arena", "theatre", "club", "other")] string Kind, string Name,
    string Address, CityResponse City, double Latitude, double Longitude, string Cell, Guid SellerId)
{
    /// <summary>Absent for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PictureFacts? Picture { get; init; }
}

/// <summary>A super-venue with its halls, by name.</summary>
internal sealed record SuperVenueDetailsResponse(SuperVenueResponse SuperVenue, IReadOnlyList<HallResponse> Venues);

/// <summary>A page of super-venues, newest first; <paramref name="Next"/> is null on the last page.</summary>
internal sealed record SuperVenueListResponse(IReadOnlyList<SuperVenueResponse> SuperVenues, string? Next);

/// <summary>Body of <c>POST /super-venues/{super_venue_id}/venues</c> and <c>PUT /venues/{venue_id}</c>.</summary>
/// <param name="Name">Of the hall, unique in its super-venue.</param>
internal sealed record VenueRequest([property: Required] string? Name);

/// <summary>A hall of a super-venue.</summary>
internal sealed record HallResponse(long VenueId, string Name)
{
    /// <summary>Absent for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PictureFacts? Picture { get; init; }
}

/// <summary>A venue: a hall, with the super-venue that it is in. Its zone is that of the city.</summary>
internal sealed record VenueResponse(
    long VenueId, string Name, string TimeZone, long? DefaultPlanId, SuperVenueResponse SuperVenue)
{
    /// <summary>Absent for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PictureFacts? Picture { get; init; }
}
