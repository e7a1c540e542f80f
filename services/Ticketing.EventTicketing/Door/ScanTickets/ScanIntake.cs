using Ticketing.Contracts;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Tickets.Signing;

namespace Ticketing.EventTicketing.Door.ScanTickets;

/// <summary>Takes a scan in: checks its fields, then its code, then records it.</summary>
internal sealed class ScanIntake(TicketSigner signer, ScanRecorder recorder, TimeProvider time)
{
    /// <summary>A name such as "Gate 2, left".</summary>
    public const int MaxDeviceId = 40;

    /// <summary>Checks the fields of a scan that stands at <paramref name="path"/> of the request.</summary>
    public static void Check(ScanRequest? scan, string path, FieldErrors errors)
    {
        errors.Require(scan?.ScanId is not null && scan.ScanId != Guid.Empty, path + "scan_id", "Must be a UUID.");
        errors.Require(
            TextRules.IsLine(scan?.Payload?.Trim(), 1, TicketSigner.MaxCodeLength), path + "payload",
            $"Must have 1 to {TicketSigner.MaxCodeLength} characters.");
        errors.Require(IsDevice(scan?.DeviceId), path + "device_id", $"Must have 1 to {MaxDeviceId} characters.");
        errors.Require(scan?.ScannedAt is not null, path + "scanned_at", "Is missing.");
    }

    /// <summary>True for a device's name.</summary>
    public static bool IsDevice(string? name) => TextRules.IsLine(name, 1, MaxDeviceId);

    /// <summary>What became of a scan whose fields are checked.</summary>
    public async Task<ScanResponse> RecordAsync(
        EventId id, ScanRequest scan, UserId staff, bool letIn, CancellationToken ct)
    {
        if (signer.Read(scan.Payload) is not { } claims)
        {
            return ScanResponse.Of(scan.ScanId!.Value, DoorRules.NameOf(ScanOutcome.BadSignature), null, null);
        }

        if (claims.Ticket.EventId != id)
        {
            return ScanResponse.Of(scan.ScanId!.Value, DoorRules.NameOf(ScanOutcome.WrongEvent), claims.Ticket, null);
        }

        var at = DoorRules.TimeOf(scan.ScannedAt!.Value, time.GetUtcNow());
        return await recorder.RecordAsync(
            new Scan(scan.ScanId!.Value, claims, new ScanMoment(at, scan.DeviceId!), staff.Value, letIn), ct);
    }
}
