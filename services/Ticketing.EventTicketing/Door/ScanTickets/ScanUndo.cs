using System.Security.Claims;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Tickets;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Door.ScanTickets;

/// <summary>
/// Takes an admission back: somebody was waved through by mistake. By the person who made the scan, or the seller: a
/// device's name is known to everybody at the door.
/// </summary>
internal sealed class ScanUndo(Database database, TimeProvider time)
{
    /// <summary>The scan, undone, and who did it is recorded; or why not. Undoing twice is undoing once.</summary>
    public async Task<(ScanResponse? Response, Refusal? Refusal)> UndoAsync(
        EventId id, Guid scanId, string deviceId, ClaimsPrincipal caller, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        var scan = await transaction.FindAsync<ScanRow>(
            ScanStatements.LockScan, new { EventId = id.Value, ScanId = scanId }, ct);
        if (scan is null || scan.DeviceId != deviceId || !TicketId.TryParse(scan.TicketId, out var ticket))
        {
            return (null, DoorErrors.ScanNotFound);
        }

        if (caller.UserId().Value != scan.StaffId && caller.SellerId().Value != scan.SellerId)
        {
            return (null, DoorErrors.NotYourScan);
        }

        if (scan.Outcome == DoorRules.NameOf(ScanOutcome.Admitted))
        {
            var now = time.GetUtcNow();
            if (now - scan.ScannedAt > DoorRules.UndoWithin)
            {
                return (null, DoorErrors.UndoTooLate);
            }

            await transaction.ExecuteAsync(
                ScanStatements.Undo,
                new
                {
                    EventId = id.Value, ScanId = scanId, scan.TicketId, scan.BookingId, UndoneBy = caller.UserId().Value,
                    UndoneAt = now,
                },
                ct);
            await transaction.CommitAsync(ct);
        }
        else if (scan.Outcome != DoorRules.NameOf(ScanOutcome.Undone))
        {
            return (null, DoorErrors.NotAdmitted);
        }

        return (ScanResponse.Of(scanId, DoorRules.NameOf(ScanOutcome.Undone), ticket, null), null);
    }

    private sealed class ScanRow
    {
        public required string Outcome { get; init; }
        public required string TicketId { get; init; }
        public Guid BookingId { get; init; }
        public Guid StaffId { get; init; }
        public Guid SellerId { get; init; }
        public required string DeviceId { get; init; }
        public DateTimeOffset ScannedAt { get; init; }
    }
}
