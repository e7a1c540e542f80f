using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Tickets;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Attendees;

/// <summary>
/// A sold ticket with the name on it and the answers for it and its order, by question. <c>HolderName</c>: the account's
/// that has it. <c>Transfers</c>: how often it was transferred.
/// </summary>
internal sealed record AttendeeResponse(
    string TicketId, Guid OrderId, string? Name, string? HolderName, int Transfers,
    IReadOnlyDictionary<string, string> Answers, IReadOnlyDictionary<string, string> OrderAnswers);

/// <summary>A page of sold tickets in order of section, subsection, row and seat.</summary>
internal sealed record AttendeeListResponse(IReadOnlyList<AttendeeResponse> Attendees, string? Next);

/// <summary><c>GET /events/{event_id}/attendees</c>, by the event's seller.</summary>
internal static class ListAttendees
{
    public static void MapListAttendees(this IEndpointRouteBuilder app) => app
        .MapGet("/events/{eventId}/attendees", ListAsync)
        .RequireSeller(SellerAction.OrdersRead)
        .WithName("ListAttendees")
        .WithSummary("List who comes: names and answers by ticket")
        .IsPaged()
        .Refuses(EventErrors.NotFound, EventErrors.NotYours)
        .WithTags("attendees");

    private static async Task<Results<Ok<AttendeeListResponse>, ProblemHttpResult>> ListAsync(
        string eventId, ClaimsPrincipal caller, HttpContext context, AttendeeListQuery query, CancellationToken ct)
    {
        var errors = new FieldErrors();
        var page = PageRequest.Read(context.Request.Query, errors);
        TicketKey after = default;
        errors.Require(
            page.After is null || TicketKey.TryParse(page.After, out after), "after", "Not a cursor of this list.");
        var (id, refusal) = await query.RequireSellerAsync(eventId, caller, ct);
        if (refusal is not null || !errors.None)
        {
            return (refusal ?? errors.ToRefusal()).ToProblem(context);
        }

        var rows = await query.ReadAsync(id, page.After is null ? TicketKey.First : after, page.Limit + 1, ct);
        var next = rows.Count > page.Limit ? Cursor.Encode(rows[page.Limit - 1].Key.ToString()) : null;
        return TypedResults.Ok(new AttendeeListResponse([.. rows.Take(page.Limit).Select(r => r.Attendee)], next));
    }
}
