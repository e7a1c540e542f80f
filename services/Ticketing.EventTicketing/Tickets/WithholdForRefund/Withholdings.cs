using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Tickets.WithholdForRefund;

/// <summary>
/// Keeps tickets out of the door while their buyer's refund is made. Each request is a transaction that locks the
/// tickets' rows, as a scan does: a ticket is either used or withheld, never both.
/// </summary>
internal sealed class Withholdings(Database database, TimeProvider time)
{
    /// <summary>
    /// Withholds all of the tickets, or none if some have let somebody in or were transferred: then it returns those.
    /// </summary>
    public async Task<TicketsWithheld> WithholdAsync(WithholdTickets request, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        await transaction.ExecuteAsync(WithholdStatements.LockTickets, ParametersOf(request), ct);
        var kept = await WithholdLockedAsync(transaction, request, ct);
        await transaction.CommitAsync(ct);
        return kept;
    }

    /// <summary>What <see cref="WithholdAsync"/> does while it holds the tickets' locks.</summary>
    internal async Task<TicketsWithheld> WithholdLockedAsync(
        DatabaseTransaction transaction, WithholdTickets request, CancellationToken ct)
    {
        // A statement after the lock: it sees what was committed while the lock was waited for.
        var parameters = ParametersOf(request);
        var used = await transaction.QueryAsync<string>(WithholdStatements.ReadUsed, parameters, ct);
        var transferred = await transaction.QueryAsync<string>(WithholdStatements.ReadTransferred, parameters, ct);
        var kept = new TicketsWithheld(
            [.. used.Select(text => TicketId.TryParse(text, out var ticket) ? ticket.Seat : (SeatPosition?)null)
                .OfType<SeatPosition>()],
            SeatList.Read(string.Join(',', transferred)),
            request.IsMove && await transaction.FindAsync<bool>(WithholdStatements.AreOfRefund, parameters, ct));
        if (kept.AreWithheld && !request.AsksOnly)
        {
            await transaction.ExecuteAsync(WithholdStatements.Insert, parameters, ct);
        }

        return kept;
    }

    /// <summary>The refund was refused: its tickets are good again. Does nothing when it withholds none.</summary>
    public async Task LiftAsync(Guid refundId, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        var lifted = await transaction.QueryAsync<LiftedRow>(
            WithholdStatements.Lift, new { RefundId = refundId }, ct);
        foreach (var booking in lifted.GroupBy(l => (l.EventId, l.BookingId)))
        {
            await transaction.ExecuteAsync(
                WithholdStatements.Readmit,
                new
                {
                    booking.Key.EventId, booking.Key.BookingId,
                    TicketIds = booking.Select(l => l.TicketId).ToArray(),
                },
                ct);
        }

        await transaction.CommitAsync(ct);
    }

    private object ParametersOf(WithholdTickets request) => new
    {
        EventId = request.EventId.Value,
        request.Section,
        Subsections = request.Seats.Select(s => (short)s.Subsection).ToArray(),
        Rows = request.Seats.Select(s => (short)s.Row).ToArray(),
        Seats = request.Seats.Select(s => (short)s.Seat).ToArray(),
        TicketIds = request.Seats.Select(s => new TicketId(request.EventId, request.Section, s).ToString()).ToArray(),
        BookingId = request.BookingId.Value,
        request.RefundId,
        Now = time.GetUtcNow(),
    };

    private sealed class LiftedRow
    {
        public long EventId { get; init; }
        public Guid BookingId { get; init; }
        public required string TicketId { get; init; }
    }
}
