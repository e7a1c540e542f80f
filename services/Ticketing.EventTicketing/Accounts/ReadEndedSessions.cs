using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts.Messages;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>
/// <c>GET /internal/ended-sessions?after=N</c>: whose access tokens the other services refuse. For services only; the
/// gateway does not route it.
/// </summary>
internal static class ReadEndedSessions
{
    public static void MapReadEndedSessions(this IEndpointRouteBuilder app) => app
        .MapGet("/internal/ended-sessions", HandleAsync)
        .RequireServiceKey()
        .ExcludeFromDescription();

    private static async Task<Results<JsonHttpResult<EndedSessionsPage>, ProblemHttpResult>> HandleAsync(
        string? after, HttpContext context, IEndedSessionsSource source, CancellationToken ct)
    {
        var number = 0L;
        if (!string.IsNullOrEmpty(after)
            && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            return Refusal.Invalid("after", "Must be a number.").ToProblem(context);
        }

        return TypedResults.Json(await source.ReadAsync(number, ct), ContractsJson.Default.EndedSessionsPage);
    }
}
