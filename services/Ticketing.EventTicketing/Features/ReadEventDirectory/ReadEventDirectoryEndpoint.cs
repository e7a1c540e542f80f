using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure.Http;
using Ticketing.Messaging.Directory;

namespace Ticketing.EventTicketing.Features.ReadEventDirectory;

/// <summary>
/// <c>GET /internal/event-directory?after=N</c>: what the other services copy. Not routed by the gateway.
/// </summary>
public static class ReadEventDirectoryEndpoint
{
    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder app) => app
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
            var errors = new FieldErrors();
            errors.Add("after", "Must be a version.");
            return Answers.Of(errors.ToRefusal(), context);
        }

        // Camel case, by the services' common context: messages and directory are one contract.
        return TypedResults.Json(await source.ReadAsync(version, ct), ContractsJson.Default.EventDirectoryPage);
    }
}
