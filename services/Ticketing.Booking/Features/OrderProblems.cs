using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Booking.Domain;
using Ticketing.Booking.Infrastructure;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Features;

/// <summary>What a use case answers: the order, or why not.</summary>
internal readonly record struct OrderOutcome(BookingRow? Order, Refusal? Refusal)
{
    public static implicit operator OrderOutcome(BookingRow order) => new(order, null);

    public static implicit operator OrderOutcome(Refusal refusal) => new(null, refusal);
}

/// <summary>Refusals as problem details; the statuses are those of docs/api.md.</summary>
internal static class OrderProblems
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    public static readonly Refusal NotFound = new(RefusalCodes.OrderNotFound, "There is no such order.");

    public static readonly Refusal NotYours = new(
        RefusalCodes.NotYourOrder, "The order belongs to somebody else.");

    public static readonly Refusal Busy = new(
        RefusalCodes.TemporarilyUnavailable,
        "Too many people order and pay right now. Try again in a moment.");

    public static readonly Refusal RefundRefused = new(
        RefusalCodes.RefundRefused,
        "The payment provider refused the refund. The tickets stay good; it can be tried again.");

    public static readonly Refusal TicketUsed = new(
        RefusalCodes.TicketUsed, "Somebody was let in with one of these tickets; used tickets are not given back.");

    public static ProblemHttpResult ToProblem(this Refusal refusal, HttpContext context)
    {
        var status = StatusOf(refusal.Code);
        if (status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests)
        {
            Problems.RetryAfter(context, TryAgainAfter);
        }
        var more = new Dictionary<string, object?>();
        if (refusal.Errors is { } errors)
        {
            more["errors"] = new Dictionary<string, string[]>(errors);
        }
        if (refusal.Reason is { } reason)
        {
            more["reason"] = reason;
        }
        return Problems.Of(status, refusal.Code, refusal.Detail, more);
    }

    /// <summary>Documents which refusals an endpoint answers with, under the statuses they have.</summary>
    public static TBuilder Refuses<TBuilder>(this TBuilder endpoint, params IEnumerable<string> codes)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in codes.GroupBy(StatusOf))
        {
            endpoint.WithProblems(status.Key, status);
        }
        return endpoint;
    }

    /// <summary>
    /// 200 with an order that is paid, 202 with one whose payment still waits for somebody, or the refusal.
    /// </summary>
    public static IResult ToPaymentAnswer(this OrderOutcome outcome, HttpContext context) => outcome.Order switch
    {
        { State: BookingStatus.Paid } paid => TypedResults.Ok(OrderResponse.Of(paid)),
        { } open => TypedResults.Accepted($"/orders/{open.BuyerId}/{open.Id}", OrderResponse.Of(open)),
        null => outcome.Refusal!.ToProblem(context),
    };

    internal static int StatusOf(string code) => code switch
    {
        RefusalCodes.InvalidRequest => StatusCodes.Status400BadRequest,
        RefusalCodes.BadSignature => StatusCodes.Status401Unauthorized,
        RefusalCodes.PaymentDeclined => StatusCodes.Status402PaymentRequired,
        RefusalCodes.NotYourOrder or RefusalCodes.NotYourEvent => StatusCodes.Status403Forbidden,
        RefusalCodes.EventNotFound or RefusalCodes.SectionNotFound or RefusalCodes.SubsectionNotFound
            or RefusalCodes.OrderNotFound or RefusalCodes.ProviderNotFound
            or RefusalCodes.EntryNotFound
            or RefusalCodes.WebhookNotFound => StatusCodes.Status404NotFound,
        RefusalCodes.EventNotOnSale or RefusalCodes.HoldExpired or RefusalCodes.OrderNotPayable
            or RefusalCodes.OrderNotCancellable or RefusalCodes.IdempotencyKeyReused
            or RefusalCodes.RefundNotAllowed or RefusalCodes.RefundDeadlinePassed or RefusalCodes.RefundRefused
            or RefusalCodes.TicketUsed
            or RefusalCodes.NoWaitlist or RefusalCodes.WaitlistFirst or RefusalCodes.WaitlistFull
            or RefusalCodes.AlreadyWaiting or RefusalCodes.SeatsAvailable or RefusalCodes.EntryNotLeavable
            or RefusalCodes.EventCancelled or RefusalCodes.ExtensionNotAllowed or RefusalCodes.AlreadyExtended
            or RefusalCodes.TooManyWebhooks or RefusalCodes.DeliveryNotRedeliverable =>
                StatusCodes.Status409Conflict,
        RefusalCodes.QuantityOutOfRange or RefusalCodes.NoSuchSeat or RefusalCodes.DuplicateSeat
            or RefusalCodes.AbovePriceCap
            or RefusalCodes.CardNumberNotAccepted or RefusalCodes.AmountMismatch
            or RefusalCodes.WebhookUrlNotAllowed or RefusalCodes.UnknownWebhookEvent =>
                StatusCodes.Status422UnprocessableEntity,
        RefusalCodes.TooManyRequests => StatusCodes.Status429TooManyRequests,
        RefusalCodes.TemporarilyUnavailable or RefusalCodes.WebhooksNotConfigured =>
            StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "A refusal without a status."),
    };
}
