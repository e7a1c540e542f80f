using Ticketing.Contracts;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Bookings;

/// <summary>Which seats a seller wants of a section.</summary>
/// <param name="Section">The section.</param>
/// <param name="Quantity">How many seats; of named ones their number.</param>
/// <param name="Seats">Named seats; null for the best.</param>
/// <param name="Subsection">The best of this subsection alone; null for the whole section.</param>
/// <param name="AllOrNothing">False: as many as found counts.</param>
internal sealed record SellerWish(
    SectionPlan Section, int Quantity, IReadOnlyList<SeatPosition>? Seats, int? Subsection, bool AllOrNothing)
{
    /// <summary>True of seats that the best may be; null: any.</summary>
    public Func<SeatPosition, bool>? Allows { get; init; }
}

/// <summary>Makes bookings that no buyer ordered. They live as orders do: asked of the seat engine, answered once.</summary>
internal static class SellerBookings
{
    private const string Insert = """
        INSERT INTO bookings
            (id, event_id, buyer_id, channel, section, section_index, subsection, mode, wanted_quantity, quantity,
             all_or_nothing, wanted_seats, hold_seconds, currency, status, created_at, updated_at, price_minor,
             promised_prices, promised_starts_at, purpose, taken_from)
        VALUES (@Id, @EventId, @BuyerId, @Channel, @Section, @SectionIndex, @Subsection, @Mode, @WantedQuantity,
                @Quantity, @AllOrNothing, @WantedSeats::jsonb, @HoldSeconds, @Currency, @Status, @CreatedAt, @UpdatedAt,
                @PriceMinor, @PromisedPrices, @PromisedStartsAt, @Purpose, @TakenFrom)
        """;

    /// <summary>
    /// A booking that asks for these seats; <paramref name="priceMinor"/> is what each costs, unless <paramref name="prices"/>
    /// say what seats of a category do.
    /// </summary>
    public static BookingRow New(
        EventDirectoryEntry entry, SellerWish wish, Guid buyer, string purpose, int holdSeconds, long priceMinor,
        DateTimeOffset now, Guid? takenFrom = null, PromisedPrices? prices = null, Guid? id = null) => new()
        {
            Id = id ?? BookingId.New(now).Value,
            EventId = entry.Id.Value,
            BuyerId = buyer,
            Channel = entry.Channel.Name,
            Section = wish.Section.Name,
            SectionIndex = wish.Section.Index,
            Subsection = wish.Subsection,
            Mode = wish.Seats is null ? BookingEvents.ModeBestAvailable : BookingEvents.ModeManual,
            WantedQuantity = wish.Quantity,
            Quantity = wish.Quantity,
            AllOrNothing = wish.AllOrNothing,
            WantedSeats = wish.Seats is null ? null : SeatsJson.Write(wish.Seats),
            HoldSeconds = holdSeconds,
            Currency = entry.Currency,
            Status = BookingStatusNames.Processing,
            CreatedAt = now,
            UpdatedAt = now,
            PriceMinor = priceMinor,
            PromisedPrices = OrderPrices.Write(prices),
            PromisedStartsAt = entry.PromisedStart,
            Purpose = purpose,
            TakenFrom = takenFrom,
        };

    /// <summary>Writes a booking and its request to the seat engine.</summary>
    public static async Task InsertAsync(DatabaseTransaction transaction, BookingRow row, CancellationToken ct)
    {
        await transaction.ExecuteAsync(Insert, row, ct);
        await transaction.PublishAsync([BookingEvents.SeatRequest(row)], ct);
    }

    /// <summary>The present, as exact as the database keeps it.</summary>
    public static DateTimeOffset Now(TimeProvider clock)
    {
        var ticks = clock.GetUtcNow().UtcTicks;
        return new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }
}
