using System.ComponentModel.DataAnnotations;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.Signing;

namespace Ticketing.EventTicketing.Door.ScanTickets;

/// <summary>
/// A scan. <c>ScanId</c> is made by the device: the same scan sent twice is one scan. <c>ScannedAt</c>: the
/// device's clock.
/// </summary>
internal sealed record ScanRequest(
    [property: Required] Guid? ScanId, [property: Required] string? Payload, [property: Required] string? DeviceId,
    [property: Required] DateTimeOffset? ScannedAt);

/// <summary>Scans that let people in while the device had no network, oldest first.</summary>
internal sealed record ScanBatchRequest([property: Required] IReadOnlyList<ScanRequest?>? Scans);

/// <summary>Body of an undo: the device that made the scan.</summary>
internal sealed record UndoRequest([property: Required] string? DeviceId);

/// <summary>The seat of a genuine code.</summary>
internal sealed record ScannedTicket(string TicketId, string Section, int Subsection, int Row, int Seat);

/// <summary>A device and when it scanned, UTC.</summary>
internal sealed record ScanPlace(string DeviceId, DateTimeOffset ScannedAt);

/// <summary>
/// What became of a scan. <c>Outcome</c>: admitted, already-used, refunded, not-sold, wrong-event, bad-signature,
/// admitted-twice or undone. <c>Admitted</c>: the scan that let somebody in with this ticket, if one did.
/// </summary>
internal sealed record ScanResponse(Guid ScanId, string Outcome, ScannedTicket? Ticket, ScanPlace? Admitted)
{
    /// <param name="scanId">The device's.</param>
    /// <param name="outcome">A name of <see cref="DoorRules"/>.</param>
    /// <param name="ticket">Null for a code that is not ours.</param>
    /// <param name="admitted">The scan that let somebody in, if one did.</param>
    public static ScanResponse Of(Guid scanId, string outcome, TicketId? ticket, ScanMoment? admitted) => new(
        scanId,
        outcome,
        ticket is { } t
            ? new ScannedTicket(t.ToString(), t.Section, t.Seat.Subsection, t.Seat.Row, t.Seat.Seat)
            : null,
        admitted is { } a ? new ScanPlace(a.DeviceId, a.At) : null);
}

/// <summary>In the order of the request.</summary>
internal sealed record ScanBatchResponse(IReadOnlyList<ScanResponse> Results);

/// <summary>A scan that can be recorded.</summary>
/// <param name="Id">Made by the device.</param>
/// <param name="Claims">What the code says.</param>
/// <param name="Moment">When and where.</param>
/// <param name="StaffId">Who is signed in on the device that sends it.</param>
/// <param name="LetIn">The device has let the person in without asking.</param>
internal readonly record struct Scan(Guid Id, TicketClaims Claims, ScanMoment Moment, Guid StaffId, bool LetIn);
