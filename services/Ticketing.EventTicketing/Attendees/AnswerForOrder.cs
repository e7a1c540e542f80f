using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Tickets;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Attendees;

/// <summary>A ticket with the name on it and the answers for it, by question.</summary>
internal sealed record TicketAttendeeResponse(
    string TicketId, string Section, int Subsection, int Row, int Seat, string? Name,
    IReadOnlyDictionary<string, string> Answers);

/// <summary>
/// What the event asks of an order, and what was answered; <c>Tickets</c> are the caller's. <c>MayAnswer</c>: the event
/// has not begun. <c>MayChange</c>: what was answered may still be changed.
/// </summary>
internal sealed record OrderAttendeesResponse(
    Guid OrderId, AttendeeRulesResponse Rules, IReadOnlyList<TicketAttendeeResponse> Tickets,
    IReadOnlyDictionary<string, string> Answers, bool MayAnswer, bool MayChange);

/// <summary>
/// A name and answers for a ticket, by question. What is null or left out stays as it is; empty text takes it away.
/// </summary>
internal sealed record TicketAnswersRequest(
    [property: Required] string? TicketId, string? Name = null,
    IReadOnlyDictionary<string, string?>? Answers = null);

/// <summary>Body of <c>PUT /tickets/orders/{order_id}/attendees</c>; answers for the order are its buyer's to give.</summary>
internal sealed record OrderAttendeesRequest(
    [property: Required] IReadOnlyList<TicketAnswersRequest?>? Tickets,
    IReadOnlyDictionary<string, string?>? Answers = null)
{
    /// <summary>An order has at most 50 tickets.</summary>
    public const int MaxTickets = 50;
}

/// <summary>
/// <c>GET</c> and <c>PUT /tickets/orders/{order_id}/attendees</c>, by its buyer, from the hold on, and who took tickets
/// over; the event's seller may read.
/// </summary>
internal static class AnswerForOrder
{
    public static void MapAnswerForOrder(this IEndpointRouteBuilder app)
    {
        app.MapGet("/tickets/orders/{orderId}/attendees", GetAsync)
            .RequireAuthorization()
            .WithName("GetOrderAttendees")
            .WithSummary("Get names and answers of an order's tickets")
            .Refuses(TicketErrors.OrderNotFound, TicketErrors.NotYourOrder)
            .WithTags("attendees");
        app.MapPut("/tickets/orders/{orderId}/attendees", PutAsync)
            .RequireAuthorization()
            .WithName("AnswerForOrder")
            .WithSummary("Give names and answers for an order's tickets")
            .WithDescription(
                "As soon as the seats are held, until the event begins. An answer that was given may be changed until the "
                + "event's `changes_until`. All of the request is saved, or nothing.")
            .Refuses(
                TicketErrors.OrderNotFound, TicketErrors.NotYourOrder, TicketErrors.NotFound, AttendeeErrors.AnswersFinal,
                AttendeeErrors.AnswersClosed)
            .WithTags("attendees");
    }

    private static async Task<Results<Ok<OrderAttendeesResponse>, ProblemHttpResult>> GetAsync(
        string orderId, ClaimsPrincipal caller, HttpContext context, OrderAttendees attendees, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        var (response, refusal) = await attendees.FindAsync(orderId, caller.UserId(), ct);
        return response is null ? refusal!.ToProblem(context) : TypedResults.Ok(response);
    }

    private static async Task<Results<Ok<OrderAttendeesResponse>, ProblemHttpResult>> PutAsync(
        string orderId, OrderAttendeesRequest request, ClaimsPrincipal caller, HttpContext context,
        OrderAttendees attendees, CancellationToken ct)
    {
        var (response, refusal) = await attendees.AnswerAsync(orderId, request, caller.UserId(), ct);
        return response is null ? refusal!.ToProblem(context) : TypedResults.Ok(response);
    }
}
