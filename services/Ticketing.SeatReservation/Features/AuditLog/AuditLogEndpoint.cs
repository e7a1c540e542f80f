using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Ticketing.Messaging.Directory;
using Ticketing.SeatReservation.Infrastructure;

namespace Ticketing.SeatReservation.Features.AuditLog;

/// <summary>Answer of an audit of the log.</summary>
/// <param name="EventId">The event.</param>
/// <param name="OneOwnerPerSeat">Proved for everything that was read.</param>
/// <param name="IsWhole">The log was read from its first message to its end.</param>
/// <param name="Messages">Of the event, read.</param>
/// <param name="Seats">Ever reserved.</param>
/// <param name="Reservations">Of single seats.</param>
/// <param name="Count">Breaches in all.</param>
/// <param name="Findings">At most <see cref="AuditLogEndpoint.MaxFindings"/> of them.</param>
public sealed record LogAuditAnswer(
    long EventId, bool OneOwnerPerSeat, bool IsWhole, long Messages, int Seats, int Reservations, int Count,
    IReadOnlyList<LogFinding> Findings);

/// <summary>
/// <c>GET /internal/seat-state/{event_id}/audit-log</c>: folds the event's Kafka log. For operators; not routed by
/// the gateway. Reads beside the consumers and commits nothing.
/// </summary>
internal static class AuditLogEndpoint
{
    /// <summary>Breaches told.</summary>
    public const int MaxFindings = 500;

    /// <summary>One at a time a replica: it reads a whole log.</summary>
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    public static void Map(IEndpointRouteBuilder ofEvent) => ofEvent.MapGet("/audit-log", RunAsync);

    private static async Task<Results<Ok<LogAuditAnswer>, ProblemHttpResult>> RunAsync(
        [FromRoute(Name = "event_id")] EventPath eventPath, IEventDirectory directory, SeatLogReader reader,
        CancellationToken cancellation)
    {
        if (directory.Find(eventPath.Id) is not { } entry)
        {
            return ReadProblems.NoEvent();
        }

        await OneAtATime.WaitAsync(cancellation);
        try
        {
            var log = new SeatLog();
            var extent = await Task.Run(() => reader.Read(entry, log, cancellation), cancellation);
            var findings = log.Findings().ToList();
            return TypedResults.Ok(new LogAuditAnswer(
                entry.Id.Value, findings.Count == 0, extent.IsWhole, extent.Messages, log.Seats, log.Reservations,
                findings.Count, [.. findings.Take(MaxFindings)]));
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}
