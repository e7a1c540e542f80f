using System.Globalization;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Refunds;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Resale;

/// <summary>
/// Offers tickets of a buyer to other people, and withdraws offers. Nothing changes for a ticket by being offered.
/// </summary>
internal sealed class OfferUseCase(
    Database database, BookingStore store, ResaleStore resale, IEventDirectory directory, ITicketsAtDoor door,
    TimeProvider clock)
{
    // Offered before: the same offer again is the same.
    private const string Insert = """
        INSERT INTO resale_tickets (id, offer_id, booking_id, event_id, section, subsection, row_number, seat_number, priced,
                                    fee_percent, state, offered_at)
        SELECT u.id, @offerId, @bookingId, @eventId, @section, u.subsection, u.row_number, u.seat_number, u.priced,
               @feePercent, 'OFFERED', @now
        FROM unnest(@ids, @subsections, @rows, @seats, @priced::jsonb[])
            AS u (id, subsection, row_number, seat_number, priced)
        ON CONFLICT (booking_id, subsection, row_number, seat_number) WHERE state IN ('OFFERED', 'SELLING') DO NOTHING
        """;

    private const string Withdraw = """
        UPDATE resale_tickets t SET state = 'WITHDRAWN', ended_at = @now
        FROM unnest(@subsections, @rows, @seats) AS u (subsection, row_number, seat_number)
        WHERE t.booking_id = @bookingId AND t.subsection = u.subsection AND t.row_number = u.row_number
          AND t.seat_number = u.seat_number AND t.state = 'OFFERED'
        """;

    /// <summary>Null when these seats of the order are offered now; else why not, and then none is.</summary>
    public async Task<Refusal?> OfferAsync(
        UserId caller, Guid orderId, IReadOnlyList<SeatPosition> seats, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await ExplainAsync(caller, orderId, seats, now, ct) is { } refusal)
        {
            return refusal;
        }
        await using var transaction = await database.BeginAsync(ct);
        var row = (await ResaleTaking.LockGiverAsync(transaction, orderId, ct))!;
        var entry = directory.Find(new EventId(row.EventId));
        var terms = await resale.FindTermsAsync(row.EventId, ct);
        if ((ResaleRules.Explain(entry, terms, now) ?? ResaleRules.Explain(row) ?? ResaleRules.Explain(entry!, row, seats))
            is { } no)
        {
            return no;
        }
        var open = (await transaction.QueryAsync<string>(RefundOpener.OpenSeats, new { bookingId = row.Id }, ct))
            .SelectMany(json => SeatsJson.ReadPositions(json));
        if (open.Intersect(seats).Any())
        {
            return ResaleErrors.NotAllowed with { Detail = "One of these tickets is being given back." };
        }
        await InsertAsync(transaction, row, seats, terms!.FeePercent, now, ct);
        await transaction.AppendAsync(EntryOf("resale-offered", row, entry!, seats.Count), now, ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <summary>Null when none of these seats is offered any more; all of the order's that are offered, without seats.</summary>
    public async Task<Refusal?> WithdrawAsync(
        UserId caller, Guid orderId, IReadOnlyList<SeatPosition>? seats, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(ct);
        if (await ResaleTaking.LockGiverAsync(transaction, orderId, ct) is not { } row)
        {
            return BookingErrors.OrderNotFound;
        }
        if (row.BuyerId != caller.Value)
        {
            return BookingErrors.NotYourOrder;
        }
        var wanted = (await ResaleStore.OfBookingAsync(transaction, orderId, ct))
            .Where(t => t.State is ResaleState.Offered or ResaleState.Selling && seats?.Contains(t.Position) != false).ToList();
        if (wanted.Any(t => !t.IsFree))
        {
            return ResaleErrors.InHand;
        }
        if (wanted.Count == 0)
        {
            return null;
        }
        await transaction.ExecuteAsync(
            Withdraw,
            new
            {
                bookingId = orderId,
                subsections = wanted.Select(t => t.Position.Subsection).ToArray(),
                rows = wanted.Select(t => t.Position.Row).ToArray(),
                seats = wanted.Select(t => t.Position.Seat).ToArray(),
                now,
            },
            ct);
        await transaction.AppendAsync(
            EntryOf("resale-withdrawn", row, directory.Find(new EventId(row.EventId)), wanted.Count), now, ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <summary>
    /// Refuses what can be refused before anything is locked. The door is asked so that its "no" comes now: what becomes of the
    /// ticket later is decided when it is sold.
    /// </summary>
    private async Task<Refusal?> ExplainAsync(
        UserId caller, Guid orderId, IReadOnlyList<SeatPosition> seats, DateTimeOffset now, CancellationToken ct)
    {
        if (await store.FindAsync(orderId, ct) is not { } row)
        {
            return BookingErrors.OrderNotFound;
        }
        if (row.BuyerId != caller.Value)
        {
            return BookingErrors.NotYourOrder;
        }
        var entry = directory.Find(new EventId(row.EventId));
        if ((ResaleRules.Explain(entry, await resale.FindTermsAsync(row.EventId, ct), now) ?? ResaleRules.Explain(row)
            ?? ResaleRules.Explain(entry!, row, seats)) is { } refusal)
        {
            return refusal;
        }
        var question = new OpenRefund(
            Guid.CreateVersion7(now), row.Id, Guid.Empty, null, 0, row.Currency, CancellationReasons.Resold, row.EventId,
            row.Section, seats);
        var kept = await door.AskAsync(question, ct);
        return kept.AreWithheld ? null : kept.Used.Count > 0 ? RefundErrors.TicketUsed : RefundErrors.TicketTransferred;
    }

    private static Task<int> InsertAsync(
        DatabaseTransaction transaction, BookingRow row, IReadOnlyList<SeatPosition> seats, int feePercent,
        DateTimeOffset now, CancellationToken ct)
    {
        var offered = row.LiveSeats.Where(s => seats.Contains(s.Position)).ToList();
        return transaction.ExecuteAsync(
            Insert,
            new
            {
                offerId = Guid.CreateVersion7(now),
                bookingId = row.Id,
                eventId = row.EventId,
                section = row.Section,
                ids = offered.Select(_ => Guid.CreateVersion7(now)).ToArray(),
                subsections = offered.Select(s => s.Subsection).ToArray(),
                rows = offered.Select(s => s.Row).ToArray(),
                seats = offered.Select(s => s.Seat).ToArray(),
                priced = offered.Select(s => SeatsJson.Write([s])).ToArray(),
                feePercent,
                now,
            },
            ct);
    }

    private static AuditEntry EntryOf(string kind, BookingRow row, EventDirectoryEntry? entry, int tickets) =>
        new(kind, AuditActor.User(row.BuyerId))
        {
            SellerId = entry?.SellerId.Value, EventId = row.EventId, OrderId = row.Id,
            Details = new Dictionary<string, string> { ["tickets"] = tickets.ToString(CultureInfo.InvariantCulture) },
        };
}
