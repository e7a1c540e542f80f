using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Bookings;

/// <summary>What a use case answers: the order, or why not.</summary>
internal readonly record struct OrderOutcome(BookingRow? Order, Refusal? Refusal)
{
    public static implicit operator OrderOutcome(BookingRow order) => new(order, null);

    public static implicit operator OrderOutcome(Refusal refusal) => new(null, refusal);
}

/// <summary>Outcomes as HTTP answers.</summary>
internal static class OrderAnswers
{
    /// <summary>
    /// 200 with an order that is paid, 202 with one whose payment still waits for somebody, or the refusal.
    /// </summary>
    public static IResult ToPaymentAnswer(
        this OrderOutcome outcome, IEventDirectory events, HttpContext context) => outcome.Order switch
    {
        { State: BookingStatus.Paid } paid => TypedResults.Ok(OrderResponse.Of(paid, events)),
        { } open => TypedResults.Accepted($"/orders/{open.BuyerId}/{open.Id}", OrderResponse.Of(open, events)),
        null => outcome.Refusal!.ToProblem(context),
    };
}
