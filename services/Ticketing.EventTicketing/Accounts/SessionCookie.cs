using Microsoft.Extensions.Primitives;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>
/// The browser's refresh token: a cookie that no script reads and no other site sends (HttpOnly, SameSite=Strict).
/// </summary>
internal static class SessionCookie
{
    /// <summary>
    /// On https: browsers take a cookie of this name only if it is Secure, of this host alone and of path <c>/</c>, so no
    /// other subdomain can plant one.
    /// </summary>
    public const string SecureName = "__Host-ticketing-session";

    /// <summary>On plain http, for a developer's machine.</summary>
    public const string PlainName = "ticketing-session";

    public static string? Read(HttpRequest request) => request.Cookies[NameFor(request)];

    public static void Write(HttpContext context, SessionGrant grant) => context.Response.Cookies.Append(
        NameFor(context.Request), grant.RefreshToken, OptionsFor(context.Request, grant.RefreshableUntil));

    public static void Delete(HttpContext context) =>
        context.Response.Cookies.Delete(NameFor(context.Request), OptionsFor(context.Request, null));

    /// <summary>
    /// Whether the browser speaks https. Proxies in front may end TLS, so the browser's own word counts: it sends Origin
    /// with every request that is not GET, and no page can set that header.
    /// </summary>
    public static bool IsSecure(HttpRequest request) => StringValues.IsNullOrEmpty(request.Headers.Origin)
        ? request.IsHttps
        : request.Headers.Origin.ToString().StartsWith("https:", StringComparison.Ordinal);

    private static string NameFor(HttpRequest request) => IsSecure(request) ? SecureName : PlainName;

    public static CookieOptions OptionsFor(HttpRequest request, DateTimeOffset? expires) => new()
    {
        Path = "/",
        HttpOnly = true,
        SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict,
        Secure = IsSecure(request),
        Expires = expires,
        IsEssential = true,
    };
}
