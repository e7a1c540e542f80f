using System.Text.Json.Serialization;

namespace Ticketing.Booking.Refunds;

/// <summary>JSON of refunds in the public API: snake case, nulls written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RefundQuote))]
[JsonSerializable(typeof(RefundOrderRequest))]
[JsonSerializable(typeof(RefusedRefundsResponse))]
[JsonSerializable(typeof(RetriedRefundResponse))]
internal sealed partial class RefundsJson : JsonSerializerContext;
