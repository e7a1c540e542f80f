using Ticketing.Booking.Bookings;
using Ticketing.Booking.WaitingRoom;
using Ticketing.Booking.Waitlist;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Orders.CreateOrder;

/// <summary>
/// Takes an order: row PROCESSING and the seat request in one transaction, answered right after.
/// </summary>
internal sealed class CreateOrderUseCase(
    IEventDirectory directory, WaitingRoomAdmission admission, WaitlistGate gate, OrderWriter writer,
    OrderFromAllotment fromAllotment, TimeProvider clock)
{
    // The database keeps microseconds; the first answer must show the same time as later ones.
    private const long TicksOfDatabase = TimeSpan.TicksPerMicrosecond;

    public async Task<OrderOutcome> HandleAsync(
        UserId buyer, CreateOrderRequest request, string? idempotencyKey, CancellationToken ct)
    {
        if (IdempotencyKey.Check(idempotencyKey) is { } badKey)
        {
            return badKey;
        }
        var (eventId, wish, invalid) = request.Read();
        if (wish is null)
        {
            return invalid!;
        }
        if (await FindEventAsync(eventId, wish, ct) is not { } entry)
        {
            return BookingErrors.EventNotFound;
        }
        if (wish.Check(entry) is { } refusal)
        {
            return refusal;
        }
        if (request.AllotmentCode is { } code)
        {
            return await OrderAllottedAsync(buyer, entry, wish, code, idempotencyKey, ct);
        }
        if (entry.ExplainOutsideSale(clock.GetUtcNow()) is { } outside)
        {
            return outside;
        }
        if (await admission.ExplainRefusalAsync(entry, buyer, ct) is { } notAdmitted)
        {
            return notAdmitted;
        }
        if (wish.CheckPrice(entry) is { } dearer)
        {
            return await writer.FindEarlierAsync(buyer, idempotencyKey, wish.Fingerprint(eventId), ct) ?? dearer;
        }
        var sections = wish.Affordable(entry);
        if (!gate.IsOpen)
        {
            sections = [.. sections.Where(s => !wish.Pools(s).Any(pool => gate.IsClosed(eventId, pool)))];
        }
        if (sections.Count == 0)
        {
            return WaitlistErrors.WaitlistFirst;
        }
        var row = NewRow(buyer, entry, wish, sections);
        return await writer.WriteAsync(new PendingOrder(
            row,
            BookingEvents.SeatRequest(row),
            idempotencyKey,
            idempotencyKey is null ? null : wish.Fingerprint(eventId),
            entry.MaxSeatsPerPerson));
    }

    /// <summary>Seats that are kept for a code are ordered before the sale, and past waiting room and waitlist.</summary>
    private async Task<OrderOutcome> OrderAllottedAsync(
        UserId buyer, EventDirectoryEntry entry, SeatWish wish, string code, string? idempotencyKey,
        CancellationToken ct) =>
        entry.HasSaleEnded(clock.GetUtcNow()) ? BookingErrors.SaleEnded
        : wish.CheckPrice(entry) is { } dearer ? dearer
        : await fromAllotment.HandleAsync(
            NewRow(buyer, entry, wish, wish.Affordable(entry)), entry, wish, code, idempotencyKey, ct);

    /// <summary>
    /// The event, or null. A copy with another price than the buyer saw is made current first: either of them may be
    /// the older.
    /// </summary>
    private async ValueTask<EventDirectoryEntry?> FindEventAsync(EventId eventId, SeatWish wish, CancellationToken ct)
    {
        var entry = await directory.FindCurrentAsync(eventId, ct);
        if (entry is null || wish.SeesPriceOf(entry))
        {
            return entry;
        }
        await directory.CatchUpAsync(ct);
        return directory.Find(eventId);
    }

    private BookingRow NewRow(
        UserId buyer, EventDirectoryEntry entry, SeatWish wish, IReadOnlyList<SectionPlan> sections)
    {
        var ticks = clock.GetUtcNow().UtcTicks;
        var now = new DateTimeOffset(ticks - (ticks % TicksOfDatabase), TimeSpan.Zero);
        var manual = wish.Mode == SeatSelectionMode.Manual;
        return new BookingRow
        {
            Id = BookingId.New(now).Value,
            EventId = entry.Id.Value,
            BuyerId = buyer.Value,
            Channel = entry.Channel.Name,
            Section = sections[0].Name,
            SectionIndex = sections[0].Index,
            Preferences = SectionPreferences.Write(sections),
            Adjacent = wish.Adjacent,
            Accessible = wish.Accessible,
            Companions = wish.Companions,
            PriceCapMinor = wish.PriceCapMinor,
            PriceMinor = sections[0].PriceMinor,
            Subsection = wish.Subsection,
            Mode = manual ? BookingEvents.ModeManual : BookingEvents.ModeBestAvailable,
            WantedQuantity = wish.Quantity,
            Quantity = wish.Quantity,
            AllOrNothing = wish.AllOrNothing,
            WantedSeats = manual ? SeatsJson.Write(wish.Seats) : null,
            HoldSeconds = entry.HoldSeconds,
            PromisedStartsAt = entry.PromisedStart,
            PromisedRefundFeePercent = entry.Refunds.ByBuyer ? entry.Refunds.FeePercent : null,
            PromisedRefundsUntil = entry.Refunds.Until,
            PromisedRefundsFreeUntil = entry.Refunds.FreeUntil,
            Currency = entry.Currency,
            Status = BookingStatusNames.Processing,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }
}
