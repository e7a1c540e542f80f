using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure.Http;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.EventTicketing.Features.WithholdForRefund;

/// <summary>
/// <c>POST /internal/tickets/withhold</c> and <c>DELETE /internal/tickets/withhold/{refund_id}</c>, for
/// booking-service and not routed by the gateway: a buyer's refund and a scan of the same ticket end one way
/// (ADR 0019).
/// </summary>
public static class WithholdEndpoints
{
    /// <summary>Tickets of one refund; more than a booking may have.</summary>
    public const int MaxSeats = 1_000;

    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/internal/tickets/withhold", WithholdAsync).RequireServiceKey().ExcludeFromDescription();
        app.MapDelete("/internal/tickets/withhold/{refundId:guid}", LiftAsync)
            .RequireServiceKey().ExcludeFromDescription();
    }

    private static async Task<Results<JsonHttpResult<TicketsWithheld>, ProblemHttpResult>> WithholdAsync(
        HttpContext context, Withholdings withholdings, CancellationToken ct)
    {
        // In the services' own shape, as messages are; the public API's is another.
        var asked = await context.Request.ReadFromJsonAsync(ContractsJson.Default.WithholdTickets, ct);
        if (asked?.Seats is not { Count: >= 1 and <= MaxSeats })
        {
            var errors = new FieldErrors();
            errors.Add("seats", $"Must be 1 to {MaxSeats} seats.");
            return Answers.Of(errors.ToRefusal(), context);
        }

        var used = await withholdings.WithholdAsync(asked, ct);
        return TypedResults.Json(new TicketsWithheld(used), ContractsJson.Default.TicketsWithheld);
    }

    private static async Task<NoContent> LiftAsync(Guid refundId, Withholdings withholdings, CancellationToken ct)
    {
        await withholdings.LiftAsync(refundId, ct);
        return TypedResults.NoContent();
    }
}
