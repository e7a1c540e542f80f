using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts.Text;
using Ticketing.EventTicketing.Door.ScanTickets;
using Ticketing.EventTicketing.Events;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Door;

/// <summary>
/// A part of a name (buyer's, holder's, or on the ticket) or of the order's number, or the last characters of a ticket's
/// number: 3 to 80 characters.
/// </summary>
internal sealed record TicketLookUpRequest([property: Required] string? Query);

/// <summary>
/// A ticket that was looked up. <c>BuyerName</c>: the account's that has the ticket, by buying it or taking it over;
/// <c>AttendeeName</c>: the one on the ticket. <c>Payload</c> is scanned in place of its code; <c>Hash</c> is its name
/// in the scan list, in hex; <c>Number</c> is the short number beside its code.
/// </summary>
internal sealed record LookedUpTicket(
    ScannedTicket Ticket, Guid OrderId, string? BuyerName, [property: OneOf("VALID", "USED")] string State,
    DateTimeOffset? UsedAt, string Payload, string Hash, string Number, string? AttendeeName = null);

/// <summary>Tickets by order. <c>More</c>: there are others, so a longer query is needed.</summary>
internal sealed record TicketLookUpResponse(IReadOnlyList<LookedUpTicket> Tickets, bool More);

/// <summary>
/// <c>POST /events/{event_id}/ticket-lookups</c>, by seller and door staff: for people whose phone is empty. A POST, so
/// that names stay out of addresses and logs.
/// </summary>
internal static class LookUpTickets
{
    /// <summary>Fewer characters would list half of the guests.</summary>
    private const int MinQuery = 3;

    /// <summary>No name is longer that a person types at a door.</summary>
    private const int MaxQuery = 80;

    public static void MapLookUpTickets(this IEndpointRouteBuilder app) => app
        .MapPost("/events/{eventId}/ticket-lookups", HandleAsync)
        .RequireAuthorization()
        .AllowSellerTeam(SellerAction.TicketsScan)
        .WithName("LookUpTickets")
        .WithSummary("Find the tickets of a person without their code")
        .WithDescription("By a part of the buyer's, the holder's or the ticket's name, or of the order's number, or by "
            + "the last four or more characters of the number printed beside a ticket's code. Who looked up what is recorded.")
        .Refuses(EventErrors.NotFound, DoorErrors.NotDoorStaff)
        .WithTags("door");

    private static async Task<Results<Ok<TicketLookUpResponse>, ProblemHttpResult>> HandleAsync(
        string eventId, TicketLookUpRequest body, ClaimsPrincipal caller, HttpContext context, DoorAccess access,
        TicketLookUp lookUp, CancellationToken ct)
    {
        var (id, refusal) = await access.RequireStaffAsync(eventId, caller, ct);
        if (refusal is not null)
        {
            return refusal.ToProblem(context);
        }

        return VisibleText.TryLine(body.Query, MinQuery, MaxQuery, out var query)
            ? TypedResults.Ok(await lookUp.FindAsync(id, query, caller.UserId(), ct))
            : Refusal.Invalid("query", $"Must have {MinQuery} to {MaxQuery} characters.").ToProblem(context);
    }
}
