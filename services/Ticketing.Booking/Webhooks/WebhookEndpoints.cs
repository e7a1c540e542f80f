using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Contracts.Text;
using Ticketing.Messaging.Auditing;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Webhooks;

/// <summary><c>/sellers/me/webhooks</c>: where a seller's own systems are called.</summary>
internal static class WebhookEndpoints
{
    private const int MaxUrlLength = 2_000;
    private const int DefaultLimit = 50;
    private const int MaxLimit = 100;

    public static void MapSellerWebhooks(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/sellers/me/webhooks").RequireSeller(SellerAction.WebhooksManage);
        group.MapPost("", CreateAsync).WithName("CreateWebhook")
            .WithTags("webhooks")
            .WithSummary("Register a webhook")
            .WithDescription("The answer holds the secret that signs deliveries; it is told once.")
            .Refuses(
                WebhookErrors.WebhooksNotConfigured, WebhookErrors.WebhookUrlNotAllowed,
                WebhookErrors.UnknownWebhookEvent, WebhookErrors.TooManyWebhooks, BookingErrors.EmailNotVerified)
            .Produces<WebhookResponse>(StatusCodes.Status201Created);
        group.MapGet("", async (WebhookStore store, ClaimsPrincipal user, CancellationToken ct) =>
            TypedResults.Ok(new WebhookList(await store.ListAsync(user.SellerId(), ct)))).WithName("ListWebhooks")
                .WithTags("webhooks")
                .WithSummary("List one's own webhooks");
        group.MapDelete("/{webhookId}", DeleteAsync).WithName("DeleteWebhook")
            .WithTags("webhooks")
            .WithSummary("Delete a webhook")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(WebhookErrors.WebhookNotFound);
        group.MapDelete("", DeleteMadeByAsync).WithName("DeleteWebhooksOfKey")
            .WithTags("webhooks")
            .WithSummary("Delete the webhooks that an API key registered")
            .Produces(StatusCodes.Status204NoContent);
        group.MapGet("/{webhookId}/deliveries", LogAsync).WithName("ListDeliveries")
            .WithTags("webhooks")
            .WithSummary("List what was delivered to a webhook, newest first")
            .IsPaged(DefaultLimit, MaxLimit, cursor: "before")
            .Refuses(WebhookErrors.WebhookNotFound).Produces<DeliveryPage>();
        group.MapPost("/{webhookId}/deliveries/{deliveryId}/redeliver", RedeliverAsync).WithName("Redeliver")
            .WithTags("webhooks")
            .WithSummary("Deliver once more")
            .Produces(StatusCodes.Status202Accepted)
            .Refuses(WebhookErrors.DeliveryNotRedeliverable);
    }

    private static async Task<IResult> CreateAsync(
        CreateWebhookRequest request, WebhookStore store, WebhookClient client, WebhookOptions options,
        TimeProvider clock, ClaimsPrincipal user, HttpContext context, CancellationToken ct)
    {
        if (!user.IsEmailVerified())
        {
            return BookingErrors.EmailNotVerified.ToProblem(context);
        }
        if (options.Key.Length == 0)
        {
            return WebhookErrors.WebhooksNotConfigured.ToProblem(context);
        }
        if (ExplainBadUrl(request.Url, options) is { } complaint)
        {
            return (WebhookErrors.WebhookUrlNotAllowed with { Detail = complaint }).ToProblem(context);
        }
        var types = request.Events ?? [];
        if (types.Length == 0 || types.Any(t => !SellerEvents.Types.Contains(t)))
        {
            var known = string.Join(", ", SellerEvents.Types);
            return (WebhookErrors.UnknownWebhookEvent with { Detail = $"Events are some of {known}." })
                .ToProblem(context);
        }
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var webhook = new WebhookResponse(
            id, request.Url!, [.. types.Distinct()], now, user.IsApiKey() ? user.UserId().Value : null,
            client.SecretOf(id));
        return await store.AddAsync(webhook, user.SellerId(), AuditActor.Of(user), ct)
            ? TypedResults.Created($"/sellers/me/webhooks/{id}", webhook)
            : (WebhookErrors.TooManyWebhooks with
            {
                Detail = $"At most {WebhookStore.MaxWebhooks}: delete one first.",
            })
                .ToProblem(context);
    }

    private static async Task<IResult> DeleteAsync(
        string webhookId, WebhookStore store, ClaimsPrincipal user, HttpContext context, CancellationToken ct) =>
        Guid.TryParse(webhookId, out var id) && await store.DeleteAsync(id, user.SellerId(), AuditActor.Of(user), ct)
            ? TypedResults.NoContent()
            : WebhookErrors.WebhookNotFound.ToProblem(context);

    private static async Task<IResult> DeleteMadeByAsync(
        [FromQuery(Name = "made_by_key")] Guid madeByKey, WebhookStore store, ClaimsPrincipal user, CancellationToken ct)
    {
        await store.DeleteMadeByAsync(madeByKey, user.SellerId(), AuditActor.Of(user), ct);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> LogAsync(
        string webhookId, string? limit, string? before, WebhookStore store, ClaimsPrincipal user,
        HttpContext context, CancellationToken ct)
    {
        var from = long.MaxValue;
        if (!PageLimits.TryRead(limit, DefaultLimit, MaxLimit, out var size)
            || (before is not null && !long.TryParse(before, out from)))
        {
            return (Refusal.InvalidRequest with
            {
                Detail = $"limit is 1 to {MaxLimit}, before a cursor.",
            }).ToProblem(context);
        }
        if (!Guid.TryParse(webhookId, out var id))
        {
            return WebhookErrors.WebhookNotFound.ToProblem(context);
        }
        // One more than asked for tells whether there is a next page.
        var rows = await store.LogAsync(id, user.SellerId(), from, size + 1, ct);
        return TypedResults.Ok(new DeliveryPage(
            [.. rows.Take(size).Select(DeliveryResponse.Of)], rows.Count > size ? rows[size - 1].Seq : null));
    }

    private static async Task<IResult> RedeliverAsync(
        string webhookId, string deliveryId, WebhookStore store, ClaimsPrincipal user,
        HttpContext context, CancellationToken ct) =>
        Guid.TryParse(webhookId, out var webhook) && Guid.TryParse(deliveryId, out var delivery)
            && await store.RedeliverAsync(webhook, delivery, user.SellerId(), ct)
                ? TypedResults.Accepted((string?)null)
                : (WebhookErrors.DeliveryNotRedeliverable with
                {
                    Detail = "There is no such delivery, or it is still being tried.",
                }).ToProblem(context);

    /// <summary>
    /// Why an address is refused before it is ever called; null when it is not. Host names are resolved and checked
    /// when the connection is made: an answer about them here would let a caller explore our network.
    /// </summary>
    private static string? ExplainBadUrl(string? text, WebhookOptions options)
    {
        // What Uri would silently cut away (blanks, tabs, line breaks) or the database refuses (NUL) is no address.
        if (!VisibleText.TryLine(text, 1, MaxUrlLength, out _) || text!.Any(char.IsWhiteSpace))
        {
            return "The url must have neither blanks nor control characters.";
        }
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url)
            || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
        {
            return "The url must be absolute, without user and fragment.";
        }
        if (url.Scheme != Uri.UriSchemeHttps && !(options.AllowHttp && url.Scheme == Uri.UriSchemeHttp))
        {
            return "The url must begin with https.";
        }
        if (!options.AllowPrivateAddresses && url.Port != WebhookClient.HttpsPort)
        {
            return "The url must have no port, or 443.";
        }
        var isAddress = IPAddress.TryParse(url.DnsSafeHost, out var address);
        return !options.AllowPrivateAddresses && (isAddress ? !PublicAddresses.Contains(address!) : url.IsLoopback)
            ? "The url must lead to a public address."
            : null;
    }
}
