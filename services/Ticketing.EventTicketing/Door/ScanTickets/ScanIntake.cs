using Ticketing.Contracts;
using Ticketing.Contracts.Text;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Tickets.Signing;

namespace Ticketing.EventTicketing.Door.ScanTickets;

/// <summary>Takes a scan in: checks its fields, then its code, then records it.</summary>
internal sealed class ScanIntake(
    TicketSigner signer, ListedTickets listed, ScanRecorder recorder, TimeProvider time)
{
    /// <summary>A UUID, or a name such as "Gate 2, left".</summary>
    public const int MaxDeviceId = 40;

    /// <summary>Checks the fields of a scan.</summary>
    public static void Check(ScanRequest scan, FieldErrors errors)
    {
        errors.Require(scan.ScanId is not null && scan.ScanId != Guid.Empty, "scan_id", "Must be a UUID.");
        errors.Require(
            scan.Payload?.Trim() is { Length: >= 1 and <= TicketSigner.MaxCodeLength }, "payload",
            $"Must have 1 to {TicketSigner.MaxCodeLength} characters.");
        errors.Require(TryDevice(scan.DeviceId, out _), "device_id", $"Must have 1 to {MaxDeviceId} characters.");
        errors.Require(
            scan.DeviceName is null || TryDevice(scan.DeviceName, out _), "device_name",
            $"Must have 1 to {MaxDeviceId} characters, {VisibleText.Hint}.");
        errors.Require(scan.ScannedAt is not null, "scanned_at", "Is missing.");
    }

    /// <summary>False if the text is no device's id or name.</summary>
    /// <param name="name">As sent.</param>
    /// <param name="device">What to store and compare.</param>
    public static bool TryDevice(string? name, out string device) =>
        VisibleText.TryLine(name, 1, MaxDeviceId, out device);

    /// <summary>What became of a scan whose fields are checked, and whether it was unknown before.</summary>
    public async Task<(ScanResponse Response, bool IsNew)> RecordAsync(
        EventId id, ScanRequest scan, UserId staff, bool letIn, CancellationToken ct)
    {
        if (await ReadAsync(id, scan.Payload, letIn, ct) is not { } claims)
        {
            return (ScanResponse.Of(scan.ScanId!.Value, DoorRules.NameOf(ScanOutcome.BadSignature), null, null), true);
        }

        if (claims.Ticket.EventId != id)
        {
            return (
                ScanResponse.Of(scan.ScanId!.Value, DoorRules.NameOf(ScanOutcome.WrongEvent), claims.Ticket, null),
                true);
        }

        TryDevice(scan.DeviceId, out var device);
        TryDevice(scan.DeviceName, out var name);
        var claimed = scan.ScannedAt!.Value.ToUniversalTime();
        var counted = letIn
            ? ScanTime.OfReport(claimed, DoorContact.Read(scan.Contact, id, signer), time.GetUtcNow())
            : ScanTime.OfQuestion(claimed, time.GetUtcNow());
        var moment = new ScanMoment(counted.At, device, name.Length == 0 ? null : name);
        return await recorder.RecordAsync(
            new Scan(scan.ScanId!.Value, claims, moment, staff.Value, letIn, claimed, counted.Clamped), ct);
    }

    /// <summary>
    /// The ticket that a payload names, or null. One that was looked up is known to the server alone: no device lets it
    /// in by itself.
    /// </summary>
    private async Task<TicketClaims?> ReadAsync(EventId id, string? payload, bool letIn, CancellationToken ct) =>
        ListReference.Read(payload) is { } hash
            ? await listed.FindAsync(id, hash, ct)
            : signer.Read(payload) ?? (letIn ? null : TicketReference.Read(payload));
}
