using System.Security.Claims;
using Ticketing.EventTicketing.Tickets;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Wallet;

/// <summary>Which wallets an order's tickets can go into.</summary>
internal sealed record WalletsResponse(bool Apple, bool Google);

/// <summary>Where Google keeps the ticket. Whoever opens it has the ticket's code: it is the holder's alone.</summary>
internal sealed record GoogleWalletResponse(string Url);

/// <summary>
/// <c>GET /tickets/orders/{order_id}/wallets</c>, <c>/apple.pkpasses</c>, and of one ticket
/// <c>/tickets/{ticket_id}/apple.pkpass</c> and <c>/google-wallet</c>; by those who may see its code.
/// </summary>
internal static class GetWalletPasses
{
    private const string ApplePassType = "application/vnd.apple.pkpass";
    private const string ApplePassesType = "application/vnd.apple.pkpasses";

    public static void MapGetWalletPasses(this IEndpointRouteBuilder app)
    {
        Describe(app.MapGet("/tickets/orders/{orderId}/wallets", GetWalletsAsync), "GetWallets",
                "Say which wallets an order's tickets can go into")
            .Produces<WalletsResponse>()
            .Refuses(TicketErrors.OrderNotFound, TicketErrors.NotYourOrder);
        Describe(app.MapGet("/tickets/orders/{orderId}/apple.pkpasses", GetApplePassesAsync), "GetApplePasses",
                "Get all tickets of an order for Apple Wallet")
            .Produces<byte[]>(StatusCodes.Status200OK, ApplePassesType)
            .Refuses(
                TicketErrors.OrderNotFound, TicketErrors.NotYourOrder, TicketErrors.NoValidTickets,
                TicketErrors.AnswersMissing, TicketErrors.TooManyDocuments, WalletErrors.NotOffered);
        Describe(app.MapGet("/tickets/{ticketId}/apple.pkpass", GetApplePassAsync), "GetApplePass",
                "Get a ticket for Apple Wallet")
            .Produces<byte[]>(StatusCodes.Status200OK, ApplePassType)
            .Refuses(
                TicketErrors.NotFound, TicketErrors.NotYourOrder, TicketErrors.AnswersMissing,
                TicketErrors.TooManyDocuments, WalletErrors.NotOffered);
        Describe(app.MapGet("/tickets/{ticketId}/google-wallet", GetGoogleAsync), "GetGoogleWallet",
                "Get the address at which Google Wallet keeps a ticket")
            .Produces<GoogleWalletResponse>()
            .Refuses(
                TicketErrors.NotFound, TicketErrors.NotYourOrder, TicketErrors.AnswersMissing,
                TicketErrors.TooManyDocuments, WalletErrors.NotOffered);
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route, string id, string summary) =>
        route.RequireAuthorization().WithName(id).WithSummary(summary).WithTags("tickets");

    private static async Task<IResult> GetWalletsAsync(
        string orderId, ClaimsPrincipal caller, HttpContext context, TicketAccess access, WalletPasses passes,
        CancellationToken ct)
    {
        var (order, refusal) = await access.FindOrderAsync(orderId, caller, ct);
        return order is null
            ? refusal!.ToProblem(context)
            : TypedResults.Ok(new WalletsResponse(passes.OffersApple, passes.OffersGoogle));
    }

    private static Task<IResult> GetApplePassesAsync(
        string orderId, ClaimsPrincipal caller, HttpContext context, TicketAccess access, WalletPasses passes,
        DocumentQueue queue, CancellationToken ct) => AnswerAsync(
        context, queue, passes.OffersApple, () => access.FindValidOfOrderAsync(orderId, caller, ct),
        order => passes.AppleBundle(order), bytes => TypedResults.Bytes(bytes, ApplePassesType, "tickets.pkpasses"), ct);

    private static Task<IResult> GetApplePassAsync(
        string ticketId, ClaimsPrincipal caller, HttpContext context, TicketAccess access, WalletPasses passes,
        DocumentQueue queue, CancellationToken ct) => AnswerAsync(
        context, queue, passes.OffersApple, () => access.FindTicketAsync(ticketId, caller, ct),
        order => passes.Apple(order), bytes => TypedResults.Bytes(bytes, ApplePassType, "ticket.pkpass"), ct);

    private static Task<IResult> GetGoogleAsync(
        string ticketId, ClaimsPrincipal caller, HttpContext context, TicketAccess access, WalletPasses passes,
        DocumentQueue queue, CancellationToken ct) => AnswerAsync(
        context, queue, passes.OffersGoogle, () => access.FindTicketAsync(ticketId, caller, ct),
        order => passes.Google(order), url => TypedResults.Ok(new GoogleWalletResponse(url)), ct);

    private static async Task<IResult> AnswerAsync<T>(
        HttpContext context, DocumentQueue queue, bool isOffered,
        Func<Task<(OrderTickets? Order, Refusal? Refusal)>> find, Func<OrderTickets, T> make, Func<T, IResult> answer,
        CancellationToken ct)
        where T : class
    {
        if (!isOffered)
        {
            return WalletErrors.NotOffered.ToProblem(context);
        }

        var (order, refusal) = await find();
        if (order is null)
        {
            return refusal!.ToProblem(context);
        }

        var made = await queue.MakeAsync(() => make(order), ct);
        return made is null ? TicketErrors.TooManyDocuments.ToProblem(context) : answer(made);
    }
}
