namespace Ticketing.SystemKit.Faults;

/// <summary>A moment in the life of a booking at which a process is killed.</summary>
/// <param name="Name">For people, and on the command line.</param>
/// <param name="Hold">The provider's call that is kept waiting so that the kill falls exactly there, or null.</param>
public sealed record SagaStep(string Name, HeldCall? Hold = null)
{
    /// <summary>Orders are on their way to the service.</summary>
    public static readonly SagaStep OrderSent = new("order-sent");

    /// <summary>An order was accepted; its seats are being chosen.</summary>
    public static readonly SagaStep Processing = new("processing");

    /// <summary>Seats are held; nothing is paid yet.</summary>
    public static readonly SagaStep SeatsHeld = new("seats-held");

    /// <summary>A payment was answered PAID; tickets and seat bits follow.</summary>
    public static readonly SagaStep Paid = new("paid");

    /// <summary>A hold has just run out; tickets and seat bits follow.</summary>
    public static readonly SagaStep HoldRunOut = new("hold-run-out");

    /// <summary>In the order of a booking's life.</summary>
    public static readonly IReadOnlyList<SagaStep> All =
    [
        OrderSent,
        Processing,
        SeatsHeld,
        new("authorise-asked", new HeldCall("authorise", BeforeBooking: true)),
        new("authorised-unanswered", new HeldCall("authorise", BeforeBooking: false)),
        new("capture-asked", new HeldCall("capture", BeforeBooking: true)),
        new("captured-unanswered", new HeldCall("capture", BeforeBooking: false)),
        Paid,
        new("refund-asked", new HeldCall("refund", BeforeBooking: true)),
        new("refunded-unanswered", new HeldCall("refund", BeforeBooking: false)),
        HoldRunOut,
    ];

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A call of the payment provider that waits until it is let go.</summary>
/// <param name="Step"><c>authorise</c>, <c>capture</c> or <c>refund</c>.</param>
/// <param name="BeforeBooking">True: before it is in the provider's books; false: after, and before the answer.</param>
public sealed record HeldCall(string Step, bool BeforeBooking);
