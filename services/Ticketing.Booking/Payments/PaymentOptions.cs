using System.ComponentModel.DataAnnotations;

namespace Ticketing.Booking.Payments;

/// <summary>Which payment provider there is and how it is reached, section <c>Payments</c>.</summary>
internal sealed class PaymentOptions
{
    public const string SectionName = "Payments";
    public const string Sandbox = "sandbox";
    public const string Stripe = "stripe";

    /// <summary><c>sandbox</c> or <c>stripe</c>.</summary>
    [RegularExpression("sandbox|stripe")]
    public string Provider { get; set; } = Sandbox;

    /// <summary>
    /// The public origin of the shop, for example <c>https://tickets.example</c>: where the buyer comes back
    /// to from the bank's page.
    /// </summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>The provider's API. The sandbox has no default; Stripe's is its own.</summary>
    public string Url { get; set; } = "";

    /// <summary>The provider's origin as browsers reach it, for the tokeniser; empty: <see cref="Url"/>.</summary>
    public string BrowserUrl { get; set; } = "";

    /// <summary>Secret: proves this shop to the provider.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>Stripe's key for browsers; not secret.</summary>
    public string PublishableKey { get; set; } = "";

    /// <summary>Secret: the provider signs its webhooks with it.</summary>
    public string WebhookSecret { get; set; } = "";

    /// <summary>A webhook signed longer ago, or further in the future, is refused: it may be a replay.</summary>
    public TimeSpan WebhookTolerance { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The rules between settings.</summary>
    public bool IsConsistent =>
        ApiKey.Length > 0 && WebhookSecret.Length > 0 && WebhookTolerance > TimeSpan.Zero
        && (Provider == Stripe || Uri.TryCreate(Url, UriKind.Absolute, out _));

    /// <summary>Where the buyer comes back to; the service then knows which page that is.</summary>
    public string ReturnUrlOf(Guid transactionId) =>
        $"{PublicUrl.TrimEnd('/')}/payments/return/{transactionId}";
}
