using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Refunds;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Resale;

/// <summary>
/// <c>GET /orders/{user_id}/{order_id}/resale</c>, <c>POST /orders/{order_id}/resale</c> and <c>…/withdraw</c>: what a buyer
/// offers of an order.
/// </summary>
internal static class MyResaleEndpoints
{
    public static void MapMyResale(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/orders/{userId}/{orderId}/resale", GetAsync)
            .WithName("GetMyResale")
            .WithTags("resale")
            .WithSummary("Say what may be offered of an order, what is, and what it brings")
            .Refuses(BookingErrors.OrderNotFound, BookingErrors.NotYourOrder)
            .Produces<MyResaleResponse>()
            .RequireAuthorization();
        routes.MapPost("/orders/{orderId}/resale", OfferAsync)
            .WithName("OfferResale")
            .WithTags("resale")
            .WithSummary("Offer tickets of an order to other people")
            .WithDescription(
                "At what was paid for them. They stay good until somebody has paid; then they are that person's, and the money "
                + "goes back, less the seller's fee. Offering again is offering once.")
            .Refuses(
                Refusal.InvalidRequest, BookingErrors.OrderNotFound, BookingErrors.NotYourOrder, ResaleErrors.NotAllowed,
                ResaleErrors.Over, BookingErrors.NoSuchSeat, BookingErrors.WholeTable, BookingErrors.CompanionSeatAlone,
                RefundErrors.TicketUsed,
                RefundErrors.TicketTransferred)
            .Produces<MyResaleResponse>()
            .RequireAuthorization();
        routes.MapPost("/orders/{orderId}/resale/withdraw", WithdrawAsync)
            .WithName("WithdrawResale")
            .WithTags("resale")
            .WithSummary("Keep tickets that were offered")
            .WithDescription("Those that are named, or all of the order. Not while somebody is buying one of them.")
            .Refuses(
                Refusal.InvalidRequest, BookingErrors.OrderNotFound, BookingErrors.NotYourOrder, ResaleErrors.InHand)
            .Produces<MyResaleResponse>()
            .RequireAuthorization();
    }

    private static async Task<IResult> GetAsync(
        string userId, string orderId, BookingStore store, ResaleStore resale, IEventDirectory directory, TimeProvider clock,
        ClaimsPrincipal user, HttpContext context)
    {
        if (!CallerPaths.IsCaller(userId, user.UserId()))
        {
            return BookingErrors.NotYourOrder.ToProblem(context);
        }
        return Guid.TryParse(orderId, out var id)
            ? await AnswerAsync(id, store, resale, directory, clock, user, context)
            : BookingErrors.OrderNotFound.ToProblem(context);
    }

    private static async Task<IResult> OfferAsync(
        string orderId, OfferResaleRequest request, OfferUseCase useCase, BookingStore store, ResaleStore resale,
        IEventDirectory directory, TimeProvider clock, ClaimsPrincipal user, HttpContext context)
    {
        var (seats, invalid) = GivenSeats.Read(request.Seats);
        if (invalid is not null || seats is null)
        {
            return (invalid ?? Refusal.Invalid("seats", "Which seats of the order to offer.")).ToProblem(context);
        }
        if (!Guid.TryParse(orderId, out var id))
        {
            return BookingErrors.OrderNotFound.ToProblem(context);
        }
        return await useCase.OfferAsync(user.UserId(), id, [.. seats.Distinct()], context.RequestAborted) is { } refusal
            ? refusal.ToProblem(context)
            : await AnswerAsync(id, store, resale, directory, clock, user, context);
    }

    private static async Task<IResult> WithdrawAsync(
        string orderId, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] OfferResaleRequest? request,
        OfferUseCase useCase, BookingStore store, ResaleStore resale, IEventDirectory directory, TimeProvider clock,
        ClaimsPrincipal user, HttpContext context)
    {
        var (seats, invalid) = GivenSeats.Read(request?.Seats);
        if (invalid is not null)
        {
            return invalid.ToProblem(context);
        }
        if (!Guid.TryParse(orderId, out var id))
        {
            return BookingErrors.OrderNotFound.ToProblem(context);
        }
        return await useCase.WithdrawAsync(user.UserId(), id, seats, context.RequestAborted) is { } refusal
            ? refusal.ToProblem(context)
            : await AnswerAsync(id, store, resale, directory, clock, user, context);
    }

    private static async Task<IResult> AnswerAsync(
        Guid id, BookingStore store, ResaleStore resale, IEventDirectory directory, TimeProvider clock, ClaimsPrincipal user,
        HttpContext context)
    {
        var ct = context.RequestAborted;
        if (await store.FindAsync(id, ct) is not { } row)
        {
            return BookingErrors.OrderNotFound.ToProblem(context);
        }
        if (row.BuyerId != user.UserId().Value)
        {
            return BookingErrors.NotYourOrder.ToProblem(context);
        }
        var entry = directory.Find(new EventId(row.EventId));
        var terms = await resale.FindTermsAsync(row.EventId, ct);
        var refusal = ResaleRules.Explain(entry, terms, clock.GetUtcNow()) ?? ResaleRules.Explain(row);
        return TypedResults.Ok(new MyResaleResponse(
            row.Id, refusal is null, refusal?.Detail, terms?.FeePercent ?? 0,
            entry is null || terms is null ? null : ResaleRules.EndOf(entry, terms), row.Currency,
            TicketsOf(row, entry?.Find(row.Section), terms?.FeePercent ?? 0, await resale.OfBookingAsync(id, ct))));
    }

    private static IReadOnlyList<ResaleTicketResponse> TicketsOf(
        BookingRow row, SectionPlan? plan, int feePercent, IReadOnlyList<ResaleTicketRow> offered)
    {
        var live = row.LiveSeats.Select(s => s.Position).ToHashSet();
        // The newest offer of a ticket says how it stands.
        var newest = offered.GroupBy(t => t.Position).ToDictionary(g => g.Key, g => g.Last());
        return
        [
            .. row.PricedSeats
                .Where(s => live.Contains(s.Position) || newest.GetValueOrDefault(s.Position)?.State == ResaleState.Sold)
                .Select(s => TicketOf(row.Section, s, plan, feePercent, newest.GetValueOrDefault(s.Position))),
        ];
    }

    private static ResaleTicketResponse TicketOf(
        string section, PricedSeat seat, SectionPlan? plan, int feePercent, ResaleTicketRow? offered)
    {
        var state = offered switch
        {
            { State: ResaleState.Sold } => "SOLD",
            { State: ResaleState.Selling } or { State: ResaleState.Offered, IsInHand: true } => "IN_HAND",
            { State: ResaleState.Offered } => "OFFERED",
            _ => "NONE",
        };
        var percent = state == "NONE" ? feePercent : offered!.FeePercent;
        return new ResaleTicketResponse(
            OrderSeat.Of(section, seat, plan), ResaleShare.Of([seat], percent).RefundedMinor, state);
    }
}
