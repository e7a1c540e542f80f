using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Limits;
using Ticketing.Booking.Refunds;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Resale;

/// <summary>
/// Takes offered tickets in hand, as an order that waits for its payment. Nothing changes for the giver by it: the tickets
/// are theirs until the order is paid.
/// </summary>
internal sealed class BuyUseCase(
    Database database, ResaleStore resale, ResaleTaking taking, IEventDirectory directory, SeatLimit seatLimit,
    HoldReleases releases, HoldMirror holds, OrderChanges changes, TimeProvider clock)
{
    private const string Find = "SELECT booking_id FROM resale_tickets WHERE offer_id = @offerId LIMIT 1";

    private const string IsNotBlocked = $"""
        SELECT {HoldReleases.NotBlocked}
        FROM (SELECT @eventId::bigint AS event_id, @buyer::uuid AS buyer_id, @now::timestamptz AS created_at) n
        """;

    private const string ReadHeld = $"""
        SELECT {BookingRow.Columns} FROM bookings b
        WHERE b.id = @id AND b.buyer_id = @buyer AND b.status IN ('PENDING_PAYMENT', 'PAID')
        """;

    /// <summary>The order; the same one for who asks again for tickets that they have in hand.</summary>
    /// <param name="buyer">Who buys.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="offerId">Which offer.</param>
    /// <param name="seats">Which of its tickets; null for all that are there.</param>
    /// <param name="ct">Cancels what is not committed.</param>
    public async Task<OrderOutcome> HandleAsync(
        UserId buyer, EventId eventId, Guid offerId, IReadOnlyList<SeatPosition>? seats, CancellationToken ct)
    {
        if (await directory.FindCurrentAsync(eventId, ct) is not { } entry)
        {
            return BookingErrors.EventNotFound;
        }
        var now = clock.GetUtcNow();
        if (ResaleRules.Explain(entry, await resale.FindTermsAsync(eventId.Value, ct), now) is { } closed)
        {
            return closed;
        }
        await using var transaction = await database.BeginAsync(ct);
        if (await transaction.FindAsync<Guid?>(Find, new { offerId }, ct) is not { } giverId)
        {
            return ResaleErrors.OfferNotFound;
        }
        // The person before the giver: as everywhere, limits are locked before bookings.
        var held = entry.MaxSeatsPerPerson is null
            ? 0
            : (await seatLimit.LockAndCountAsync(transaction, [new(eventId.Value, buyer.Value)], ct)).Values.Single();
        var giver = (await ResaleTaking.LockGiverAsync(transaction, giverId, ct))!;
        var offered = await ResaleTaking.OfOfferAsync(transaction, offerId, ct);
        if (giver.EventId != eventId.Value)
        {
            return ResaleErrors.OfferNotFound;
        }
        if (giver.BuyerId == buyer.Value)
        {
            return ResaleErrors.OwnTickets;
        }
        List<ResaleTicketRow> wanted = [.. offered.Where(t => seats?.Contains(t.Position) != false)];
        if (await FindHeldAsync(transaction, wanted, buyer, ct) is { } before)
        {
            return before;
        }
        List<ResaleTicketRow> free = [.. ResaleTaking.FreeOf(giver, wanted).Where(t => t.PublicAt is not null)];
        if (free.Count == 0 || (seats is not null && free.Count != seats.Distinct().Count()))
        {
            return ResaleErrors.Gone;
        }
        if ((Explain(entry, giver, free, held) ?? await ExplainReleasesAsync(transaction, entry, buyer, now, ct)) is { } no)
        {
            return no;
        }
        var row = await taking.TakeAsync(transaction, entry, giver, free, buyer.Value, ct);
        await transaction.CommitAsync(ct);
        holds.Add([row]);
        changes.Publish([row]);
        return row;
    }

    private static Refusal? Explain(
        EventDirectoryEntry entry, BookingRow giver, List<ResaleTicketRow> tickets, long held) =>
        tickets.Count > entry.MaxTicketsPerBooking ? BookingErrors.QuantityOutOfRange
        : entry.MaxSeatsPerPerson is { } max && held + tickets.Count > max ? LimitErrors.SeatLimit(max, held)
        : RefundRules.CheckTables(entry, giver.Section, [.. tickets.Select(t => t.Position)])
            ?? ResaleRules.CheckCompanions(entry, giver.Section, [.. tickets.Select(t => t.Position)]);

    private async Task<Refusal?> ExplainReleasesAsync(
        DatabaseTransaction transaction, EventDirectoryEntry entry, UserId buyer, DateTimeOffset now, CancellationToken ct) =>
        await transaction.FindAsync<bool>(IsNotBlocked, new { eventId = entry.Id.Value, buyer = buyer.Value, now }, ct)
            ? null
            : await releases.ExplainAsync(new EventBuyer(entry.Id.Value, buyer.Value), ct);

    /// <summary>The order by which the buyer has these very tickets in hand, or bought them.</summary>
    private static async Task<BookingRow?> FindHeldAsync(
        DatabaseTransaction transaction, List<ResaleTicketRow> wanted, UserId buyer, CancellationToken ct)
    {
        Guid[] holders = [.. wanted.Where(t => t.IsInHand).Select(t => t.TakenBy!.Value).Distinct()];
        if (holders is not [var one] || wanted.Any(t => t.IsFree))
        {
            return null;
        }
        return await transaction.FindAsync<BookingRow>(ReadHeld, new { id = one, buyer = buyer.Value }, ct);
    }
}
