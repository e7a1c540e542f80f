using System.Text.Json.Serialization;

namespace Ticketing.EventTicketing.Places;

/// <summary>JSON of places: snake case (docs/api.md).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CityRequest))]
[JsonSerializable(typeof(CityResponse))]
[JsonSerializable(typeof(CityListResponse))]
[JsonSerializable(typeof(SuperVenueRequest))]
[JsonSerializable(typeof(SuperVenueDetailsResponse))]
[JsonSerializable(typeof(SuperVenueListResponse))]
[JsonSerializable(typeof(VenueRequest))]
[JsonSerializable(typeof(VenueResponse))]
internal sealed partial class PlacesJson : JsonSerializerContext;
