using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts.Messages;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Tickets.WithholdForRefund;

/// <summary>
/// <c>POST /internal/tickets/withhold</c> and <c>DELETE /internal/tickets/withhold/{refund_id}</c>, for
/// booking-service; the gateway does not route them. Of a buyer's refund and a scan of the same ticket one wins
/// (ADR 0019).
/// </summary>
internal static class WithholdForRefundEndpoints
{
    /// <summary>Tickets of one refund; more than a booking may have.</summary>
    public const int MaxSeats = 1_000;

    public static void MapWithholdForRefund(this IEndpointRouteBuilder app)
    {
        app.MapPost("/internal/tickets/withhold", WithholdAsync).RequireServiceKey().ExcludeFromDescription();
        app.MapDelete("/internal/tickets/withhold/{refundId:guid}", LiftAsync)
            .RequireServiceKey().ExcludeFromDescription();
    }

    private static async Task<Results<JsonHttpResult<TicketsWithheld>, ProblemHttpResult>> WithholdAsync(
        HttpContext context, Withholdings withholdings, CancellationToken ct)
    {
        // Camel case, as messages between services are; the public API is snake case.
        var request = await context.Request.ReadFromJsonAsync(ContractsJson.Default.WithholdTickets, ct);
        if (request?.Seats is not { Count: >= 1 and <= MaxSeats })
        {
            return Refusal.Invalid("seats", $"Must be 1 to {MaxSeats} seats.").ToProblem(context);
        }

        return TypedResults.Json(
            await withholdings.WithholdAsync(request, ct), ContractsJson.Default.TicketsWithheld);
    }

    private static async Task<NoContent> LiftAsync(Guid refundId, Withholdings withholdings, CancellationToken ct)
    {
        await withholdings.LiftAsync(refundId, ct);
        return TypedResults.NoContent();
    }
}
