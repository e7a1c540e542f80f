using System.Security.Claims;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Limits;
using Ticketing.Booking.Refunds;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Resale;

/// <summary>
/// <c>GET /events/{event_id}/resale</c>: what other people offer, for everybody; <c>POST /events/{event_id}/resale/orders</c>
/// takes some of it in hand.
/// </summary>
internal static class ResaleOffersEndpoints
{
    // Tickets; an offer is shown whole or not at all, but for the last one.
    private const int MaxListed = 200;

    public static void MapResaleOffers(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{eventId}/resale", ListAsync)
            .WithName("ListResaleOffers")
            .WithTags("resale")
            .WithSummary("List the tickets of an event that other people offer")
            .WithDescription("What people on the waitlist were offered first and did not want. At most 200 tickets.")
            .Refuses(BookingErrors.EventNotFound)
            .Produces<ResaleOffersResponse>()
            .AllowAnonymous();
        routes.MapPost("/events/{eventId}/resale/orders", BuyAsync)
            .WithName("BuyResale")
            .WithTags("resale")
            .WithSummary("Take offered tickets in hand")
            .WithDescription(
                "Makes an order that waits for its payment, like any other; it costs what the giver paid. Until it is paid the "
                + "giver's tickets are good, and nothing is charged if the giver does not have them any more then. Asking again "
                + "for tickets that one has in hand answers the same order.")
            .Refuses(
                Refusal.InvalidRequest, BookingErrors.EventNotFound, ResaleErrors.OfferNotFound, ResaleErrors.NotAllowed,
                ResaleErrors.Over, ResaleErrors.OwnTickets, ResaleErrors.Gone, BookingErrors.QuantityOutOfRange,
                BookingErrors.WholeTable, BookingErrors.CompanionSeatAlone, LimitErrors.SeatLimitReached,
                LimitErrors.TooManyReleases,
                BookingErrors.EmailNotVerified)
            .Produces<OrderResponse>(StatusCodes.Status201Created)
            .RequireAuthorization(Policies.Buyer);
    }

    private static async Task<IResult> ListAsync(
        string eventId, ResaleStore store, IEventDirectory directory, TimeProvider clock, HttpContext context)
    {
        var ct = context.RequestAborted;
        if (!EventId.TryParse(eventId, null, out var id) || await directory.FindCurrentAsync(id, ct) is not { } entry)
        {
            return BookingErrors.EventNotFound.ToProblem(context);
        }
        var terms = await store.FindTermsAsync(id.Value, ct);
        var isOpen = ResaleRules.Explain(entry, terms, clock.GetUtcNow()) is null;
        var tickets = isOpen ? await store.ListPublicAsync(id.Value, MaxListed, ct) : [];
        return TypedResults.Ok(new ResaleOffersResponse(
            id.Value, isOpen, tickets.Count, entry.Currency,
            [.. tickets.GroupBy(t => t.OfferId).Select(offer => OfferOf(entry, [.. offer]))]));
    }

    private static ResaleOffer OfferOf(EventDirectoryEntry entry, IReadOnlyList<ResaleTicketRow> tickets)
    {
        var section = tickets[0].Section;
        var plan = entry.Find(section);
        return new ResaleOffer(
            tickets[0].OfferId, section, [.. tickets.Select(t => OrderSeat.Of(section, t.Seat, plan))],
            tickets.Sum(t => t.Seat.PriceMinor));
    }

    private static async Task<IResult> BuyAsync(
        string eventId, BuyResaleRequest request, BuyUseCase useCase, IEventDirectory directory, ClaimsPrincipal user,
        HttpContext context)
    {
        if (!user.IsEmailVerified())
        {
            return BookingErrors.EmailNotVerified.ToProblem(context);
        }
        if (!EventId.TryParse(eventId, null, out var id))
        {
            return BookingErrors.EventNotFound.ToProblem(context);
        }
        var (seats, invalid) = GivenSeats.Read(request.Seats);
        if (invalid is not null || request.OfferId is not { } offerId)
        {
            return (invalid ?? Refusal.Invalid("offer_id", "Which offer to buy.")).ToProblem(context);
        }
        var outcome = await useCase.HandleAsync(user.UserId(), id, offerId, seats, context.RequestAborted);
        return outcome.Order is { } order
            ? TypedResults.Created($"/orders/{order.BuyerId}/{order.Id}", OrderResponse.Of(order, directory))
            : outcome.Refusal!.ToProblem(context);
    }
}
