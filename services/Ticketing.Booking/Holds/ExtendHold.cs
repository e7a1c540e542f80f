using System.Security.Claims;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Holds;

/// <summary>
/// Makes a running hold longer, once, if the event allows it. One conditional update changes the deadline. It races
/// for the row with the sweep, and either wins: the hold is longer, or it is over.
/// </summary>
internal sealed class ExtendHoldUseCase(
    Database database, BookingStore store, HoldExpiry expiry, HoldMirror holds, OrderChanges changes,
    IEventDirectory directory, TimeProvider clock)
{
    /// <summary>Allows the extension once, and only before the hold is over.</summary>
    public const string Guard = "AND b.extended_at IS NULL AND b.hold_expires_at > @now";

    public const string Extend = $"""
        UPDATE bookings b
        SET hold_expires_at = b.hold_expires_at + make_interval(secs => @seconds), extended_at = @now, warned_at = NULL,
            updated_at = @now, version = b.version + 1
        WHERE b.id = @id AND b.buyer_id = @buyerId AND b.status = 'PENDING_PAYMENT' {Guard}
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
        var now = clock.GetUtcNow();
        if (entry.HasSaleEnded(now))
        {
            return BookingErrors.SaleEnded;
        }
        var extended = await database.FindAsync<BookingRow>(
            Extend,
            new { id = orderId, buyerId = caller.Value, now, seconds = (double)seconds },
            ct);
        if (extended is null)
        {
            return await ExplainRefusalAsync(orderId, ct);
        }
        holds.Add([extended]);
        changes.Publish([extended]);
        return extended;
    }

    private async Task<OrderOutcome> ExplainRefusalAsync(Guid orderId, CancellationToken ct)
    {
        var row = (await expiry.CancelExpiredAsync([(await store.FindAsync(orderId, ct))!], ct))[0];
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
            HoldErrors.AlreadyExtended, BookingErrors.HoldExpired, BookingErrors.SaleEnded)
        .Produces<OrderResponse>()
        .RequireAuthorization();

    private static async Task<IResult> HandleAsync(
        string orderId, ExtendHoldUseCase useCase, IEventDirectory events, ClaimsPrincipal user, HttpContext context)
    {
        if (!Guid.TryParse(orderId, out var id))
        {
            return BookingErrors.OrderNotFound.ToProblem(context);
        }
        var outcome = await useCase.HandleAsync(user.UserId(), id, context.RequestAborted);
        return outcome.Order is { } order
            ? TypedResults.Ok(OrderResponse.Of(order, events))
            : outcome.Refusal!.ToProblem(context);
    }
}
