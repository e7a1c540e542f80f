using Ticketing.Contracts;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.Signing;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Door.ScanTickets;

/// <summary>
/// Records scans, each in a transaction that locks the ticket's row, so that scans of one ticket wait for each other.
/// </summary>
internal sealed class ScanRecorder(Database database, TimeProvider time)
{
    /// <summary>Records a scan, or answers what was recorded for its id before; and whether it was unknown.</summary>
    public async Task<(ScanResponse Response, bool IsNew)> RecordAsync(Scan scan, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        var holder = await transaction.FindAsync<HolderRow>(
            ScanStatements.LockTicket, scan.Claims.Ticket.ToKey(), ct);
        var response = await RecordLockedAsync(transaction, scan, holder, ct);
        await transaction.CommitAsync(ct);
        return response;
    }

    /// <summary>What <see cref="RecordAsync"/> does while it holds the ticket's lock.</summary>
    /// <param name="transaction">Holds the lock.</param>
    /// <param name="scan">The scan.</param>
    /// <param name="holder">Who holds the ticket; null when there is no such ticket.</param>
    /// <param name="ct">Cancels.</param>
    internal async Task<(ScanResponse Response, bool IsNew)> RecordLockedAsync(
        DatabaseTransaction transaction, Scan scan, HolderRow? holder, CancellationToken ct)
    {
        var ids = new { EventId = scan.Claims.Ticket.EventId.Value, ScanId = scan.Id };
        if (scan.LetIn)
        {
            await transaction.ExecuteAsync(ScanStatements.ForgetRefusal, ids, ct);
        }

        if (await transaction.FindAsync<RecordedScan>(ScanStatements.FindRecorded, ids, ct) is { } recorded
            && TicketId.TryParse(recorded.TicketId, out var ticket))
        {
            var claims = new TicketClaims(ticket, new BookingId(recorded.BookingId));
            var known = ScanResponse.Of(
                scan.Id, recorded.Outcome, ticket, await FindAdmissionAsync(transaction, claims, ct));
            var now = await FindStandingAsync(transaction, scan.Claims, holder, ct);
            return (
                known with
                {
                    DecidedBy = recorded.DecidedBy, Clamped = recorded.Clamped, AttendeeName = now.AttendeeName,
                },
                false);
        }

        var (standing, attendee) = await FindStandingAsync(transaction, scan.Claims, holder, ct);
        var admitted = await FindAdmissionAsync(transaction, scan.Claims, ct);
        var (outcome, takesOver) = DoorRules.Decide(standing, scan.Moment, scan.LetIn, admitted);
        if (takesOver)
        {
            await transaction.ExecuteAsync(ScanStatements.Overtake, KeyOf(scan.Claims), ct);
        }

        var rule = DoorRules.RuleOf(outcome, takesOver);
        await InsertAsync(transaction, scan, outcome, rule, ct);
        var response = ScanResponse.Of(
            scan.Id, DoorRules.NameOf(outcome), scan.Claims.Ticket,
            outcome is ScanOutcome.Admitted ? scan.Moment : admitted);
        return (
            response with
            {
                DecidedBy = rule,
                Clamped = scan.Clamped,
                AttendeeName = attendee,
                Ticket = holder?.BookingId == scan.Claims.BookingId.Value
                    ? response.Ticket! with { Kind = holder.Kind } : response.Ticket,
            },
            true);
    }

    private Task<int> InsertAsync(
        DatabaseTransaction transaction, Scan scan, ScanOutcome outcome, string rule, CancellationToken ct) =>
        transaction.ExecuteAsync(
            ScanStatements.Insert,
            new
            {
                EventId = scan.Claims.Ticket.EventId.Value,
                ScanId = scan.Id,
                TicketId = scan.Claims.Ticket.ToString(),
                BookingId = scan.Claims.BookingId.Value,
                scan.StaffId,
                scan.Moment.DeviceId,
                scan.Moment.DeviceName,
                ScannedAt = scan.Moment.At,
                scan.ClaimedAt,
                scan.Clamped,
                RecordedAt = time.GetUtcNow(),
                Offline = scan.LetIn,
                Outcome = DoorRules.NameOf(outcome),
                DecidedBy = rule,
            },
            ct);

    /// <summary>What the ticket is good for, and the name on it if it is the bearer's.</summary>
    private static async Task<(TicketStanding Standing, string? AttendeeName)> FindStandingAsync(
        DatabaseTransaction transaction, TicketClaims claims, HolderRow? holder, CancellationToken ct)
    {
        var seat = claims.Ticket.Seat;
        var parameters = new
        {
            BookingId = claims.BookingId.Value,
            Subsection = (short)seat.Subsection,
            Row = (short)seat.Row,
            Seat = (short)seat.Seat,
            SeatText = seat.ToString(),
        };
        if (holder is { Status: TicketStatus.Sold } && holder.BookingId == claims.BookingId.Value)
        {
            var sold = (await transaction.FindAsync<SoldRow>(ScanStatements.ReadSold, parameters, ct))!;
            return sold.Generation != claims.Generation ? (TicketStanding.Transferred, null)
                : sold.IsWithheld ? (TicketStanding.Refunded, null)
                : (TicketStanding.Good, sold.AttendeeName);
        }

        // The ticket was the booking's once, or a restored database has no record of the booking.
        return await transaction.FindAsync<bool>(ScanStatements.IsGivenBack, parameters, ct)
            ? (TicketStanding.Refunded, null)
            : (TicketStanding.NotSold, null);
    }

    private static async Task<ScanMoment?> FindAdmissionAsync(
        DatabaseTransaction transaction, TicketClaims claims, CancellationToken ct) =>
        await transaction.FindAsync<AdmissionRow>(ScanStatements.FindAdmission, KeyOf(claims), ct) is { } row
            ? new ScanMoment(row.ScannedAt, row.DeviceId, row.DeviceName)
            : null;

    private static object KeyOf(TicketClaims claims) => new
    {
        EventId = claims.Ticket.EventId.Value, TicketId = claims.Ticket.ToString(), BookingId = claims.BookingId.Value,
    };

    /// <summary>State and holder of a ticket.</summary>
    internal sealed class HolderRow
    {
        public TicketStatus Status { get; init; }
        public Guid? BookingId { get; init; }
        public string? Kind { get; init; }
    }

    private sealed class SoldRow
    {
        public bool IsWithheld { get; init; }
        public int Generation { get; init; }
        public string? AttendeeName { get; init; }
    }

    private sealed class RecordedScan
    {
        public required string Outcome { get; init; }
        public required string TicketId { get; init; }
        public Guid BookingId { get; init; }
        public string? DecidedBy { get; init; }
        public string? Clamped { get; init; }
    }

    private sealed class AdmissionRow
    {
        public DateTimeOffset ScannedAt { get; init; }
        public required string DeviceId { get; init; }
        public string? DeviceName { get; init; }
    }
}
