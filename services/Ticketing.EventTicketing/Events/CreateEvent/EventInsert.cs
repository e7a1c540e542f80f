using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Plans.Geometry;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Events.CreateEvent;

/// <summary>Writes event and plan under the next directory version, in one round trip.</summary>
internal static class EventInsert
{
    private const string InsertEvent =
        """
        WITH version AS (UPDATE event_directory_version SET value = value + 1 RETURNING value)
        INSERT INTO events (event_id, seller_id, name, description, venue, starts_at, currency, hold_seconds,
                            max_tickets_per_order, status, channel, price_from, price_to, seats_total, created_at,
                            time_zone, refunds_by_buyer, refunds_until, refund_fee_percent, refunds_free_until,
                            hold_extension_seconds, allows_waitlist, sale_ends_at,
                            max_seats_per_person, sale_starts_at, waiting_room_minutes, venue_id, production_id,
                            has_drawing, series_id, is_draft, pricing, presale_starts_at, directory_version)
        SELECT @EventId, @SellerId, @Name, @Description, @Venue, @StartsAt, @Currency, @HoldSeconds,
               @MaxTicketsPerOrder, @Status, @Channel, @PriceFrom, @PriceTo, @SeatsTotal, @CreatedAt,
               @TimeZone, @RefundsByBuyer, @RefundsUntil::timestamptz, @RefundFeePercent, @RefundsFreeUntil::timestamptz,
               @HoldExtensionSeconds, @AllowsWaitlist, @SaleEndsAt::timestamptz, @MaxSeatsPerPerson::integer,
               @SaleStartsAt::timestamptz, @WaitingRoomMinutes::integer, @VenueId::bigint, @ProductionId::bigint,
               @HasDrawing, @SeriesId::uuid, @IsDraft, @Pricing::jsonb, @PresaleStartsAt::timestamptz,
               version.value FROM version
        """;

    private const string InsertSections =
        """
        INSERT INTO event_sections (event_id, section_index, name, price, seats_total, subsections)
        SELECT @EventId, * FROM unnest(@Indexes, @Names, @Prices, @Seats, @Subsections::jsonb[])
        """;

    private const string InsertDrawing =
        "INSERT INTO event_drawings (event_id, drawing) SELECT @EventId, @Drawing::jsonb WHERE @Drawing IS NOT NULL";

    /// <summary>
    /// Conflicts with nothing but the deletion of the account, which waits and then sees the event; or it was first, and
    /// this waits and finds the account deleted. Events of a test have a seller without an account.
    /// </summary>
    private const string IsSellerGone =
        "SELECT deleted_at IS NOT NULL FROM users WHERE user_id = @SellerId FOR KEY SHARE";

    /// <summary>Whether the seller's account is deleted. If not, it stays until the transaction ends.</summary>
    public static Task<bool> IsSellerGoneAsync(DatabaseTransaction transaction, Guid seller, CancellationToken ct) =>
        transaction.FindAsync<bool>(IsSellerGone, new { SellerId = seller }, ct);

    public static Task ExecuteAsync(
        DatabaseTransaction transaction, EventRow row, IReadOnlyList<SectionPlan> sections, PlanDrawing? drawing,
        CancellationToken ct) =>
        transaction.ExecuteBatchAsync(
            [
                new(InsertEvent, row),
                new(InsertDrawing, new { row.EventId, Drawing = drawing?.Write() }),
                new(InsertSections, new
                {
                    row.EventId,
                    Indexes = sections.Select(s => s.Index).ToArray(),
                    Names = sections.Select(s => s.Name).ToArray(),
                    Prices = sections.Select(s => s.PriceMinor).ToArray(),
                    Seats = sections.Select(s => s.Seats).ToArray(),
                    Subsections = sections.Select(s => SubsectionsColumn.Write(s.Subsections)).ToArray(),
                }),
            ],
            ct);
}
