using System.Text.Json.Serialization;
using Ticketing.Booking.WaitingRoom.JoinQueue;

namespace Ticketing.Booking.WaitingRoom;

/// <summary>JSON of waiting rooms in the public API: snake case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(JoinQueueRequest))]
[JsonSerializable(typeof(QueueEntryResponse))]
[JsonSerializable(typeof(QueueProofResponse))]
internal sealed partial class WaitingRoomJson : JsonSerializerContext;
