using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Events;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.AuditTrail;

/// <summary>
/// <c>GET /events/{event_id}/audit-log</c>: what was done to an event, its sale and its door.
/// <c>GET /users/team/audit-log</c>: the seller's log-ins, team and API keys.
/// </summary>
internal static class ReadAuditTrail
{
    private const string FindSeller = "SELECT seller_id FROM events WHERE event_id = @EventId";

    public static void MapReadAuditTrail(this IEndpointRouteBuilder app)
    {
        app.MapGet("/events/{eventId}/audit-log", OfEventAsync)
            .RequireSeller(SellerAction.AuditRead)
            .WithName("GetEventAuditLog")
            .WithSummary("List who did what to an event, newest first")
            .WithDescription("Orders and refunds are in `GET /events/{event_id}/orders/audit-log`.")
            .IsPaged(50, AuditReader.MaxLimit, cursor: "before")
            .Refuses(EventErrors.NotFound, EventErrors.NotYours)
            .WithTags("events");
        app.MapGet("/users/team/audit-log", OfTeamAsync)
            .RequireSeller(SellerAction.AuditRead)
            .WithName("GetTeamAuditLog")
            .WithSummary("List the seller's log-ins and what was done to team and API keys, newest first")
            .IsPaged(50, AuditReader.MaxLimit, cursor: "before")
            .WithTags("team");
    }

    private static async Task<Results<Ok<AuditPage>, ProblemHttpResult>> OfEventAsync(
        string eventId, ClaimsPrincipal caller, HttpContext context, Database database, AuditReader reader,
        CancellationToken ct)
    {
        if (!EventId.TryParse(eventId, null, out var id)
            || await database.FindAsync<Guid?>(FindSeller, new { EventId = id.Value }, ct) is not { } seller)
        {
            return EventErrors.NotFound.ToProblem(context);
        }

        return seller == caller.SellerId().Value
            ? await ReadAsync(context, reader, new AuditFilter { EventId = id.Value, SellerId = seller }, ct)
            : EventErrors.NotYours.ToProblem(context);
    }

    private static Task<Results<Ok<AuditPage>, ProblemHttpResult>> OfTeamAsync(
        ClaimsPrincipal caller, HttpContext context, AuditReader reader, CancellationToken ct) =>
        ReadAsync(context, reader, new AuditFilter { SellerId = caller.SellerId().Value, WithoutEvent = true }, ct);

    private static async Task<Results<Ok<AuditPage>, ProblemHttpResult>> ReadAsync(
        HttpContext context, AuditReader reader, AuditFilter filter, CancellationToken ct)
    {
        var (page, refusal) = await reader.ReadAsync(context.Request.Query, filter, ct);
        return page is null ? refusal!.ToProblem(context) : TypedResults.Ok(page);
    }
}
