using System.Security.Claims;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Codes;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Orders.CreateOrder;

/// <summary>What a code would do to an order. Money in minor units.</summary>
/// <param name="Code">As its seller writes it.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Section">The first section of the order for which it counts.</param>
/// <param name="Quantity">Seats of the order.</param>
/// <param name="Price">Of these seats without the code.</param>
/// <param name="Discount">What it takes off, or what a voucher pays.</param>
/// <param name="Total">What is left to pay.</param>
/// <param name="Currency">ISO 4217.</param>
internal sealed record CodePreview(
    string Code, string Kind, string Section, int Quantity, long Price, long Discount, long Total, string Currency);

/// <summary>
/// <c>POST /orders/code-preview</c>: the body of an order, and nothing is ordered. Shown before anything is held; the order
/// itself decides, because somebody else may take the last use.
/// </summary>
internal static class PreviewCodeEndpoint
{
    private static readonly Refusal NoCode = Refusal.Invalid("code", "Required.");

    public static void MapPreviewCode(this IEndpointRouteBuilder routes) => routes
        .MapPost("/orders/code-preview", HandleAsync)
        .WithName("PreviewCode")
        .WithTags("orders")
        .WithSummary("Say what a code would do to an order")
        .WithDescription("Takes the body of an order. No seat is held and no use of the code is taken.")
        .Refuses(
        [
            Refusal.InvalidRequest, BookingErrors.EventNotFound, BookingErrors.EventNotOnSale, BookingErrors.SectionNotFound,
            OrderErrors.SubsectionNotFound, BookingErrors.QuantityOutOfRange, BookingErrors.NoSuchSeat,
            OrderErrors.DuplicateSeat, BookingErrors.WholeTable, BookingErrors.AbovePriceCap,
            BookingErrors.TemporarilyUnavailable, .. OrderCodes.Refusals,
        ])
        .Produces<CodePreview>()
        .RequireAuthorization(Policies.Buyer);

    private static async Task<IResult> HandleAsync(
        CreateOrderRequest request, IEventDirectory directory, FindCode codes, TimeProvider clock,
        ClaimsPrincipal user, HttpContext context)
    {
        var ct = context.RequestAborted;
        var (eventId, wish, invalid) = request.Read();
        if ((invalid ?? (wish!.Code is null ? NoCode : null)) is { } wrong)
        {
            return wrong.ToProblem(context);
        }
        if (await directory.FindCurrentAsync(eventId, ct) is not { } entry)
        {
            return BookingErrors.EventNotFound.ToProblem(context);
        }
        if (wish!.Check(entry) is { } refusal)
        {
            return refusal.ToProblem(context);
        }
        var buyer = user.UserId().Value;
        var (code, noCode) = await codes.FindAsync(
            entry, wish.Code!, new CodeWish(wish.Quantity, wish.Sections, wish.Category),
            new CodeGuesser(buyer, context.SenderAddress()), ct);
        if (code is null)
        {
            return noCode!.ToProblem(context);
        }
        return await codes.FindUseRefusalAsync(code, buyer, ct) is { } noUse
            ? noUse.ToProblem(context)
            : TypedResults.Ok(PreviewOf(code, entry, wish, clock.GetUtcNow()));
    }

    private static CodePreview PreviewOf(CodeRow code, EventDirectoryEntry entry, SeatWish wish, DateTimeOffset now)
    {
        var affordable = wish.Affordable(entry);
        var section = affordable.FirstOrDefault(s => code.Sections?.Contains(s.Name) != false) ?? affordable[0];
        IReadOnlyList<PricedSeat> seats =
        [
            .. WishedPrices.OfSeats(wish, entry, section, offer => offer.Places is null && now < offer.Until)
                .Select((p, n) => new PricedSeat(0, 0, n, p.PriceMinor, p.FeeMinor, p.Kind, p.Category)),
        ];
        var discounted = DiscountRules.Apply(code.ToPromise(), section.Name, seats, code.BalanceMinor);
        var price = seats.Sum(s => s.PriceMinor);
        return new CodePreview(
            code.Shown, code.Kind, section.Name, wish.Quantity, price, discounted.DiscountMinor,
            price - discounted.DiscountMinor, entry.Currency);
    }
}
