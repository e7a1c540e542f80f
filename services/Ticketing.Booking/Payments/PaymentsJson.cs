using System.Text.Json.Serialization;
using Ticketing.Booking.Payments.ConfirmOrder;

namespace Ticketing.Booking.Payments;

/// <summary>JSON of paying in the public API: snake case, nulls written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ConfirmOrderRequest))]
[JsonSerializable(typeof(TransactionRequest))]
[JsonSerializable(typeof(PaymentsDescription))]
internal sealed partial class PaymentsJson : JsonSerializerContext;
