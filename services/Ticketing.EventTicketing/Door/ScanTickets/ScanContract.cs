using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.Signing;

namespace Ticketing.EventTicketing.Door.ScanTickets;

/// <summary>
/// A scan. <c>ScanId</c> is made by the device: the same scan sent twice is one scan. <c>DeviceId</c> is made by the
/// device once; <c>DeviceName</c> is what its staff call it. <c>ScannedAt</c>: the device's clock. <c>Contact</c>: the
/// newest <c>contact</c> that the device had when it scanned, for scans made without a network.
/// </summary>
internal sealed record ScanRequest(
    [property: Required] Guid? ScanId, [property: Required] string? Payload, [property: Required] string? DeviceId,
    [property: Required] DateTimeOffset? ScannedAt, string? DeviceName = null, string? Contact = null);

/// <summary>Scans that let people in while the device had no network, oldest first.</summary>
internal sealed record ScanBatchRequest([property: Required] IReadOnlyList<ScanRequest?>? Scans);

/// <summary>Body of an undo: the device that made the scan.</summary>
internal sealed record UndoRequest([property: Required] string? DeviceId);

/// <summary>The seat of a genuine code.</summary>
internal sealed record ScannedTicket(string TicketId, string Section, int Subsection, int Row, int Seat)
{
    /// <summary>Kind of buyer of a paid ticket, where the event has them: a child's ticket lets in a child.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Kind { get; init; }

    public static ScannedTicket Of(TicketId ticket) =>
        new(ticket.ToString(), ticket.Section, ticket.Seat.Subsection, ticket.Seat.Row, ticket.Seat.Seat);
}

/// <summary>A device and the time at which its scan counts, UTC.</summary>
internal sealed record ScanPlace(string DeviceId, DateTimeOffset ScannedAt, string? DeviceName)
{
    public static ScanPlace Of(ScanMoment moment) => new(moment.DeviceId, moment.At, moment.DeviceName);
}

/// <summary>
/// What became of a scan. <c>Outcome</c>: admitted, already-used, refunded, transferred, not-sold, wrong-event,
/// bad-signature, admitted-twice or undone. <c>Admitted</c>: the scan that let somebody in with this ticket, if one did.
/// <c>DecidedBy</c>: the rule behind the outcome. <c>Clamped</c>: why the scan counts at another time than the device
/// claims.
/// </summary>
internal sealed record ScanResponse(
    Guid ScanId, string Outcome, ScannedTicket? Ticket, ScanPlace? Admitted, string? DecidedBy = null,
    string? Clamped = null)
{
    /// <summary>The name on a ticket that is good or used; absent without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AttendeeName { get; init; }

    /// <param name="scanId">The device's.</param>
    /// <param name="outcome">A name of <see cref="DoorRules"/>.</param>
    /// <param name="ticket">Null for a code that is not ours.</param>
    /// <param name="admitted">The scan that let somebody in, if one did.</param>
    public static ScanResponse Of(Guid scanId, string outcome, TicketId? ticket, ScanMoment? admitted) => new(
        scanId,
        outcome,
        ticket is { } t ? ScannedTicket.Of(t) : null,
        admitted is { } a ? ScanPlace.Of(a) : null);
}

/// <summary>
/// What became of one entry of a batch. <c>Result</c>: recorded, already-known or refused. A refused entry has a
/// <c>Code</c> and a <c>Reason</c>: sending it again gets the same answer. <c>ScanId</c> is null when the entry has none.
/// </summary>
internal sealed record ScanEntryResponse(
    string Result, Guid? ScanId, string? Outcome, ScannedTicket? Ticket, ScanPlace? Admitted, string? DecidedBy,
    string? Clamped, string? Code, string? Reason);

/// <summary>In the order of the request.</summary>
internal sealed record ScanBatchResponse(IReadOnlyList<ScanEntryResponse> Results);

/// <summary>A scan that can be recorded.</summary>
/// <param name="Id">Made by the device.</param>
/// <param name="Claims">What the code says.</param>
/// <param name="Moment">When and where.</param>
/// <param name="StaffId">Who is signed in on the device that sends it.</param>
/// <param name="LetIn">The device has let the person in without asking.</param>
/// <param name="ClaimedAt">The device's clock, where it is not the time that counts.</param>
/// <param name="Clamped">Why not, or null.</param>
internal readonly record struct Scan(
    Guid Id, TicketClaims Claims, ScanMoment Moment, Guid StaffId, bool LetIn, DateTimeOffset? ClaimedAt = null,
    string? Clamped = null);
