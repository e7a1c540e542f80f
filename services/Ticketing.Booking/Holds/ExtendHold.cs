using System.Security.Claims;
using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Holds;

/// <summary>
/// Makes a running hold longer, once, if the event allows it. The deadline in PostgreSQL is changed by one
/// conditional update, which races for the row with the sweep: the hold is either longer or over.
/// </summary>
internal sealed class ExtendHoldUseCase(
    NpgsqlDataSource database, BookingStore store, HoldExpiry expiry, HoldMirror holds, OrderChanges changes,
    IEventDirectory directory, TimeProvider clock)
{
    /// <summary>What makes it once, and only before the hold is over.</summary>
    public const string Guard = "AND b.extended_at IS NULL AND b.hold_expires_at > $3";

    /// <summary>$1 booking, $2 buyer, $3 now, $4 seconds.</summary>
    public const string Extend = $"""
        UPDATE bookings b
        SET hold_expires_at = b.hold_expires_at + make_interval(secs => $4), extended_at = $3, warned_at = NULL,
            updated_at = $3, version = b.version + 1
        WHERE b.id = $1 AND b.buyer_id = $2 AND b.status = 'PENDING_PAYMENT' {Guard}
        RETURNING {BookingRow.Columns}
        """;

    public async Task<OrderOutcome> HandleAsync(UserId caller, Guid orderId, CancellationToken ct)
    {
        if (await store.FindAsync(orderId, ct) is not { } row)
        {
            return BookingErrors.OrderNotFound;
        }
        if (row.BuyerId != caller.Value)
        {
            return BookingErrors.NotYourOrder;
        }
        if (directory.Find(new EventId(row.EventId)) is not { HoldExtensionSeconds: > 0 and var seconds } entry
            || entry.Status == SaleStatus.Cancelled)
        {
            return HoldErrors.ExtensionNotAllowed with { Detail = "Holds of this event cannot be made longer." };
        }
        await using var command = database.CreateCommand(Extend);
        command.Parameters.Add(new() { Value = orderId });
        command.Parameters.Add(new() { Value = caller.Value });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        command.Parameters.Add(new() { Value = (double)seconds });
        var extended = await command.ReadRowsAsync(ct);
        if (extended.Count == 0)
        {
            return await ExplainRefusalAsync(orderId, ct);
        }
        holds.Remember(extended);
        changes.Publish(extended);
        return extended[0];
    }

    private async Task<OrderOutcome> ExplainRefusalAsync(Guid orderId, CancellationToken ct)
    {
        var row = (await expiry.TouchAsync([(await store.FindAsync(orderId, ct))!], ct))[0];
        return row switch
        {
            { State: BookingStatus.PendingPayment, ExtendedAt: not null } => HoldErrors.AlreadyExtended,
            { State: BookingStatus.PendingPayment }
                or { State: BookingStatus.Cancelled, Reason: CancellationReasons.HoldExpired } =>
                    BookingErrors.HoldExpired,
            _ => HoldErrors.ExtensionNotAllowed,
        };
    }
}

/// <summary><c>POST /orders/{order_id}/extend</c>.</summary>
internal static class ExtendHoldEndpoint
{
    public static void MapExtendHold(this IEndpointRouteBuilder routes) => routes
        .MapPost("/orders/{orderId}/extend", HandleAsync)
        .WithName("ExtendHold")
        .WithTags("orders")
        .WithSummary("Make the hold of an order longer, once")
        .Refuses(
            BookingErrors.OrderNotFound, BookingErrors.NotYourOrder, HoldErrors.ExtensionNotAllowed,
            HoldErrors.AlreadyExtended, BookingErrors.HoldExpired)
        .Produces<OrderResponse>()
        .RequireAuthorization();

    private static async Task<IResult> HandleAsync(
        string orderId, ExtendHoldUseCase useCase, ClaimsPrincipal user, HttpContext context)
    {
        if (!Guid.TryParse(orderId, out var id))
        {
            return BookingErrors.OrderNotFound.ToProblem(context);
        }
        var outcome = await useCase.HandleAsync(user.UserId(), id, context.RequestAborted);
        return outcome.Order is { } order
            ? TypedResults.Ok(OrderResponse.Of(order))
            : outcome.Refusal!.ToProblem(context);
    }
}
