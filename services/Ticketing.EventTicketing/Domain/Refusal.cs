namespace Ticketing.EventTicketing.Domain;

/// <summary>
/// An expected "no": a stable code for programs and a sentence for people. Never an exception.
/// </summary>
/// <param name="Code">Kebab case, part of the public contract (docs/api.md), for example
/// <c>email-taken</c>.</param>
/// <param name="Detail">What was refused and what would be accepted.</param>
public sealed record Refusal(string Code, string Detail)
{
    /// <summary>
    /// Field errors of <c>invalid-request</c> by the path of the field in the request, else null.
    /// </summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>When it is worth trying again, for refusals that pass by themselves.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary><c>invalid-request</c> with its field errors.</summary>
    public static Refusal Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        new(RefusalCodes.InvalidRequest, "Some fields are missing or out of bounds.") { Errors = errors };
}

/// <summary>Every code this service answers with.</summary>
public static class RefusalCodes
{
    /// <summary>Fields missing or out of bounds.</summary>
    public const string InvalidRequest = "invalid-request";

    /// <summary>Another account has this e-mail address.</summary>
    public const string EmailTaken = "email-taken";

    /// <summary>Unknown e-mail or wrong password: never said which.</summary>
    public const string InvalidCredentials = "invalid-credentials";

    /// <summary>The session is over, or the user is gone.</summary>
    public const string Unauthenticated = "unauthenticated";

    /// <summary>Too much of this at once.</summary>
    public const string TooManyRequests = "too-many-requests";

    /// <summary>No such event.</summary>
    public const string EventNotFound = "event-not-found";

    /// <summary>The event has no such section.</summary>
    public const string SectionNotFound = "section-not-found";

    /// <summary>The section has no such subsection.</summary>
    public const string SubsectionNotFound = "subsection-not-found";

    /// <summary>The event belongs to another seller.</summary>
    public const string NotYourEvent = "not-your-event";

    /// <summary>The event is still being prepared.</summary>
    public const string EventPreparing = "event-preparing";

    /// <summary>The event is over.</summary>
    public const string EventEnded = "event-ended";

    /// <summary>The event is called off.</summary>
    public const string EventCancelled = "event-cancelled";

    /// <summary>Seats of the event are held at the moment.</summary>
    public const string HoldsRunning = "holds-running";

    /// <summary>Tickets of the cancelled event are not refunded yet.</summary>
    public const string RefundsRunning = "refunds-running";

    /// <summary>An Idempotency-Key came again with another body.</summary>
    public const string IdempotencyKeyReused = "idempotency-key-reused";

    /// <summary>No such booking, or it holds no tickets here.</summary>
    public const string OrderNotFound = "order-not-found";

    /// <summary>The booking is somebody else's.</summary>
    public const string NotYourOrder = "not-your-order";

    /// <summary>No such ticket is sold.</summary>
    public const string TicketNotFound = "ticket-not-found";

    /// <summary>The booking is not paid, or all of it was given back: there is nothing to print.</summary>
    public const string NoValidTickets = "no-valid-tickets";

    /// <summary>Neither the event's seller nor its door staff.</summary>
    public const string NotDoorStaff = "not-door-staff";

    /// <summary>Nobody has an account with this address.</summary>
    public const string UserNotFound = "user-not-found";

    /// <summary>The event has as many door staff as it may have.</summary>
    public const string TooManyStaff = "too-many-staff";

    /// <summary>The device never made such a scan here.</summary>
    public const string ScanNotFound = "scan-not-found";

    /// <summary>An admission can be taken back for a minute only.</summary>
    public const string UndoTooLate = "undo-too-late";

    /// <summary>The scan did not let anybody in.</summary>
    public const string NotAdmitted = "not-admitted";
}
