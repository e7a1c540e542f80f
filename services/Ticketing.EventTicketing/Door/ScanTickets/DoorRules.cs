namespace Ticketing.EventTicketing.Door.ScanTickets;

/// <summary>What became of a scan.</summary>
internal enum ScanOutcome
{
    /// <summary>Let in; the ticket is used.</summary>
    Admitted,

    /// <summary>Somebody was let in with it before.</summary>
    AlreadyUsed,

    /// <summary>The money was given back, or the seat belongs to another booking now.</summary>
    Refunded,

    /// <summary>Another person took the ticket over and has another code.</summary>
    Transferred,

    /// <summary>The code is genuine, but no such ticket is sold here.</summary>
    NotSold,

    /// <summary>A ticket of another event.</summary>
    WrongEvent,

    /// <summary>Not a code that we signed.</summary>
    BadSignature,

    /// <summary>Two devices let somebody in with the same ticket while one of them had no network.</summary>
    AdmittedTwice,

    /// <summary>An admission that was taken back.</summary>
    Undone,
}

/// <summary>What is recorded of a ticket when its code is scanned.</summary>
internal enum TicketStanding
{
    /// <summary>Sold to the booking that the code names.</summary>
    Good,

    /// <summary>Its refund is made, or is being made at this moment.</summary>
    Refunded,

    /// <summary>Another person took it over since the code was made.</summary>
    Transferred,

    /// <summary>Never sold to that booking.</summary>
    NotSold,
}

/// <summary>When and where a ticket was scanned. The time that counts (<see cref="ScanTime"/>) orders scans.</summary>
internal readonly record struct ScanMoment(DateTimeOffset At, string DeviceId, string? DeviceName = null)
{
    /// <summary>First by time, ties by device id, so that every order of arrival ends with the same winner.</summary>
    public bool IsBefore(ScanMoment other) =>
        At != other.At ? At < other.At : string.CompareOrdinal(DeviceId, other.DeviceId) < 0;
}

/// <summary>The rules of the door (docs/api.md, "at the door").</summary>
internal static class DoorRules
{
    /// <summary>How long an admission may be taken back by the device that made it.</summary>
    public static readonly TimeSpan UndoWithin = TimeSpan.FromMinutes(1);

    /// <summary>The outcome of a scan, and whether it takes the admission from <paramref name="admitted"/>.</summary>
    /// <param name="standing">Of the ticket.</param>
    /// <param name="scan">This scan.</param>
    /// <param name="letIn">The device has let the person in already, without asking.</param>
    /// <param name="admitted">The scan that admitted the ticket so far, or null.</param>
    public static (ScanOutcome Outcome, bool TakesOver) Decide(
        TicketStanding standing, ScanMoment scan, bool letIn, ScanMoment? admitted) => (standing, admitted) switch
        {
            (TicketStanding.Refunded, _) => (ScanOutcome.Refunded, false),
            (TicketStanding.Transferred, _) => (ScanOutcome.Transferred, false),
            (TicketStanding.NotSold, _) => (ScanOutcome.NotSold, false),
            (_, null) => (ScanOutcome.Admitted, false),
            (_, not null) when !letIn => (ScanOutcome.AlreadyUsed, false),
            (_, { } first) => scan.IsBefore(first) ? (ScanOutcome.Admitted, true) : (ScanOutcome.AdmittedTwice, false),
        };

    /// <summary>The rule behind an outcome, as answers and the database name it.</summary>
    public static string RuleOf(ScanOutcome outcome, bool takesOver) => (outcome, takesOver) switch
    {
        (ScanOutcome.Admitted, false) => "first-scan",
        (ScanOutcome.Admitted, true) => "earlier-scan",
        (ScanOutcome.AdmittedTwice, _) => "later-scan",
        (ScanOutcome.AlreadyUsed, _) => "used-before",
        (ScanOutcome.Refunded, _) => "ticket-refunded",
        (ScanOutcome.Transferred, _) => "ticket-transferred",
        (ScanOutcome.NotSold, _) => "ticket-not-sold",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No rule decides this."),
    };

    /// <summary>For example <c>already-used</c>: in the database and in answers.</summary>
    public static string NameOf(ScanOutcome outcome) => outcome switch
    {
        ScanOutcome.Admitted => "admitted",
        ScanOutcome.AlreadyUsed => "already-used",
        ScanOutcome.Refunded => "refunded",
        ScanOutcome.Transferred => "transferred",
        ScanOutcome.NotSold => "not-sold",
        ScanOutcome.WrongEvent => "wrong-event",
        ScanOutcome.BadSignature => "bad-signature",
        ScanOutcome.AdmittedTwice => "admitted-twice",
        ScanOutcome.Undone => "undone",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Unknown outcome."),
    };
}
