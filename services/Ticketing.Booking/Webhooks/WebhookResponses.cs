using System.ComponentModel.DataAnnotations;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Webhooks;

/// <summary>Body of <c>POST /sellers/me/webhooks</c>.</summary>
/// <param name="Url">Where to call.</param>
/// <param name="Events">Types, for example <c>order.paid</c>.</param>
internal sealed record CreateWebhookRequest([property: Required] string? Url, [property: Required] string[]? Events);

/// <summary>A webhook. The secret is there once, in the answer that made it.</summary>
internal sealed record WebhookResponse(
    Guid WebhookId, string Url, string[] Events, DateTimeOffset CreatedAt, Guid? MadeByKey, string? Secret);

/// <summary>A seller's webhooks; there are few.</summary>
internal sealed record WebhookList(IReadOnlyList<WebhookResponse> Webhooks);

/// <summary>A line of a webhook's log.</summary>
internal sealed record DeliveryResponse(
    Guid DeliveryId,
    string Type,
    long EventId,
    Guid? OrderId,
    [property: OneOf("PENDING", "DELIVERED", "FAILED")] string State,
    int Attempts,
    int? LastStatus,
    string? LastError,
    DateTimeOffset CreatedAt,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? FinishedAt)
{
    public static DeliveryResponse Of(DeliveryRow row) => new(
        row.Id, row.Type, row.EventId, row.BookingId, row.State, row.Attempts, row.LastStatus, row.LastError,
        row.CreatedAt, row.NextAttemptAt, row.FinishedAt);
}

/// <summary>A page of the log, newest first.</summary>
/// <param name="Deliveries">At most as many as asked for.</param>
/// <param name="Next">What to give as <c>before</c> for the next page; null on the last.</param>
internal sealed record DeliveryPage(IReadOnlyList<DeliveryResponse> Deliveries, long? Next);
