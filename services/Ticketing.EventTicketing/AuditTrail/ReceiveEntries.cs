using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Messaging.Auditing;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.AuditTrail;

/// <summary>
/// <c>POST /internal/audit-log/entries</c>: of a service that has no database. For services only; the gateway does not
/// route it.
/// </summary>
internal static class ReceiveEntries
{
    /// <summary>What one service sends at once.</summary>
    private const int MaxEntries = 100;

    public static void MapReceiveEntries(this IEndpointRouteBuilder app) => app
        .MapPost("/internal/audit-log/entries", HandleAsync)
        .RequireServiceKey()
        .ExcludeFromDescription();

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        List<AuditEntry> entries, HttpContext context, IAuditSink sink, CancellationToken ct)
    {
        if (entries.Count > MaxEntries)
        {
            return Refusal.Invalid("entries", $"At most {MaxEntries} entries.").ToProblem(context);
        }

        await sink.WriteAsync(entries, ct);
        return TypedResults.NoContent();
    }
}
