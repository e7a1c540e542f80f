using Ticketing.Booking.Bookings;
using Ticketing.Booking.Codes;
using Ticketing.Booking.Orders.EarlyPlaces;
using Ticketing.Booking.WaitingRoom;
using Ticketing.Booking.Waitlist;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Orders.CreateOrder;

/// <summary>
/// Takes an order: row PROCESSING and the seat request in one transaction, answered right after.
/// </summary>
internal sealed class CreateOrderUseCase(
    IEventDirectory directory, WaitingRoomAdmission admission, WaitlistGate gate, OrderCodes codes, EarlyPlaceClaims early,
    OrderWriter writer, OrderFromAllotment fromAllotment, TimeProvider clock)
{
    // The database keeps microseconds; the first answer must show the same time as later ones.
    private const long TicksOfDatabase = TimeSpan.TicksPerMicrosecond;

    public async Task<OrderOutcome> HandleAsync(
        UserId buyer, CreateOrderRequest request, string? idempotencyKey, CancellationToken ct, string? address = null)
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
        if (request.AllotmentCode is { } allotmentCode)
        {
            return await OrderAllottedAsync(buyer, entry, wish, allotmentCode, idempotencyKey, ct);
        }
        if (wish.CheckCompanionSeats(entry) is { } alone)
        {
            return alone;
        }
        var now = clock.GetUtcNow();
        if (entry.ExplainOutsideSale(now) is { } outside && !entry.IsPresale(now))
        {
            return outside;
        }
        var (code, noCode) = await codes.FindAsync(entry, wish, new CodeGuesser(buyer.Value, address), ct);
        if (noCode is not null)
        {
            // Its first request may have taken the last use, or come in time.
            return await writer.FindEarlierAsync(buyer, idempotencyKey, wish.Fingerprint(eventId), ct) ?? noCode;
        }
        // A pre-sale is before the room's draw: its code is the admission.
        if (!(entry.IsPresale(now) && entry.WaitingRoomMinutes is not null)
            && await admission.ExplainRefusalAsync(entry, buyer, ct) is { } notAdmitted)
        {
            return notAdmitted;
        }
        if (wish.CheckPrice(entry, HoldsNow) is { } dearer)
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
        var id = BookingId.New(clock.GetUtcNow());
        var prices = await PromiseAsync(id, entry, wish, sections, ct);
        var promise = code?.ToPromise();
        var row = NewRow(id, buyer, entry, wish, sections, prices, promise);
        return await writer.WriteAsync(new PendingOrder(
            row,
            BookingEvents.SeatRequest(row, prices, promise?.NameInFigures),
            idempotencyKey,
            idempotencyKey is null ? null : wish.Fingerprint(eventId),
            entry.MaxSeatsPerPerson,
            code?.ToState()));
    }

    /// <summary>Seats that are kept for a code are ordered before the sale, and past waiting room and waitlist.</summary>
    private async Task<OrderOutcome> OrderAllottedAsync(
        UserId buyer, EventDirectoryEntry entry, SeatWish wish, string code, string? idempotencyKey,
        CancellationToken ct)
    {
        if (entry.HasSaleEnded(clock.GetUtcNow()))
        {
            return BookingErrors.SaleEnded;
        }
        if (wish.CheckPrice(entry, HoldsNow) is { } dearer)
        {
            return dearer;
        }
        var sections = wish.Affordable(entry);
        var row = NewRow(
            BookingId.New(clock.GetUtcNow()), buyer, entry, wish, sections,
            OrderPrices.Promise(entry, sections, wish.Kinds, HoldsNow), null);
        return await fromAllotment.HandleAsync(row, entry, wish, code, idempotencyKey, ct);
    }

    /// <summary>
    /// The event, or null. A copy with another price than the buyer saw is made current first: either of them may be
    /// the older.
    /// </summary>
    private async ValueTask<EventDirectoryEntry?> FindEventAsync(EventId eventId, SeatWish wish, CancellationToken ct)
    {
        var entry = await directory.FindCurrentAsync(eventId, ct);
        if (entry is null || wish.SeesPriceOf(entry, HoldsNow))
        {
            return entry;
        }
        await directory.CatchUpAsync(ct);
        return directory.Find(eventId);
    }

    /// <summary>Null for an event whose sections have one price each; only first places ask the database.</summary>
    private async ValueTask<PromisedPrices?> PromiseAsync(
        BookingId id, EventDirectoryEntry entry, SeatWish wish, IReadOnlyList<SectionPlan> sections, CancellationToken ct)
    {
        if (EarlyPlaceClaims.For(entry, sections, wish.Category, clock.GetUtcNow()) is not { Count: > 0 } offers)
        {
            return OrderPrices.Promise(entry, sections, wish.Kinds, HoldsNow);
        }
        var claimed = await early.ClaimAsync(entry.Id, id, offers, wish.Quantity, ct);
        return OrderPrices.Promise(
            entry, sections, wish.Kinds, offer => HoldsNow(offer) || claimed.Contains(offer.Name));
    }

    /// <summary>Lower prices until a moment.</summary>
    private bool HoldsNow(EarlyBird offer) => offer.Places is null && clock.GetUtcNow() < offer.Until;

    private BookingRow NewRow(
        BookingId id, UserId buyer, EventDirectoryEntry entry, SeatWish wish, IReadOnlyList<SectionPlan> sections,
        PromisedPrices? prices, DiscountPromise? promise)
    {
        var ticks = clock.GetUtcNow().UtcTicks;
        var now = new DateTimeOffset(ticks - (ticks % TicksOfDatabase), TimeSpan.Zero);
        var manual = wish.Mode == SeatSelectionMode.Manual;
        return new BookingRow
        {
            Id = id.Value,
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
            PromisedPrices = OrderPrices.Write(prices),
            Category = wish.Category,
            Subsection = wish.Subsection,
            Mode = manual ? BookingEvents.ModeManual : BookingEvents.ModeBestAvailable,
            WantedQuantity = wish.Quantity,
            Quantity = wish.Quantity,
            // Of a party with a companion that pays nothing, nobody may be left out; and no companion seat goes alone.
            AllOrNothing = wish.AllOrNothing || prices?.Companions is not null || wish.NamesCompanionSeat(sections[0]),
            WantedSeats = manual ? SeatsJson.Write(wish.Seats) : null,
            HoldSeconds = entry.HoldSeconds,
            PromisedStartsAt = entry.PromisedStart,
            PromisedRefundFeePercent = entry.Refunds.ByBuyer ? entry.Refunds.FeePercent : null,
            PromisedRefundsUntil = entry.Refunds.Until,
            PromisedRefundsFreeUntil = entry.Refunds.FreeUntil,
            PromisedDiscount = promise is null ? null : DiscountPromise.Write(promise),
            Currency = entry.Currency,
            Status = BookingStatusNames.Processing,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }
}
