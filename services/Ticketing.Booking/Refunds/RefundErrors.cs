using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Refunds;

/// <summary>Refusals of giving tickets back.</summary>
internal static class RefundErrors
{
    public static Refusal RefundNotAllowed { get; } = new(
        409, "refund-not-allowed", "Only a paid order can be refunded.");

    public static Refusal RefundDeadlinePassed { get; } = new(
        409, "refund-deadline-passed", "The time to give tickets back is over.");

    public static Refusal RefundRefused { get; } = new(
        409, "refund-refused",
        "The payment provider refused the refund. The tickets stay good; it can be tried again.");

    public static Refusal TicketUsed { get; } = new(
        409, "ticket-used", "Somebody was let in with one of these tickets; used tickets are not given back.");

    public static Refusal TicketTransferred { get; } = new(
        409, "ticket-transferred",
        "One of these tickets belongs to another person now. Only tickets of your own can be given back.");

    /// <summary>Codes of refunds that our doors refused: the tickets stay good, and no operator need look at it.</summary>
    public static string[] OfTheDoor { get; } = [TicketUsed.Code, TicketTransferred.Code];
}
