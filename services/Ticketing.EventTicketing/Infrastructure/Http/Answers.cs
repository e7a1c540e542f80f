using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Domain;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Infrastructure.Http;

/// <summary>Refusals as problem details (RFC 9457).</summary>
public static class Answers
{
    /// <summary>
    /// The problem of a refusal, with <c>Retry-After</c> in whole seconds where it passes by itself.
    /// </summary>
    public static ProblemHttpResult Of(Refusal refusal, HttpContext context)
    {
        if (refusal.RetryAfter is { } wait)
        {
            Problems.RetryAfter(context, wait);
        }

        var more = refusal.Errors is null ? null : new Dictionary<string, object?> { ["errors"] = refusal.Errors };
        return Problems.Of(StatusOf(refusal.Code), refusal.Code, refusal.Detail, more);
    }

    /// <summary>No such event.</summary>
    public static Refusal NoSuchEvent(string id) =>
        new(RefusalCodes.EventNotFound, $"There is no event '{(id.Length > 20 ? id[..20] + "…" : id)}'.");

    /// <summary>Documents which refusals an endpoint answers with, under the statuses they have.</summary>
    public static TBuilder Refuses<TBuilder>(this TBuilder endpoint, params IEnumerable<string> codes)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in codes.GroupBy(StatusOf))
        {
            endpoint.WithProblems(status.Key, status);
        }

        return endpoint;
    }

    private static int StatusOf(string code) => code switch
    {
        RefusalCodes.InvalidRequest => StatusCodes.Status400BadRequest,
        RefusalCodes.InvalidCredentials or RefusalCodes.Unauthenticated => StatusCodes.Status401Unauthorized,
        RefusalCodes.NotYourEvent or RefusalCodes.NotYourOrder or RefusalCodes.NotDoorStaff =>
            StatusCodes.Status403Forbidden,
        RefusalCodes.EventNotFound or RefusalCodes.SectionNotFound or RefusalCodes.SubsectionNotFound
            or RefusalCodes.OrderNotFound or RefusalCodes.TicketNotFound or RefusalCodes.UserNotFound
            or RefusalCodes.ScanNotFound => StatusCodes.Status404NotFound,
        RefusalCodes.TooManyRequests => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status409Conflict,
    };
}
