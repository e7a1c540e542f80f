namespace Ticketing.SystemKit.Faults;

/// <summary>A moment in the life of a booking at which a process is killed.</summary>
/// <param name="Name">For people, and on the command line.</param>
/// <param name="Hold">The provider's call that is kept waiting so that the kill falls exactly there, or null.</param>
/// <param name="Table">The table whose writers are kept waiting, so that a process dies inside its transaction, or null.</param>
/// <param name="Before">
/// What people are about to do when the hold is taken; null: before they do anything. It has to be an action that others of
/// this step wait for, so that nobody is held earlier.
/// </param>
/// <param name="IsAtOnce">True: the kill comes as soon as the requests are on their way.</param>
public sealed record SagaStep(
    string Name, HeldCall? Hold = null, HeldTable? Table = null, string? Before = null, bool IsAtOnce = false)
{
    /// <summary>Orders are on their way to the service.</summary>
    public static readonly SagaStep OrderSent = new("order-sent", IsAtOnce: true);

    /// <summary>An order was accepted; its seats are being chosen.</summary>
    public static readonly SagaStep Processing = new("processing");

    /// <summary>Seats are held; nothing is paid yet.</summary>
    public static readonly SagaStep SeatsHeld = new("seats-held");

    /// <summary>A payment was answered PAID; tickets and seat bits follow.</summary>
    public static readonly SagaStep Paid = new("paid");

    /// <summary>A hold has just run out; tickets and seat bits follow.</summary>
    public static readonly SagaStep HoldRunOut = new("hold-run-out");

    /// <summary>Those of a booking, in the order of its life.</summary>
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

    /// <summary>The kill comes when the requests of an action are on their way.</summary>
    internal static SagaStep Sent(string action) => new($"{action}-sent", Before: action, IsAtOnce: true);

    /// <summary>The kill comes inside the transaction that an action leads to, while it writes a table.</summary>
    internal static SagaStep Uncommitted(string name, string action, HeldTable table) =>
        new($"{name}-uncommitted", Table: table, Before: action);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A call of the payment provider that waits until it is let go.</summary>
/// <param name="Step"><c>authorise</c>, <c>capture</c> or <c>refund</c>.</param>
/// <param name="BeforeBooking">True: before it is in the provider's books; false: after, and before the answer.</param>
public sealed record HeldCall(string Step, bool BeforeBooking);

/// <summary>A table whose writers wait until it is let go: what they wrote before it is not committed.</summary>
/// <param name="Database">Name of its resource.</param>
/// <param name="Name">The table.</param>
/// <param name="Statement">Only who waits with a statement that has this text came to the step; null: anybody.</param>
public sealed record HeldTable(string Database, string Name, string? Statement = null)
{
    internal static HeldTable Booking(string name, string? statement = null) => new("booking-db", name, statement);

    internal static HeldTable Events(string name) => new("event-ticketing-db", name);
}
