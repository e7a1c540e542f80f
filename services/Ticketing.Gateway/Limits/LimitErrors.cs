using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Gateway.Limits.Bodies;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Gateway.Limits;

/// <summary>How the gateway refuses a request that breaks a limit.</summary>
internal static class LimitErrors
{
    /// <summary>429 <c>too-many-requests</c> with <c>Retry-After</c>.</summary>
    public static ProblemHttpResult TooManyRequests(HttpContext context, TimeSpan retryAfter)
    {
        Problems.RetryAfter(context, retryAfter);
        return Problems.Of(StatusCodes.Status429TooManyRequests, "too-many-requests",
            "Too many requests of this kind came from you or from your address. Wait as long as Retry-After says.");
    }

    /// <summary>429 <c>too-many-requests</c> for what is open at the same time; closes the connection.</summary>
    public static ProblemHttpResult TooManyOpen(HttpContext context, string what)
    {
        context.Response.Headers.Connection = "close";
        Problems.RetryAfter(context, TimeSpan.FromSeconds(5));
        return Problems.Of(StatusCodes.Status429TooManyRequests, "too-many-requests",
            $"Too many {what} are open from you or from your address. Close some, then try again.");
    }

    /// <summary>408 <c>request-timeout</c>; closes the connection.</summary>
    public static ProblemHttpResult TooSlow(HttpContext context)
    {
        context.Response.Headers.Connection = "close";
        return Problems.Of(
            StatusCodes.Status408RequestTimeout, "request-timeout", "The body of the request came too slowly. Send it again.");
    }

    /// <summary>413 <c>payload-too-large</c>; closes the connection.</summary>
    public static ProblemHttpResult TooLarge(HttpContext context, BodyRule rule)
    {
        context.Response.Headers.Connection = "close";
        return Problems.Of(StatusCodes.Status413PayloadTooLarge, "payload-too-large",
            string.Create(CultureInfo.InvariantCulture, $"A body for this path has at most {rule.MaxBytes:N0} bytes."));
    }

    /// <summary>What Kestrel found wrong with a body: 408, or 400 for a broken one.</summary>
    public static ProblemHttpResult Of(HttpContext context, BadHttpRequestException fault)
    {
        if (fault.StatusCode == StatusCodes.Status408RequestTimeout)
        {
            return TooSlow(context);
        }

        context.Response.Headers.Connection = "close";
        return Problems.Of(fault.StatusCode, "invalid-request", fault.Message);
    }

    /// <summary>503 <c>temporarily-unavailable</c> with <c>Retry-After</c>: no room for one more body.</summary>
    public static ProblemHttpResult NoRoom(HttpContext context)
    {
        context.Response.Headers.Connection = "close";
        return Problems.TemporarilyUnavailable(context);
    }
}
