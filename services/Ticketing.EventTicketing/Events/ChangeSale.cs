using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Events;

/// <summary>
/// <c>POST /events/{event_id}/close</c>, <c>/reopen</c>, <c>/cancel</c> and <c>/end</c>, by the event's seller.
/// </summary>
internal static class ChangeSale
{
    /// <summary>Another change may come between reading and writing; then the rules are applied again.</summary>
    private const int MaxTries = 5;

    private const string FindSale = "SELECT seller_id, status FROM events WHERE event_id = @EventId";

    private const string HasTicketsIn =
        "SELECT EXISTS (SELECT FROM tickets WHERE event_id = @EventId AND status = @Status)";

    public static void MapChangeSale(this IEndpointRouteBuilder app)
    {
        app.MapAction("close", SaleAction.Close, "Stop selling an event",
            EventErrors.Preparing, EventErrors.Ended, EventErrors.Cancelled);
        app.MapAction("reopen", SaleAction.Reopen, "Sell an event again",
            EventErrors.Preparing, EventErrors.Ended, EventErrors.Cancelled);
        app.MapAction("end", SaleAction.End, "End an event", EventErrors.HoldsRunning, EventErrors.RefundsRunning);
        app.MapAction("cancel", SaleAction.Cancel, "Cancel an event for good and refund everything paid in full",
            EventErrors.Preparing, EventErrors.Ended);
    }

    private static void MapAction(
        this IEndpointRouteBuilder app, string verb, SaleAction action, string summary,
        params IReadOnlyList<Refusal> refusals) => app
        .MapPost("/events/{eventId}/" + verb, (
            string eventId, ClaimsPrincipal caller, HttpContext context, EventTicketingDbContext db, Database database,
            TimeProvider time, CancellationToken ct) =>
            HandleAsync(action, eventId, caller, context, db, database, time, ct))
        .RequireSeller(action == SaleAction.Cancel ? SellerAction.EventsCancel : SellerAction.EventsWrite)
        .WithName(action + "Sale")
        .WithSummary(summary)
        .Refuses([EventErrors.NotFound, EventErrors.NotYours, .. refusals])
        .WithTags("events");

    private static async Task<Results<Ok<EventResponse>, ProblemHttpResult>> HandleAsync(
        SaleAction action,
        string eventId,
        ClaimsPrincipal caller,
        HttpContext context,
        EventTicketingDbContext db,
        Database database,
        TimeProvider time,
        CancellationToken ct)
    {
        if (!EventId.TryParse(eventId, null, out var id))
        {
            return EventErrors.NotFound.ToProblem(context);
        }

        var refusal = await ChangeAsync(database, id, caller, action, time.GetUtcNow(), ct);
        return refusal is null
            ? TypedResults.Ok((await db.FindEventAsync(id, ct))!)
            : refusal.ToProblem(context);
    }

    private static async Task<Refusal?> ChangeAsync(
        Database database, EventId id, ClaimsPrincipal caller, SaleAction action, DateTimeOffset now, CancellationToken ct)
    {
        for (var i = 0; i < MaxTries; i++)
        {
            var sale = await database.FindAsync<SaleRow>(FindSale, new { EventId = id.Value }, ct);
            if (sale is null)
            {
                return EventErrors.NotFound;
            }

            if (sale.SellerId != caller.SellerId().Value)
            {
                return EventErrors.NotYours;
            }

            var current = Sale.Parse(sale.Status)!.Value;
            var (next, refusal) = Sale.Apply(current, action);
            if (refusal is not null || next == current)
            {
                return refusal;
            }

            if (action == SaleAction.End && await ExplainUnfinishedAsync(database, id, current, ct) is { } unfinished)
            {
                return unfinished;
            }

            var entry = new AuditEntry(KindOf(action), AuditActor.Of(caller)) { SellerId = sale.SellerId };
            if (await database.ChangeSaleStatusAsync(id, current, next, entry, now, ct))
            {
                return null;
            }
        }

        throw new InvalidOperationException($"The status of event {id} changed {MaxTries} times in a row.");
    }

    /// <summary>How the audit log calls the action.</summary>
    public static string KindOf(SaleAction action) => action switch
    {
        SaleAction.Close => "sale-closed",
        SaleAction.Reopen => "sale-reopened",
        SaleAction.End => "event-ended",
        SaleAction.Cancel => "event-cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Unknown action."),
    };

    /// <summary>
    /// Services stop consuming an ended event: a hold that still runs could then be neither paid nor freed.
    /// </summary>
    private static async Task<Refusal?> ExplainUnfinishedAsync(
        Database database, EventId id, SaleStatus current, CancellationToken ct) =>
        await HasTicketsAsync(database, id, SeatStatus.Reserved, ct) ? EventErrors.HoldsRunning
        : current == SaleStatus.Cancelled && await HasTicketsAsync(database, id, SeatStatus.Sold, ct)
            ? EventErrors.RefundsRunning
            : null;

    private static Task<bool> HasTicketsAsync(
        Database database, EventId id, SeatStatus status, CancellationToken ct) =>
        database.FindAsync<bool>(HasTicketsIn, new { EventId = id.Value, Status = (short)status }, ct);

    private sealed class SaleRow
    {
        public Guid SellerId { get; init; }
        public required string Status { get; init; }
    }
}
