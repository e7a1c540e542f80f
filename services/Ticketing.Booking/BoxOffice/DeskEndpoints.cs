using System.Security.Claims;
using Ticketing.Booking.Allotments;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.BoxOffice;

/// <summary><c>/events/{event_id}/box-office</c>: selling at the desk, and its till.</summary>
internal static class DeskEndpoints
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;

    public static void MapDeskSales(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/events/{eventId}/box-office").RequireSeller(SellerAction.BoxOfficeSell)
            .WithTags("box-office").Refuses(BookingErrors.EventNotFound, BookingErrors.NotYourEvent);
        desk.MapPost("/sales", SellAsync)
            .WithName("SellAtDesk")
            .WithSummary("Sell or give away seats at the desk")
            .WithDescription(
                "Named seats, or the best of a section; all or nothing. Answers 202 before the seats are taken: the "
                + "order is PAID as soon as it has them, and FAILED when they were not free. Take the money then.")
            .AcceptsIdempotencyKey()
            .Refuses(
                Refusal.InvalidRequest, BookingErrors.EventNotOnSale, BookingErrors.SectionNotFound,
                BookingErrors.QuantityOutOfRange, BookingErrors.NoSuchSeat, BookingErrors.WholeTable,
                BookingErrors.PriceChanged, AllotmentErrors.AllotmentNotFound, AllotmentErrors.SeatsNotAllotted,
                IdempotencyKey.Reused)
            .Produces<DeskSaleResponse>(StatusCodes.Status202Accepted);
        desk.MapGet("/sales", ListAsync)
            .WithName("ListDeskSales")
            .WithSummary("List the sales of the desk, newest first")
            .IsPaged(DefaultLimit, MaxLimit)
            .Produces<DeskSalePage>();
        desk.MapGet("/sales/{saleId}", GetAsync)
            .WithName("GetDeskSale")
            .WithSummary("Get a sale of the desk")
            .Refuses(DeskErrors.SaleNotFound)
            .Produces<DeskSaleResponse>();
        desk.MapGet("/till", ReadTillAsync)
            .WithName("ReadTill")
            .WithSummary("Sum up the till by day, member and kind of payment")
            .Produces<TillReport>();
    }

    private static async Task<IResult> SellAsync(
        string eventId, SellAtDeskRequest request, SellAtDeskUseCase useCase, DeskSales sales,
        IEventDirectory directory, ClaimsPrincipal user, HttpContext context)
    {
        var ct = context.RequestAborted;
        var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, ct);
        if (entry is null)
        {
            return notOwn!.ToProblem(context);
        }
        var (id, refusal) = await useCase.HandleAsync(
            entry, request, AuditActor.Of(user), context.Request.IdempotencyKey(), ct);
        return refusal is null
            ? TypedResults.Accepted(
                $"/events/{entry.Id}/box-office/sales/{id}", (await sales.FindAsync(entry.Id, id, ct))!.ToResponse())
            : refusal.ToProblem(context);
    }

    private static async Task<IResult> ListAsync(
        string eventId, string? limit, string? after, DeskSales sales, IEventDirectory directory, ClaimsPrincipal user,
        HttpContext context)
    {
        var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, context.RequestAborted);
        if (entry is null)
        {
            return notOwn!.ToProblem(context);
        }
        if (!PageLimits.TryRead(limit, DefaultLimit, MaxLimit, out var size))
        {
            return PageLimits.Invalid(MaxLimit).ToProblem(context);
        }
        Guid cursor = default;
        if (after is not null && !Guid.TryParseExact(after, "N", out cursor))
        {
            return Refusal.Invalid("after", "Not a cursor of this list.").ToProblem(context);
        }
        // One more than asked for tells whether there is a next page.
        var rows = await sales.ListAsync(
            entry.Id, after is null ? null : cursor, size + 1, context.RequestAborted);
        List<DeskSaleRow> page = [.. rows.Take(size)];
        return TypedResults.Ok(new DeskSalePage(
            [.. page.Select(r => r.ToResponse())], rows.Count > size ? page[^1].Id.ToString("N") : null));
    }

    private static async Task<IResult> GetAsync(
        string eventId, string saleId, DeskSales sales, IEventDirectory directory, ClaimsPrincipal user,
        HttpContext context)
    {
        var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, context.RequestAborted);
        if (entry is null)
        {
            return notOwn!.ToProblem(context);
        }
        return Guid.TryParse(saleId, out var id)
            && await sales.FindAsync(entry.Id, id, context.RequestAborted) is { } sale
                ? TypedResults.Ok(sale.ToResponse())
                : DeskErrors.SaleNotFound.ToProblem(context);
    }

    private static async Task<IResult> ReadTillAsync(
        string eventId, DeskSales sales, IEventDirectory directory, ClaimsPrincipal user, HttpContext context)
    {
        var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, context.RequestAborted);
        if (entry is null)
        {
            return notOwn!.ToProblem(context);
        }
        var rows = await sales.ReadTillAsync(entry.Id, entry.TimeZone, context.RequestAborted);
        List<TillLine> lines = [.. rows.Select(r => new TillLine(
            r.Day, r.MemberId ?? entry.SellerId.Value, r.Payment, r.Sales, r.Amount, r.TakenBack, r.AmountBack))];
        return TypedResults.Ok(new TillReport(
            entry.Id.Value, entry.Currency, lines, Sum(DeskPayments.Cash), Sum(DeskPayments.Terminal)));

        long Sum(string payment) => lines.Where(l => l.Payment == payment).Sum(l => l.Amount - l.AmountBack);
    }
}
