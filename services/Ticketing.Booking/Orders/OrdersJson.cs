using System.Text.Json.Serialization;
using Ticketing.Booking.Orders.CreateOrder;

namespace Ticketing.Booking.Orders;

/// <summary>JSON that only ordering reads: snake case, nulls written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CodeLookUp))]
[JsonSerializable(typeof(CodePreview))]
[JsonSerializable(typeof(CreateOrderRequest))]
[JsonSerializable(typeof(LookUpCodeRequest))]
internal sealed partial class OrdersJson : JsonSerializerContext;
