using System.Text.Json.Serialization;
using Ticketing.Booking.Cancellations.CancelEvents;

namespace Ticketing.Booking.Cancellations;

/// <summary>JSON of cancelling orders and events: snake case, nulls written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CancelOrderRequest))]
[JsonSerializable(typeof(CancellationProgress))]
internal sealed partial class CancellationsJson : JsonSerializerContext;
