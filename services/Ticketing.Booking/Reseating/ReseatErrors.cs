using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Reseating;

/// <summary>Refusals of moving a party to other seats.</summary>
internal static class ReseatErrors
{
    public static Refusal OrderNotReseatable { get; } = new(
        409, "order-not-reseatable",
        "Only an order that is paid, or held and not being paid, moves to other seats; not during a refund.");

    public static Refusal ReseatRunning { get; } = new(
        409, "reseat-running", "The order is moving to other seats already.");

    public static Refusal ReseatNotFound { get; } = new(
        404, "reseat-not-found", "The order was never to move to other seats.");
}
