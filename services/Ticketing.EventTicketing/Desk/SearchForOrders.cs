using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Text;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Desk;

/// <summary>
/// <c>POST /internal/order-search</c>, for booking-service and not routed by the gateway: it knows the orders, this service
/// their people and tickets.
/// </summary>
internal static class SearchForOrders
{
    /// <summary>A ticket's code is the longest text.</summary>
    private const int MaxText = 200;

    public static void MapSearchForOrders(this IEndpointRouteBuilder app) => app
        .MapPost("/internal/order-search", HandleAsync)
        .RequireServiceKey()
        .ExcludeFromDescription();

    private static async Task<IResult> HandleAsync(HttpContext context, OrderSearch search, CancellationToken ct)
    {
        // Camel case, as messages between services are; the public API is snake case.
        var question = await context.Request.ReadFromJsonAsync(ContractsJson.Default.OrderSearchQuestion, ct);
        return VisibleText.TryLine(question?.Text, 1, MaxText, out var text)
            ? TypedResults.Json(
                await search.FindAsync(question!.EventId, text, ct), ContractsJson.Default.OrderSearchAnswer)
            : Refusal.Invalid("text", $"1 to {MaxText} characters.").ToProblem(context);
    }
}
