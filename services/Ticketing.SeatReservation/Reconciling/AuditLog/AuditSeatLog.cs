using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Ticketing.Messaging.Directory;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.SeatState;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.SeatReservation.Reconciling.AuditLog;

/// <summary>What an audit of the log found.</summary>
/// <param name="EventId">The event.</param>
/// <param name="OneOwnerPerSeat">Proved for everything that was read.</param>
/// <param name="IsWhole">The log was read from its first message to its end.</param>
/// <param name="Messages">Of the event, read.</param>
/// <param name="Seats">Ever reserved.</param>
/// <param name="Reservations">Of single seats.</param>
/// <param name="Count">Breaches in all.</param>
/// <param name="Findings">At most <see cref="AuditSeatLog.MaxFindings"/> of them.</param>
internal sealed record AuditSeatLogResponse(
    long EventId, bool OneOwnerPerSeat, bool IsWhole, long Messages, int Seats, int Reservations, int Count,
    IReadOnlyList<LogFinding> Findings);

/// <summary>
/// <c>GET /internal/seat-state/{event_id}/audit-log</c>: folds the event's Kafka log. For operators; the gateway does
/// not route it. Reads beside the consumers and commits nothing.
/// </summary>
internal static class AuditSeatLog
{
    /// <summary>Breaches listed.</summary>
    public const int MaxFindings = 500;

    /// <summary>One at a time a replica: it reads a whole log.</summary>
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    public static void MapAuditSeatLog(this IEndpointRouteBuilder ofEvent) => ofEvent.MapGet("/audit-log", RunAsync);

    private static async Task<Results<Ok<AuditSeatLogResponse>, ProblemHttpResult>> RunAsync(
        [FromRoute(Name = "event_id")] EventPath eventPath, HttpContext context, IEventDirectory directory,
        SeatLogReader reader, CancellationToken cancellation)
    {
        if (directory.Find(eventPath.Id) is not { } entry)
        {
            return SeatErrors.EventNotFound.ToProblem(context);
        }

        await OneAtATime.WaitAsync(cancellation);
        try
        {
            var log = new SeatLog();
            var extent = await Task.Run(() => reader.Read(entry, log, cancellation), cancellation);
            var findings = log.Findings().ToList();
            return TypedResults.Ok(new AuditSeatLogResponse(
                entry.Id.Value, findings.Count == 0, extent.IsWhole, extent.Messages, log.Seats, log.Reservations,
                findings.Count, [.. findings.Take(MaxFindings)]));
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}
