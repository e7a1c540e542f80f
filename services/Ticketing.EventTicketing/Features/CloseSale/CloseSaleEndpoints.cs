using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Infrastructure.Http;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.EventTicketing.Features.CloseSale;

/// <summary>
/// <c>POST /events/{event_id}/close</c>, <c>/reopen</c>, <c>/cancel</c> and <c>/end</c>, by the event's seller.
/// </summary>
public static class CloseSaleEndpoints
{
    /// <summary>
    /// Times the change is tried again because another one came between reading and writing.
    /// </summary>
    private const int MaxTries = 5;

    private static readonly string[] Over =
        [RefusalCodes.EventPreparing, RefusalCodes.EventEnded, RefusalCodes.EventCancelled];

    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        Map(app, "close", SaleAction.Close, "Stop selling an event", Over);
        Map(app, "reopen", SaleAction.Reopen, "Sell an event again", Over);
        Map(app, "end", SaleAction.End, "End an event", RefusalCodes.HoldsRunning, RefusalCodes.RefundsRunning);
        Map(app, "cancel", SaleAction.Cancel, "Cancel an event for good and refund everything paid in full",
            RefusalCodes.EventPreparing, RefusalCodes.EventEnded);
    }

    private static void Map(
        IEndpointRouteBuilder app, string verb, SaleAction action, string summary, params string[] refusals) => app
        .MapPost("/events/{eventId}/" + verb, (
            string eventId, ClaimsPrincipal caller, HttpContext context, EventTicketingDbContext db,
            CancellationToken ct) => HandleAsync(action, eventId, caller, context, db, ct))
        .RequireAuthorization(Policies.Seller)
        .WithName(action + "Sale")
        .WithSummary(summary)
        .Refuses([RefusalCodes.EventNotFound, RefusalCodes.NotYourEvent, .. refusals])
        .WithTags("events");

    private static async Task<Results<Ok<EventAnswer>, ProblemHttpResult>> HandleAsync(
        SaleAction action,
        string eventId,
        ClaimsPrincipal caller,
        HttpContext context,
        EventTicketingDbContext db,
        CancellationToken ct)
    {
        if (!EventId.TryParse(eventId, null, out var id))
        {
            return Answers.Of(Answers.NoSuchEvent(eventId), context);
        }

        var refusal = await ChangeAsync(db, id, caller.UserId(), action, ct);
        return refusal is null
            ? TypedResults.Ok((await db.FindAnswerAsync(id, ct))!)
            : Answers.Of(refusal, context);
    }

    private static async Task<Refusal?> ChangeAsync(
        EventTicketingDbContext db, EventId id, UserId caller, SaleAction action, CancellationToken ct)
    {
        for (var i = 0; i < MaxTries; i++)
        {
            var row = await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.EventId == id.Value, ct);
            if (row is null)
            {
                return Answers.NoSuchEvent(id.ToString());
            }

            if (row.SellerId != caller.Value)
            {
                return new Refusal(RefusalCodes.NotYourEvent, "The event belongs to another seller.");
            }

            var current = Sale.Parse(row.Status)!.Value;
            var (next, refusal) = Sale.Apply(current, action);
            if (refusal is not null || next == current)
            {
                return refusal;
            }

            // Services stop consuming an ended event: a hold that still runs could then be neither paid nor freed.
            if (action == SaleAction.End && await HasTicketsAsync(db, id, TicketStatus.Reserved, ct))
            {
                return new Refusal(
                    RefusalCodes.HoldsRunning,
                    "Some seats are still held: close the sale and end it when the holds are over.");
            }

            if (action == SaleAction.End && current == SaleStatus.Cancelled
                && await HasTicketsAsync(db, id, TicketStatus.Sold, ct))
            {
                return new Refusal(
                    RefusalCodes.RefundsRunning,
                    "Some tickets are not refunded yet: end the sale when all of them are.");
            }

            if (await SaleStatusUpdate.ExecuteAsync(db.Database, id, current, next, ct))
            {
                return null;
            }
        }

        throw new InvalidOperationException($"The status of event {id} changed {MaxTries} times in a row.");
    }

    private static async Task<bool> HasTicketsAsync(
        EventTicketingDbContext db, EventId id, TicketStatus status, CancellationToken ct)
    {
        var number = (short)status;
        return await db.Database.SqlQuery<bool>(
            $"""
            SELECT EXISTS (SELECT 1 FROM tickets WHERE event_id = {id.Value} AND status = {number}) AS "Value"
            """).SingleAsync(ct);
    }
}
