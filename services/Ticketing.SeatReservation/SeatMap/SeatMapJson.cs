using System.Text.Json.Serialization;

namespace Ticketing.SeatReservation.SeatMap;

/// <summary>JSON of the public reads: snake case (docs/api.md).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(EventSectionsResponse))]
[JsonSerializable(typeof(SectionDetailResponse))]
[JsonSerializable(typeof(SubsectionStatisticsResponse))]
[JsonSerializable(typeof(SubsectionSeatsResponse))]
internal sealed partial class SeatMapJson : JsonSerializerContext;
