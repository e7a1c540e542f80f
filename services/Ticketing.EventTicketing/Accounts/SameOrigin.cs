using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>
/// For endpoints that a cookie alone may call: refuses requests that another site makes a browser send (CSRF).
/// SameSite=Strict keeps the cookie from other sites, but not from another port or subdomain of ours.
/// </summary>
internal static class SameOrigin
{
    private const string FetchSite = "Sec-Fetch-Site";

    public static RouteHandlerBuilder RequireSameOrigin(this RouteHandlerBuilder endpoint) =>
        endpoint.Refuses(AccountErrors.CrossSite).AddEndpointFilter(async (context, next) =>
            IsSameOrigin(context.HttpContext.Request)
                ? await next(context)
                : AccountErrors.CrossSite.ToProblem(context.HttpContext));

    /// <summary>
    /// A browser says in Sec-Fetch-Site who made the request. One that does not know the header (Safari before 16.4) says
    /// in Origin. A program says neither, and sends no cookie that it was not given.
    /// </summary>
    public static bool IsSameOrigin(HttpRequest request)
    {
        if (request.Headers[FetchSite].ToString() is { Length: > 0 } site)
        {
            return site == "same-origin";
        }

        return request.Headers.Origin.ToString() is not { Length: > 0 } origin
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && IsOurHost(from, request));
    }

    /// <summary>The gateway names the host that the browser asked for.</summary>
    private static bool IsOurHost(Uri origin, HttpRequest request)
    {
        var host = request.Headers["X-Forwarded-Host"].ToString() is { Length: > 0 } forwarded
            ? forwarded
            : request.Headers.Host.ToString();
        return string.Equals(origin.Authority, host, StringComparison.OrdinalIgnoreCase);
    }
}
