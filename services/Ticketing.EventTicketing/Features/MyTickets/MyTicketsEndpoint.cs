using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure.Http;
using Ticketing.EventTicketing.Infrastructure.Tickets;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Features.MyTickets;

/// <summary>
/// A ticket. <c>State</c>: VALID, USED or REFUNDED. <c>Code</c>: the text of its QR code; null for a refunded one.
/// </summary>
public sealed record MyTicketAnswer(
    string TicketId, string Section, int Subsection, int Row, int Seat,
    [property: NamesOf(typeof(TicketState))] string State, DateTimeOffset? UsedAt,
    string? Code);

/// <summary>The event of the tickets; <c>StartsAt</c> is UTC, <c>TimeZone</c> the venue's.</summary>
public sealed record MyTicketsEvent(
    long EventId, string Name, string Venue, DateTimeOffset StartsAt, string TimeZone, string Status);

/// <summary>Tickets of an order, by seat; none while it is not paid.</summary>
public sealed record MyTicketsAnswer(Guid OrderId, MyTicketsEvent Event, IReadOnlyList<MyTicketAnswer> Tickets);

/// <summary><c>GET /tickets/orders/{order_id}</c>: by its buyer, or the event's seller.</summary>
public static class MyTicketsEndpoint
{
    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/tickets/orders/{orderId}", HandleAsync)
        .RequireAuthorization()
        .WithName("MyTickets")
        .WithSummary("Get the tickets of an order with their codes")
        .WithDescription("For its buyer and the event's seller. No tickets while the order is not paid.")
        .Refuses(RefusalCodes.OrderNotFound, RefusalCodes.NotYourOrder)
        .WithTags("tickets");

    private static async Task<Results<Ok<MyTicketsAnswer>, ProblemHttpResult>> HandleAsync(
        string orderId, ClaimsPrincipal caller, HttpContext context, TicketAccess access, TicketSigner signer,
        CancellationToken ct)
    {
        var (order, refusal) = await access.OfOrderAsync(orderId, caller, ct);
        if (order is null)
        {
            return Answers.Of(refusal!, context);
        }

        // A code lets its bearer in: it stays out of every cache.
        context.Response.Headers.CacheControl = "private, no-store";
        var e = order.Event;
        return TypedResults.Ok(new MyTicketsAnswer(
            order.BookingId.Value,
            new MyTicketsEvent(e.Id.Value, e.Name, e.Venue, e.StartsAt, e.TimeZone, e.Status),
            [
                .. order.Tickets.Select(t => new MyTicketAnswer(
                    t.Id.ToString(), t.Id.Section, t.Id.Seat.Subsection, t.Id.Seat.Row, t.Id.Seat.Seat,
                    NameOf(t.State), t.UsedAt,
                    t.State is TicketState.Refunded ? null : signer.Write(order.ClaimsOf(t)))),
            ]));
    }

    private static string NameOf(TicketState state) => state switch
    {
        TicketState.Valid => "VALID",
        TicketState.Used => "USED",
        TicketState.Refunded => "REFUNDED",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };
}
