using Ticketing.Booking.Bookings;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Resale;

/// <summary>
/// Puts offered tickets into somebody's hand: a booking PENDING_PAYMENT whose seats are still the giver's. The caller has
/// locked the giver's booking, which whoever offers, takes, sells or withdraws its tickets locks first.
/// </summary>
internal sealed class ResaleTaking(TimeProvider clock)
{
    /// <summary>Without it two people take one ticket, or one takes what its giver withdraws.</summary>
    internal const string LockGuard = "FOR UPDATE";

    private const string Lock = $"SELECT {BookingRow.Columns} FROM bookings b WHERE b.id = @id {LockGuard}";

    private const string OfOffer = $"""
        SELECT {ResaleTicketRow.Columns} FROM resale_tickets t WHERE t.offer_id = @offerId ORDER BY {ResaleTicketRow.Order}
        FOR UPDATE OF t
        """;

    private const string Take = "UPDATE resale_tickets SET taken_by = @bookingId WHERE id = ANY (@ids) AND state = 'OFFERED'";

    private const string Insert = """
        INSERT INTO bookings
            (id, event_id, buyer_id, channel, section, section_index, mode, wanted_quantity, quantity, all_or_nothing,
             wanted_seats, seats, total_minor, price_minor, hold_seconds, hold_expires_at, currency, status, created_at,
             updated_at, promised_starts_at, promised_refund_fee_percent, promised_refunds_until,
             promised_refunds_free_until, purpose, taken_from, resale_fee_percent)
        VALUES (@Id, @EventId, @BuyerId, @Channel, @Section, @SectionIndex, @Mode, @Quantity, @Quantity, true,
             @WantedSeats::jsonb, @Seats::jsonb, @TotalMinor, @PriceMinor, @HoldSeconds, @HoldExpiresAt, @Currency, @Status,
             @CreatedAt, @UpdatedAt, @PromisedStartsAt, @PromisedRefundFeePercent, @PromisedRefundsUntil,
             @PromisedRefundsFreeUntil, @Purpose, @TakenFrom, @ResaleFeePercent)
        """;

    /// <summary>The giver's booking, locked until the end of the transaction.</summary>
    public static Task<BookingRow?> LockGiverAsync(DatabaseTransaction transaction, Guid bookingId, CancellationToken ct) =>
        transaction.FindAsync<BookingRow>(Lock, new { id = bookingId }, ct);

    public static Task<IReadOnlyList<ResaleTicketRow>> OfOfferAsync(
        DatabaseTransaction transaction, Guid offerId, CancellationToken ct) =>
        transaction.QueryAsync<ResaleTicketRow>(OfOffer, new { offerId }, ct);

    /// <summary>Those of the tickets that the giver still has to give.</summary>
    public static IReadOnlyList<ResaleTicketRow> FreeOf(BookingRow giver, IReadOnlyList<ResaleTicketRow> tickets)
    {
        if (giver.State != BookingStatus.Paid)
        {
            return [];
        }
        var live = giver.LiveSeats.Select(s => s.Position).ToHashSet();
        return [.. tickets.Where(t => t.IsFree && live.Contains(t.Position))];
    }

    /// <summary>A booking of these tickets, which all are of one offer and free.</summary>
    public async Task<BookingRow> TakeAsync(
        DatabaseTransaction transaction, EventDirectoryEntry entry, BookingRow giver,
        IReadOnlyList<ResaleTicketRow> tickets, Guid buyer, CancellationToken ct)
    {
        var row = BookingOf(entry, giver, tickets, buyer, SellerBookings.Now(clock));
        await transaction.ExecuteAsync(Insert, row, ct);
        var ids = tickets.Select(t => t.Id).ToArray();
        if (await transaction.ExecuteAsync(Take, new { bookingId = row.Id, ids }, ct) != ids.Length)
        {
            throw new InvalidOperationException("A ticket changed although its giver's booking is locked.");
        }
        return row;
    }

    private static BookingRow BookingOf(
        EventDirectoryEntry entry, BookingRow giver, IReadOnlyList<ResaleTicketRow> tickets, Guid buyer, DateTimeOffset now)
    {
        List<PricedSeat> seats = [.. tickets.Select(t => t.Seat)];
        return new BookingRow
        {
            Id = BookingId.New(now).Value,
            EventId = giver.EventId,
            BuyerId = buyer,
            Channel = giver.Channel,
            Section = giver.Section,
            SectionIndex = giver.SectionIndex,
            Mode = BookingEvents.ModeManual,
            WantedQuantity = seats.Count,
            Quantity = seats.Count,
            AllOrNothing = true,
            WantedSeats = SeatsJson.Write([.. seats.Select(s => s.Position)]),
            Seats = SeatsJson.Write(seats),
            TotalMinor = seats.Sum(s => s.PriceMinor),
            PriceMinor = seats[0].PriceMinor,
            HoldSeconds = entry.HoldSeconds,
            HoldExpiresAt = now.AddSeconds(entry.HoldSeconds),
            Currency = giver.Currency,
            Status = BookingStatusNames.PendingPayment,
            CreatedAt = now,
            UpdatedAt = now,
            PromisedStartsAt = entry.PromisedStart,
            PromisedRefundFeePercent = entry.Refunds.ByBuyer ? entry.Refunds.FeePercent : null,
            PromisedRefundsUntil = entry.Refunds.Until,
            PromisedRefundsFreeUntil = entry.Refunds.FreeUntil,
            Purpose = BookingPurposes.Resale,
            TakenFrom = giver.Id,
            ResaleFeePercent = tickets[0].FeePercent,
        };
    }
}
