using System.ComponentModel.DataAnnotations;
using Ticketing.EventTicketing.Domain;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Features.ScanTickets;

/// <summary>
/// A scan. <c>ScanId</c> is made by the device: the same scan sent twice is one scan. <c>ScannedAt</c>: the
/// device's clock.
/// </summary>
public sealed record ScanRequest(
    [property: Required] Guid? ScanId, [property: Required] string? Payload, [property: Required] string? DeviceId,
    [property: Required] DateTimeOffset? ScannedAt);

/// <summary>Scans that let people in while the device had no network, oldest first.</summary>
public sealed record ScanBatchRequest([property: Required] IReadOnlyList<ScanRequest?>? Scans);

/// <summary>Body of an undo: the device that made the scan.</summary>
public sealed record UndoRequest([property: Required] string? DeviceId);

/// <summary>The seat of a genuine code.</summary>
public sealed record ScannedTicket(string TicketId, string Section, int Subsection, int Row, int Seat);

/// <summary>A device and when it scanned, UTC.</summary>
public sealed record ScanPlace(string DeviceId, DateTimeOffset ScannedAt);

/// <summary>
/// What became of a scan. <c>Outcome</c>: admitted, already-used, refunded, not-sold, wrong-event, bad-signature,
/// admitted-twice or undone. <c>Admitted</c>: the scan that let somebody in with this ticket, if one did.
/// </summary>
public sealed record ScanAnswer(Guid ScanId, string Outcome, ScannedTicket? Ticket, ScanPlace? Admitted)
{
    /// <summary>The answer for a ticket.</summary>
    public static ScanAnswer Of(Guid scanId, ScanOutcome outcome, TicketId? ticket, ScanMoment? admitted) => new(
        scanId,
        DoorRules.NameOf(outcome),
        ticket is { } t
            ? new ScannedTicket(t.ToString(), t.Section, t.Seat.Subsection, t.Seat.Row, t.Seat.Seat)
            : null,
        admitted is { } a ? new ScanPlace(a.DeviceId, a.At) : null);
}

/// <summary>Answers in the order of the request.</summary>
public sealed record ScanBatchAnswer(IReadOnlyList<ScanAnswer> Results);

/// <summary>How full the house is: tickets sold, people let in, and scans that somebody should look at.</summary>
public sealed record AdmissionsAnswer(long EventId, long Sold, long Admitted, long Conflicts);

/// <summary>
/// A scan that let somebody in and should not have. <c>Kind</c>: admitted-twice (with both devices), refunded
/// or not-sold.
/// </summary>
public sealed record ScanConflict(
    Guid ScanId, string Kind, string TicketId, ScanPlace Scan, ScanPlace? Admitted, DateTimeOffset RecordedAt);

/// <summary>A page of conflicts in the order in which they became known.</summary>
public sealed record ScanConflictListAnswer(IReadOnlyList<ScanConflict> Conflicts, string? Next);

/// <summary>A scan that can be recorded.</summary>
/// <param name="Id">The device's.</param>
/// <param name="Claims">Of its code.</param>
/// <param name="Moment">When and where.</param>
/// <param name="StaffId">Who is signed in on the device that tells of it.</param>
/// <param name="LetIn">The device has let the person in without asking.</param>
public readonly record struct Scan(Guid Id, TicketClaims Claims, ScanMoment Moment, Guid StaffId, bool LetIn);
