using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Events;

/// <summary>
/// <c>GET /internal/event-directory?after=N</c>: what the other services copy. The gateway does not route it.
/// </summary>
internal static class ReadEventDirectory
{
    public static void MapReadEventDirectory(this IEndpointRouteBuilder app) => app
        .MapGet("/internal/event-directory", HandleAsync)
        .AllowAnonymous()
        .ExcludeFromDescription();

    private static async Task<Results<JsonHttpResult<EventDirectoryPage>, ProblemHttpResult>> HandleAsync(
        string? after, HttpContext context, IEventDirectorySource source, CancellationToken ct)
    {
        var version = 0L;
        if (!string.IsNullOrEmpty(after)
            && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out version))
        {
            return Refusal.Invalid("after", "Must be a version.").ToProblem(context);
        }

        // Camel case, by the services' common context: messages and directory are one contract.
        return TypedResults.Json(await source.ReadAsync(version, ct), ContractsJson.Default.EventDirectoryPage);
    }
}
