using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Webhooks;

/// <summary>Refusals of sellers' webhooks.</summary>
internal static class WebhookErrors
{
    public static Refusal WebhooksNotConfigured { get; } = new(
        503, "webhooks-not-configured", "This installation has no key for webhooks.");

    public static Refusal WebhookUrlNotAllowed { get; } = new(
        422, "webhook-url-not-allowed", "The address is not allowed.");

    public static Refusal UnknownWebhookEvent { get; } = new(
        422, "unknown-webhook-event", "There is no such event to be told of.");

    public static Refusal TooManyWebhooks { get; } = new(
        409, "too-many-webhooks", "A seller may have no more webhooks.");

    public static Refusal WebhookNotFound { get; } = new(
        404, "webhook-not-found", "There is no such webhook of yours.");

    public static Refusal DeliveryNotRedeliverable { get; } = new(
        409, "delivery-not-redeliverable", "The delivery cannot be repeated.");
}
