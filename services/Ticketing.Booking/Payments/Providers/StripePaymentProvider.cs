using System.Net;
using System.Text.Json;
using Stripe;
using Ticketing.Booking.Bookings;

namespace Ticketing.Booking.Payments.Providers;

/// <summary>
/// Stripe's PaymentIntents with manual capture, by Stripe.net (https://docs.stripe.com/api). An intent is made without a
/// card first, under the transaction's id as idempotency key and from the transaction alone: making it again finds it
/// again, so an intent whose answer was lost is never lost. The card comes with the confirmation.
/// </summary>
internal sealed class StripePaymentProvider(ProviderHttp http, PaymentOptions options, ITransactionAmounts amounts)
    : IPaymentProvider
{
    public const string DefaultUrl = "https://api.stripe.com/";
    public const string MetadataKey = "transaction_id";

    private readonly V1Services _stripe = new StripeClient(new StripeClientOptions
    {
        ApiKey = options.ApiKey,
        ApiBase = http.Address.GetLeftPart(UriPartial.Authority),
        HttpClient = new StripeLine(http),
    }).V1;

    public string Name => PaymentOptions.Stripe;

    public async Task<ProviderAnswer> AuthoriseAsync(AuthoriseRequest request, CancellationToken ct)
    {
        var id = await FindAsync(request.TransactionId, ct);
        var confirm = new PaymentIntentConfirmOptions
        {
            // Of the pages' form, or of another client that made a payment method by itself.
            ConfirmationToken = IsConfirmationToken(request.PaymentToken) ? request.PaymentToken : null,
            PaymentMethod = IsConfirmationToken(request.PaymentToken) ? null : request.PaymentToken,
            ReturnUrl = options.ReturnUrlOf(request.TransactionId),
        };
        StripeError? error = null;
        PaymentIntent intent;
        try
        {
            intent = await _stripe.PaymentIntents.ConfirmAsync(
                id, confirm, Under($"{request.TransactionId}-confirm"), ct);
        }
        catch (StripeException e)
        {
            // 402 is a decline, 400 an intent that was cancelled or confirmed before: the intent itself says which.
            error = e.StripeError;
            intent = await _stripe.PaymentIntents.GetAsync(id, cancellationToken: ct);
        }
        return OutcomeOf(intent) ?? new ProviderAnswer(ProviderPaymentState.Declined, id, 0, DeclineOf(error), null);
    }

    public async Task<ProviderAnswer> CaptureAsync(Guid transactionId, long amountMinor, CancellationToken ct)
    {
        var id = await FindAsync(transactionId, ct);
        var capture = new PaymentIntentCaptureOptions { AmountToCapture = amountMinor };
        return await ChangeAsync(id, () => _stripe.PaymentIntents.CaptureAsync(
            id, capture, Under($"{transactionId}-capture"), ct), ct);
    }

    public async Task<ProviderAnswer> VoidAsync(Guid transactionId, CancellationToken ct)
    {
        var id = await FindAsync(transactionId, ct);
        return await ChangeAsync(id, () => _stripe.PaymentIntents.CancelAsync(
            id, null, Under($"{transactionId}-cancel"), ct), ct);
    }

    /// <summary>An intent that was never confirmed is one that nobody paid with: as if never heard of.</summary>
    public async Task<ProviderAnswer?> ReadAsync(Guid transactionId, CancellationToken ct)
    {
        var id = await FindAsync(transactionId, ct);
        return OutcomeOf(await _stripe.PaymentIntents.GetAsync(id, cancellationToken: ct));
    }

    public Task<ProviderAnswer> SettleAsync(Guid transactionId, CancellationToken ct) =>
        VoidAsync(transactionId, ct);

    public async Task<ProviderRefundAnswer> RefundAsync(RefundRequest request, CancellationToken ct)
    {
        var intent = request.PaymentReference.Length > 0
            ? request.PaymentReference
            : await FindAsync(request.PaymentId, ct);
        var create = new RefundCreateOptions
        {
            PaymentIntent = intent,
            Amount = request.AmountMinor,
            Metadata = new() { [MetadataKey] = $"{request.TransactionId}" },
        };
        try
        {
            var refund = await _stripe.Refunds.CreateAsync(create, Under($"{request.TransactionId}"), ct);
            // A pending refund is Stripe's to finish; it says so by a webhook only when it fails after all.
            return refund.Status is "succeeded" or "pending"
                ? new ProviderRefundAnswer(true, refund.Id, null)
                : new ProviderRefundAnswer(false, refund.Id, CodeOf(refund.FailureReason) ?? "refund-refused");
        }
        catch (StripeException e)
        {
            return new ProviderRefundAnswer(false, "", CodeOf(e.StripeError?.Code) ?? "refund-refused");
        }
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
        var create = new PaymentIntentCreateOptions
        {
            Amount = known.AmountMinor,
            Currency = known.Currency.ToLowerInvariant(),
            CaptureMethod = "manual",
            AllowedPaymentMethodTypes = ["card"],
            Metadata = new() { [MetadataKey] = $"{transactionId}" },
        };
        try
        {
            return (await _stripe.PaymentIntents.CreateAsync(create, Under($"{transactionId}"), ct)).Id;
        }
        catch (StripeException e)
        {
            throw new HttpRequestException("Stripe made no intent.", e, e.HttpStatusCode);
        }
    }

    private async Task<ProviderAnswer> ChangeAsync(string id, Func<Task<PaymentIntent>> change, CancellationToken ct)
    {
        PaymentIntent intent;
        try
        {
            intent = await change();
        }
        catch (StripeException e) when (e.HttpStatusCode == HttpStatusCode.BadRequest)
        {
            // payment_intent_unexpected_state: done before, or too late. The intent says which.
            intent = await _stripe.PaymentIntents.GetAsync(id, cancellationToken: ct);
        }
        catch (StripeException e)
        {
            throw new HttpRequestException($"Stripe did not change intent {id}.", e, e.HttpStatusCode);
        }
        return OutcomeOf(intent) ?? throw new HttpRequestException($"Stripe did not change intent {id}.");
    }

    /// <summary>Null for an intent that waits for a card.</summary>
    private static ProviderAnswer? OutcomeOf(PaymentIntent intent) => intent.Status switch
    {
        "requires_capture" => new(ProviderPaymentState.Authorised, intent.Id, intent.AmountCapturable, null, null),
        "succeeded" => new(ProviderPaymentState.Captured, intent.Id, intent.AmountReceived, null, null),
        "canceled" => new(
            ProviderPaymentState.Voided, intent.Id, 0, CodeOf(intent.CancellationReason) ?? "voided", null),
        "requires_action" => new(
            ProviderPaymentState.RequiresAction, intent.Id, intent.Amount, null,
            intent.NextAction?.RedirectToUrl?.Url),
        "requires_payment_method" when intent.LastPaymentError is { } error => new(
            ProviderPaymentState.Declined, intent.Id, 0, DeclineOf(error), null),
        "requires_payment_method" or "requires_confirmation" => null,
        // "processing", or a state of a later version: not known yet.
        _ => throw new HttpRequestException($"Intent {intent.Id} is {intent.Status}."),
    };

    private static bool IsConfirmationToken(string token) => token.StartsWith("ctoken_", StringComparison.Ordinal);

    private static RequestOptions Under(string idempotencyKey) => new() { IdempotencyKey = idempotencyKey };

    /// <summary>Our codes where we have one, else Stripe's own in our spelling.</summary>
    private static string DeclineOf(StripeError? error) => (error?.DeclineCode ?? error?.Code) switch
    {
        null or "card_declined" or "generic_decline" => "card-declined",
        "payment_intent_authentication_failure" or "authentication_required" => "authentication-failed",
        var other => CodeOf(other)!,
    };

    private static string? CodeOf(string? code) => code?.Replace('_', '-');
}

/// <summary>Stripe's webhooks.</summary>
internal sealed class StripeWebhooks : IPaymentWebhooks
{
    public string SignatureHeader => "Stripe-Signature";

    public ProviderEvent Read(string body)
    {
        Event told;
        try
        {
            // Told in the version of the endpoint's settings; what is read of it is the same in all.
            told = EventUtility.ParseEvent(body, throwOnApiVersionMismatch: false);
        }
        catch (Exception e) when (e is InvalidOperationException or StripeException or ArgumentException)
        {
            throw new JsonException("Not an event of Stripe.", e);
        }
        if (told is not { Id: { } id, Type: { } type })
        {
            throw new JsonException("An event without id or type.");
        }
        var named = (told.Data?.Object as IHasMetadata)?.Metadata?.GetValueOrDefault(StripePaymentProvider.MetadataKey);
        return new ProviderEvent(id, type, Guid.TryParse(named, out var transaction) ? transaction : null);
    }
}
