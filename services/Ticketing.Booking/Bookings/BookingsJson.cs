using System.Text.Json.Serialization;

namespace Ticketing.Booking.Bookings;

/// <summary>JSON of orders in answers and update streams: snake case, nulls written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(OrderResponse))]
[JsonSerializable(typeof(OrderPage))]
[JsonSerializable(typeof(OrderSnapshot))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
internal sealed partial class BookingsJson : JsonSerializerContext;
