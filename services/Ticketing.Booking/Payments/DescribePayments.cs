namespace Ticketing.Booking.Payments;

/// <summary>What a browser needs to turn a card into a token. Nothing of it is secret.</summary>
/// <param name="Provider"><c>sandbox</c> or <c>stripe</c>.</param>
/// <param name="TokeniserUrl">Where the card goes, and nowhere else; null when the provider's own script does
/// it.</param>
/// <param name="PublishableKey">The provider's key for browsers, or null.</param>
internal sealed record PaymentsDescription(string Provider, string? TokeniserUrl, string? PublishableKey);

/// <summary><c>GET /payments/config</c>.</summary>
internal static class DescribePaymentsEndpoint
{
    public static void MapDescribePayments(this IEndpointRouteBuilder routes) => routes
        .MapGet("/payments/config", (PaymentOptions options) => TypedResults.Ok(Describe(options)))
        .WithName("DescribePayments")
        .WithTags("payments")
        .WithSummary("Say where a browser turns a card into a token")
        .AllowAnonymous();

    private static PaymentsDescription Describe(PaymentOptions options) => new(
        options.Provider,
        options.Provider == PaymentOptions.Sandbox
            ? $"{(options.BrowserUrl.Length > 0 ? options.BrowserUrl : options.Url).TrimEnd('/')}/v1/tokens"
            : null,
        options.PublishableKey.Length > 0 ? options.PublishableKey : null);
}
