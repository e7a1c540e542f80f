using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ticketing.Booking.Bookings;

namespace Ticketing.Booking.Payments.Providers;

/// <summary>
/// Stripe's PaymentIntents with manual capture, over its public API (https://docs.stripe.com/api). An intent is made
/// without a card first, under the transaction's id as idempotency key and from the transaction alone: making it again
/// finds it again, so an intent whose answer was lost is never lost. The card comes with the confirmation.
/// </summary>
internal sealed class StripePaymentProvider(ProviderHttp http, PaymentOptions options, ITransactionAmounts amounts)
    : IPaymentProvider
{
    public const string DefaultUrl = "https://api.stripe.com/";
    public const string MetadataKey = "transaction_id";

    /// <summary>Answers keep this shape whatever Stripe releases (https://docs.stripe.com/api/versioning).</summary>
    private const string ApiVersion = "2024-06-20";

    public string Name => PaymentOptions.Stripe;

    public async Task<ProviderAnswer> AuthoriseAsync(AuthoriseRequest request, CancellationToken ct)
    {
        var id = await FindAsync(request.TransactionId, ct);
        var (status, body) = await PostAsync(
            $"v1/payment_intents/{id}/confirm",
            $"{request.TransactionId}-confirm",
            new()
            {
                ["payment_method"] = request.PaymentToken,
                ["return_url"] = options.ReturnUrlOf(request.TransactionId),
            },
            ct);
        // 402 is a decline, 400 an intent that was cancelled or confirmed before: the intent itself says which.
        return status is HttpStatusCode.OK or HttpStatusCode.PaymentRequired or HttpStatusCode.BadRequest
            ? await ReadIntentAsync(id, status == HttpStatusCode.OK ? body : null, ct)
                ?? new ProviderAnswer(ProviderPaymentState.Declined, id, 0, DeclineOf(ErrorOf(body)), null)
            : throw Unexpected(status);
    }

    public async Task<ProviderAnswer> CaptureAsync(Guid transactionId, long amountMinor, CancellationToken ct)
    {
        var id = await FindAsync(transactionId, ct);
        return await ChangeAsync(
            id, "capture", $"{transactionId}-capture", new() { ["amount_to_capture"] = Text(amountMinor) }, ct);
    }

    public async Task<ProviderAnswer> VoidAsync(Guid transactionId, CancellationToken ct)
    {
        var id = await FindAsync(transactionId, ct);
        return await ChangeAsync(id, "cancel", $"{transactionId}-cancel", [], ct);
    }

    /// <summary>An intent that was never confirmed is one that nobody paid with: as if never heard of.</summary>
    public async Task<ProviderAnswer?> ReadAsync(Guid transactionId, CancellationToken ct) =>
        await ReadIntentAsync(await FindAsync(transactionId, ct), null, ct);

    public Task<ProviderAnswer> SettleAsync(Guid transactionId, CancellationToken ct) =>
        VoidAsync(transactionId, ct);

    public async Task<ProviderRefundAnswer> RefundAsync(RefundRequest request, CancellationToken ct)
    {
        var intent = request.PaymentReference.Length > 0
            ? request.PaymentReference
            : await FindAsync(request.PaymentId, ct);
        var (status, body) = await PostAsync(
            "v1/refunds",
            $"{request.TransactionId}",
            new()
            {
                ["payment_intent"] = intent,
                ["amount"] = Text(request.AmountMinor),
                [$"metadata[{MetadataKey}]"] = $"{request.TransactionId}",
            },
            ct);
        if (status is HttpStatusCode.BadRequest or HttpStatusCode.PaymentRequired)
        {
            return new ProviderRefundAnswer(false, "", CodeOf(ErrorOf(body)?.Code) ?? "refund-refused");
        }
        if (status != HttpStatusCode.OK)
        {
            throw Unexpected(status);
        }
        var refund = Read(body, StripeJson.Default.StripeRefund);
        // A pending refund is Stripe's to finish; it says so by a webhook only when it fails after all.
        return refund.Status is "succeeded" or "pending"
            ? new ProviderRefundAnswer(true, refund.Id, null)
            : new ProviderRefundAnswer(false, refund.Id, CodeOf(refund.FailureReason) ?? "refund-refused");
    }

    /// <summary>The intent's id: noted in our books, or found by making it again under the same key.</summary>
    private async Task<string> FindAsync(Guid transactionId, CancellationToken ct)
    {
        var known = await amounts.FindAsync(transactionId, ct)
            ?? throw new InvalidOperationException($"There is no transaction {transactionId}.");
        if (known.Reference is { } reference)
        {
            return reference;
        }
        var (status, body) = await PostAsync(
            "v1/payment_intents",
            $"{transactionId}",
            new()
            {
                ["amount"] = Text(known.AmountMinor),
                ["currency"] = known.Currency.ToLowerInvariant(),
                ["capture_method"] = "manual",
                ["payment_method_types[0]"] = "card",
                [$"metadata[{MetadataKey}]"] = $"{transactionId}",
            },
            ct);
        return status == HttpStatusCode.OK ? Read(body, StripeJson.Default.StripeIntent).Id : throw Unexpected(status);
    }

    private async Task<ProviderAnswer> ChangeAsync(
        string id, string what, string key, Dictionary<string, string> form, CancellationToken ct)
    {
        var (status, body) = await PostAsync($"v1/payment_intents/{id}/{what}", key, form, ct);
        // 400 payment_intent_unexpected_state: done before, or too late. The intent says which.
        return status is HttpStatusCode.OK or HttpStatusCode.BadRequest
            ? await ReadIntentAsync(id, status == HttpStatusCode.OK ? body : null, ct)
                ?? throw new HttpRequestException($"Stripe did not {what} intent {id}.")
            : throw Unexpected(status);
    }

    private async Task<ProviderAnswer?> ReadIntentAsync(string id, string? body, CancellationToken ct)
    {
        if (body is null)
        {
            (var status, body) = await http.SendAsync(
                () => Request(HttpMethod.Get, $"v1/payment_intents/{id}", null, null), ct);
            if (status != HttpStatusCode.OK)
            {
                throw Unexpected(status);
            }
        }
        var intent = Read(body, StripeJson.Default.StripeIntent);
        return intent.Status switch
        {
            "requires_capture" => new(
                ProviderPaymentState.Authorised, intent.Id, intent.AmountCapturable ?? intent.Amount, null, null),
            "succeeded" => new(ProviderPaymentState.Captured, intent.Id, intent.AmountReceived ?? intent.Amount, null, null),
            "canceled" => new(
                ProviderPaymentState.Voided, intent.Id, 0, CodeOf(intent.CancellationReason) ?? "voided", null),
            "requires_action" => new(
                ProviderPaymentState.RequiresAction, intent.Id, intent.Amount, null, intent.NextAction?.RedirectToUrl?.Url),
            "requires_payment_method" when intent.LastPaymentError is { } error => new(
                ProviderPaymentState.Declined, intent.Id, 0, DeclineOf(error), null),
            "requires_payment_method" or "requires_confirmation" => null,
            // "processing", or a state of a later version: not known yet.
            _ => throw new HttpRequestException($"Intent {intent.Id} is {intent.Status}."),
        };
    }

    private Task<(HttpStatusCode Status, string Body)> PostAsync(
        string path, string idempotencyKey, Dictionary<string, string> form, CancellationToken ct) =>
        http.SendAsync(
            () => Request(HttpMethod.Post, path, idempotencyKey, new FormUrlEncodedContent(form)), ct);

    private HttpRequestMessage Request(HttpMethod method, string path, string? idempotencyKey, HttpContent? body)
    {
        var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey);
        request.Headers.Add("Stripe-Version", ApiVersion);
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }
        return request;
    }

    private static StripeError? ErrorOf(string body) => Read(body, StripeJson.Default.StripeErrorAnswer).Error;

    /// <summary>Our codes where we have one, else Stripe's own in our spelling.</summary>
    private static string DeclineOf(StripeError? error) => (error?.DeclineCode ?? error?.Code) switch
    {
        null or "card_declined" or "generic_decline" => "card-declined",
        "payment_intent_authentication_failure" or "authentication_required" => "authentication-failed",
        var other => CodeOf(other)!,
    };

    private static string? CodeOf(string? code) => code?.Replace('_', '-');

    private static string Text(long amount) => amount.ToString(CultureInfo.InvariantCulture);

    private static T Read<T>(string body, JsonTypeInfo<T> json) => JsonSerializer.Deserialize(body, json)
        ?? throw new InvalidOperationException("Stripe answered JSON null.");

    private static HttpRequestException Unexpected(HttpStatusCode status) =>
        new($"Stripe answered {(int)status}.", null, status);
}

/// <summary>Stripe's webhooks.</summary>
internal sealed class StripeWebhooks : IPaymentWebhooks
{
    public string SignatureHeader => "Stripe-Signature";

    public ProviderEvent Read(string body)
    {
        var told = JsonSerializer.Deserialize(body, StripeJson.Default.StripeEvent);
        if (told is not { Id: { } id, Type: { } type })
        {
            throw new JsonException("An event without id or type.");
        }
        var named = told.Data?.Object?.Metadata?.GetValueOrDefault(StripePaymentProvider.MetadataKey);
        return new ProviderEvent(id, type, Guid.TryParse(named, out var transaction) ? transaction : null);
    }
}
