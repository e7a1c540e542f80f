namespace Ticketing.Gateway.Web;

/// <summary>
/// What a browser is allowed to do with our pages: load from this origin alone, post a card to the payment provider's
/// (<c>Web:CardOrigin</c>) and to nobody else, be framed by nobody, guess no types, use no device but the camera (at the
/// door) and the place (when somebody asks what is near), and come back by https for a year. WebAssembly is allowed,
/// because the door reads codes with it where the browser has no reader; scripts from text are not. Where
/// <c>Web:PaymentProvider</c> is <c>stripe</c>, Stripe's script and frames are allowed too.
/// </summary>
internal sealed class SecurityHeaders(IConfiguration configuration)
{
    private const string Permissions =
        "accelerometer=(), autoplay=(), camera=(self), display-capture=(), geolocation=(self), gyroscope=(), "
        + "magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), xr-spatial-tracking=()";

    /// <summary>A year. Without subdomains and preloading: the operator's other hosts are not ours to decide on.</summary>
    private const string StrictTransport = "max-age=31536000";

    /// <summary>
    /// The hosts that Stripe names for Stripe.js (https://docs.stripe.com/security/guide#content-security-policy), without
    /// those of its address form, which the pages do not use.
    /// </summary>
    private const string StripeScripts = " https://js.stripe.com https://*.js.stripe.com";
    private const string StripeFrames = StripeScripts + " https://hooks.stripe.com";
    private const string StripeApi = " https://api.stripe.com";

    private readonly string _contentSecurityPolicy = PolicyOf(
        usesStripe: configuration["Web:PaymentProvider"] == "stripe",
        Uri.TryCreate(configuration["Web:CardOrigin"], UriKind.Absolute, out var card)
            ? $" {card.GetLeftPart(UriPartial.Authority)}"
            : "");

    private static string PolicyOf(bool usesStripe, string cardOrigin)
    {
        var connect = $"{cardOrigin}{(usesStripe ? StripeApi : "")}";
        return $"default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{(usesStripe ? StripeScripts : "")}; base-uri 'none'; "
            + "object-src 'none'; form-action 'self'; frame-ancestors 'none'"
            + (connect.Length > 0 ? $"; connect-src 'self'{connect}" : "")
            + (usesStripe ? $"; frame-src{StripeFrames}" : "");
    }

    public void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = _contentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = StrictTransport;
        }
    }
}

/// <summary>Sets the headers on every answer.</summary>
internal static class SecurityHeadersExtensions
{
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use((context, next) =>
        {
            context.RequestServices.GetRequiredService<SecurityHeaders>().Set(context);
            return next(context);
        });
}
