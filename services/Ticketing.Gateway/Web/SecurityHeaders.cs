namespace Ticketing.Gateway.Web;

/// <summary>
/// What a browser is allowed to do with our pages: load from this origin alone, post a card to the payment provider's
/// (<c>Web:CardOrigin</c>) and to nobody else, be framed by nobody, guess no types. WebAssembly is allowed, because the
/// door reads codes with it where the browser has no reader; scripts from text are not.
/// </summary>
internal sealed class SecurityHeaders(IConfiguration configuration)
{
    private readonly string _contentSecurityPolicy =
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; base-uri 'none'; object-src 'none'; "
        + "form-action 'self'; frame-ancestors 'none'"
        + (Uri.TryCreate(configuration["Web:CardOrigin"], UriKind.Absolute, out var card)
            ? $"; connect-src 'self' {card.GetLeftPart(UriPartial.Authority)}"
            : "");

    public void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = _contentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }
}

/// <summary>Sets the headers on every answer.</summary>
internal static class SecurityHeadersExtensions
{
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use((context, next) =>
        {
            context.RequestServices.GetRequiredService<SecurityHeaders>().Set(context.Response.Headers);
            return next(context);
        });
}
