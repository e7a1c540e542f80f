using System.Text.Json.Serialization;
using Ticketing.Booking.WaitingRoom.JoinQueue;
using Ticketing.Booking.WaitingRoom.PublicValues;

namespace Ticketing.Booking.WaitingRoom;

/// <summary>JSON of waiting rooms in the public API: snake case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(JoinQueueRequest))]
[JsonSerializable(typeof(QueueEntryResponse))]
[JsonSerializable(typeof(QueueProofResponse))]
[JsonSerializable(typeof(NameSourceRequest))]
[JsonSerializable(typeof(EnterValueRequest))]
internal sealed partial class WaitingRoomJson : JsonSerializerContext;
