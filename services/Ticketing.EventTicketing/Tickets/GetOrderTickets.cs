using System.Security.Claims;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Tickets.Signing;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Tickets;

/// <summary>
/// A ticket. <c>State</c>: VALID, USED, REFUNDED or TRANSFERRED. <c>Code</c>: the text of its QR code; null for a
/// refunded or transferred one, and while the ticket awaits answers. <c>Number</c>: its short number, for people.
/// </summary>
internal sealed record OrderTicketResponse(
    string TicketId, string Section, int Subsection, int Row, int Seat,
    [property: NamesOf(typeof(TicketState))] string State, DateTimeOffset? UsedAt,
    string? Code, string Number)
{
    /// <summary>What people call the seat; absent where that is its numbers.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SeatNameResponse? Name { get; init; }

    /// <summary>Kind of buyer, where the event has them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Kind { get; init; }

    /// <summary>The name on the ticket; absent without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AttendeeName { get; init; }

    /// <summary>True if the event requires a name or an answer that is missing; else absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AwaitsAnswers { get; init; }

    public static OrderTicketResponse Of(OrderTickets order, OrderTicket ticket, TicketSigner signer)
    {
        var (id, hasCode) = (ticket.Id, order.Held().Contains(ticket) && !ticket.AwaitsAnswers);
        return new OrderTicketResponse(
            id.ToString(), id.Section, id.Seat.Subsection, id.Seat.Row, id.Seat.Seat, NameOf(ticket.State), ticket.UsedAt,
            hasCode ? signer.Write(order.ClaimsOf(ticket)) : null, order.ClaimsOf(ticket).Number().ToString())
        {
            Name = SeatNameResponse.Of(order.Section, id.Seat),
            AttendeeName = ticket.AttendeeName,
            AwaitsAnswers = ticket.AwaitsAnswers,
            Kind = ticket.Kind,
        };
    }

    private static string NameOf(TicketState state) => state switch
    {
        TicketState.Valid => "VALID",
        TicketState.Used => "USED",
        TicketState.Refunded => "REFUNDED",
        TicketState.Transferred => "TRANSFERRED",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };
}

/// <summary>
/// A place as people read it: subsection, row (or table) and seat by their labels. An area has neither row nor seat; a row
/// of <c>tables</c> is a table.
/// </summary>
internal sealed record SeatNameResponse(
    [property: OneOf("seats", "area", "tables")] string Kind, string? Block, string? Row, string? Seat)
{
    /// <summary>Null where the plan calls its places by numbers.</summary>
    public static SeatNameResponse? Of(SectionPlan? section, SeatPosition seat) =>
        section?.Find(seat.Subsection) is { } plan && plan.HasNames() && plan.NameOf(seat.Row, seat.Seat) is var name
            ? new SeatNameResponse(plan.Kind.ToText(), name.Block, name.Row, name.Seat)
            : null;
}

/// <summary>The event of the tickets; <c>StartsAt</c> is UTC, <c>TimeZone</c> the venue's.</summary>
internal sealed record OrderTicketsEvent(
    long EventId, string Name, string Venue, DateTimeOffset StartsAt, string TimeZone, string Status);

/// <summary>Tickets of an order, by seat; none while it is not paid.</summary>
internal sealed record OrderTicketsResponse(
    Guid OrderId, OrderTicketsEvent Event, IReadOnlyList<OrderTicketResponse> Tickets);

/// <summary><c>GET /tickets/orders/{order_id}</c>: by its buyer, who took tickets over, or the event's seller.</summary>
internal static class GetOrderTickets
{
    public static void MapGetOrderTickets(this IEndpointRouteBuilder app) => app
        .MapGet("/tickets/orders/{orderId}", HandleAsync)
        .RequireAuthorization()
        .WithName("MyTickets")
        .WithSummary("Get the tickets of an order with their codes")
        .WithDescription(
            "For its buyer and the event's seller; who took tickets over gets these. No tickets while the order is not paid.")
        .Refuses(TicketErrors.OrderNotFound, TicketErrors.NotYourOrder)
        .WithTags("tickets");

    private static async Task<Results<Ok<OrderTicketsResponse>, ProblemHttpResult>> HandleAsync(
        string orderId, ClaimsPrincipal caller, HttpContext context, TicketAccess access, TicketSigner signer,
        CancellationToken ct)
    {
        var (order, refusal) = await access.FindOrderAsync(orderId, caller, ct);
        if (order is null)
        {
            return refusal!.ToProblem(context);
        }

        // A code lets its bearer in: it stays out of every cache.
        context.Response.Headers.CacheControl = "private, no-store";
        var e = order.Event;
        return TypedResults.Ok(new OrderTicketsResponse(
            order.BookingId.Value,
            new OrderTicketsEvent(e.Id.Value, e.Name, e.Venue, e.StartsAt, e.TimeZone, e.Status),
            [
                .. order.Tickets.Select(t => OrderTicketResponse.Of(order, t, signer)),
            ]));
    }
}
