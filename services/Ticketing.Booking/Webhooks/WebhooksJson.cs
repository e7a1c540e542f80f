using System.Text.Json.Serialization;

namespace Ticketing.Booking.Webhooks;

/// <summary>JSON of sellers' webhooks in the public API: snake case, nulls written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CreateWebhookRequest))]
[JsonSerializable(typeof(WebhookResponse))]
[JsonSerializable(typeof(WebhookList))]
[JsonSerializable(typeof(DeliveryPage))]
internal sealed partial class WebhooksJson : JsonSerializerContext;
