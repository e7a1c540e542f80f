namespace Ticketing.Booking.Domain;

/// <summary>
/// An expected "no" with a stable code that reaches the caller as problem details (docs/api.md).
/// </summary>
/// <param name="Code">Stable, kebab case: one of <see cref="RefusalCodes"/>.</param>
/// <param name="Detail">For people. Never holds what the caller sent, so that no secret is echoed or
/// logged.</param>
/// <param name="Errors">By field, for <see cref="RefusalCodes.InvalidRequest"/>.</param>
/// <param name="Reason">
/// A finer code, for <see cref="RefusalCodes.PaymentDeclined"/>: why the provider said no.
/// </param>
internal sealed record Refusal(
    string Code, string Detail, IReadOnlyDictionary<string, string[]>? Errors = null, string? Reason = null)
{
    /// <summary>One wrong field.</summary>
    public static Refusal Invalid(string field, string error) => new(
        RefusalCodes.InvalidRequest,
        "The request has wrong or missing fields.",
        new Dictionary<string, string[]> { [field] = [error] });
}

/// <summary>Every code this service refuses with.</summary>
internal static class RefusalCodes
{
    // Of the waitlist.
    public const string NoWaitlist = "no-waitlist";
    public const string WaitlistFirst = "waitlist-first";
    public const string WaitlistFull = "waitlist-full";
    public const string AlreadyWaiting = "already-waiting";
    public const string SeatsAvailable = "seats-available";
    public const string EntryNotFound = "waitlist-entry-not-found";
    public const string EntryNotLeavable = "waitlist-entry-not-leavable";

    // Of webhooks.
    public const string WebhooksNotConfigured = "webhooks-not-configured";
    public const string WebhookUrlNotAllowed = "webhook-url-not-allowed";
    public const string UnknownWebhookEvent = "unknown-webhook-event";
    public const string TooManyWebhooks = "too-many-webhooks";
    public const string WebhookNotFound = "webhook-not-found";
    public const string DeliveryNotRedeliverable = "delivery-not-redeliverable";

    // Of everything else.
    public const string InvalidRequest = "invalid-request";
    public const string EventNotFound = "event-not-found";
    public const string EventNotOnSale = "event-not-on-sale";
    public const string SectionNotFound = "section-not-found";
    public const string SubsectionNotFound = "subsection-not-found";
    public const string QuantityOutOfRange = "quantity-out-of-range";
    public const string NoSuchSeat = "no-such-seat";
    public const string DuplicateSeat = "duplicate-seat";
    public const string AbovePriceCap = "above-price-cap";
    public const string IdempotencyKeyReused = "idempotency-key-reused";
    public const string OrderNotFound = "order-not-found";
    public const string NotYourOrder = "not-your-order";
    public const string HoldExpired = "hold-expired";
    public const string OrderNotPayable = "order-not-payable";
    public const string OrderNotCancellable = "order-not-cancellable";
    public const string RefundNotAllowed = "refund-not-allowed";
    public const string RefundDeadlinePassed = "refund-deadline-passed";
    public const string RefundRefused = "refund-refused";
    public const string TicketUsed = "ticket-used";
    public const string EventCancelled = "event-cancelled";
    public const string ExtensionNotAllowed = "extension-not-allowed";
    public const string AlreadyExtended = "already-extended";
    public const string NotYourEvent = "not-your-event";
    public const string PaymentDeclined = "payment-declined";
    public const string CardNumberNotAccepted = "card-number-not-accepted";
    public const string AmountMismatch = "amount-mismatch";
    public const string ProviderNotFound = "provider-not-found";
    public const string BadSignature = "bad-signature";
    public const string TooManyRequests = "too-many-requests";
    public const string TemporarilyUnavailable = "temporarily-unavailable";
}
