using System.Text.Json.Serialization;

namespace Ticketing.SeatReservation.LiveChanges;

/// <summary>JSON of the events in the stream: snake case (docs/api.md).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SnapshotEvent))]
[JsonSerializable(typeof(ChangeEvent))]
internal sealed partial class LiveChangesJson : JsonSerializerContext;
