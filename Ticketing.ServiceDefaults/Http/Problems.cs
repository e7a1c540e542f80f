using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Ticketing.ServiceDefaults.Http;

/// <summary>Problem details (RFC 9457) with the stable <c>code</c> that clients decide by.</summary>
public static class Problems
{
    /// <summary>A problem for people (<paramref name="detail"/>) and programs (<paramref name="code"/>).</summary>
    /// <param name="status">HTTP status, 400–599.</param>
    /// <param name="code">Kebab case and stable, see docs/api.md.</param>
    /// <param name="detail">A sentence that says what happened and what to do.</param>
    /// <param name="more">Further members, snake_case.</param>
    public static ProblemHttpResult Of(
        int status, string code, string detail, IDictionary<string, object?>? more = null)
    {
        var problem = new ProblemDetails { Status = status, Detail = detail };
        problem.Extensions["code"] = code;
        foreach (var (key, value) in more ?? new Dictionary<string, object?>())
        {
            problem.Extensions[key] = value;
        }

        return TypedResults.Problem(problem);
    }

    /// <summary>
    /// 503 <c>temporarily-unavailable</c>; callers add <c>Retry-After</c> by <see cref="RetryAfter"/>.
    /// </summary>
    public static ProblemHttpResult TemporarilyUnavailable(HttpContext context)
    {
        RetryAfter(context, TimeSpan.FromSeconds(1));
        return Of(StatusCodes.Status503ServiceUnavailable, "temporarily-unavailable",
            "The system cannot do this right now. Nothing was lost; try again in a moment.");
    }

    /// <summary>Sets <c>Retry-After</c> (whole seconds, at least 1) on the answer.</summary>
    public static void RetryAfter(HttpContext context, TimeSpan delay) =>
        context.Response.Headers.RetryAfter =
            Math.Max(1, (int)Math.Ceiling(delay.TotalSeconds))
                .ToString(System.Globalization.CultureInfo.InvariantCulture);
}
