using Ticketing.Booking.Bookings;
using Ticketing.Booking.Waitlist.AuditWaitlist;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Waitlist.ServeWaitlist;

/// <summary>What one pass reads and writes, inside its transaction and under the event's lock.</summary>
internal sealed class PassWriter(
    DatabaseTransaction transaction, EventDirectoryEntry plan, BookingOptions options, DateTimeOffset now)
{
    private const string Line = $"""
        SELECT {WaitlistEntryRow.Columns} FROM waitlist_entries w
        WHERE w.event_id = @eventId AND w.state IN ('WAITING', 'OFFERED') ORDER BY w.number LIMIT @limit
        """;

    // The map is up to a tick old and may still show as free what was promised a moment ago.
    private const string Promised = """
        SELECT section, wanted_seats FROM bookings
        WHERE event_id = @eventId AND waitlist_entry IS NOT NULL
          AND (status IN ('PROCESSING', 'PENDING_PAYMENT') OR (status = 'PAID' AND paid_at > @since))
        """;

    private const string Offer = """
        UPDATE waitlist_entries w
        SET state = 'OFFERED', booking_id = o.booking_id, reason = NULL, updated_at = @now, worked_until = '-infinity'
        FROM unnest(@ids, @bookings) AS o (id, booking_id) WHERE w.id = o.id AND w.state = 'WAITING'
        """;

    private const string Book = """
        INSERT INTO bookings
            (id, event_id, buyer_id, channel, section, section_index, mode, wanted_quantity, quantity, all_or_nothing,
             wanted_seats, hold_seconds, currency, status, created_at, updated_at, repeat_at, waitlist_entry,
             price_minor, promised_starts_at, promised_refund_fee_percent, promised_refunds_until,
             promised_refunds_free_until, promised_prices)
        SELECT n.id, @eventId, n.buyer_id, @channel, n.section, n.section_index, 'manual', n.quantity, n.quantity, true,
               n.wanted_seats, @holdSeconds, @currency, 'PROCESSING', @now, @now, @repeatAt, n.entry,
               n.price_minor, @startsAt::timestamptz, @feePercent::integer, @refundsUntil::timestamptz,
               @refundsFreeUntil::timestamptz, n.promised_prices
        FROM unnest(
            @ids, @buyers, @sections, @sectionIndexes, @quantities, @seats::jsonb[], @entries, @prices, @tables)
            AS n (id, buyer_id, section, section_index, quantity, wanted_seats, entry, price_minor, promised_prices)
        """;

    private const string Sections = """
        WITH gone AS (
            DELETE FROM waitlist_sections
            WHERE event_id = @eventId AND NOT (section, accessible) IN (SELECT * FROM unnest(@names, @accessible))
        )
        INSERT INTO waitlist_sections (event_id, section, accessible, is_open)
        SELECT @eventId, * FROM unnest(@names, @accessible, @open)
        ON CONFLICT (event_id, section, accessible) DO UPDATE SET is_open = excluded.is_open
        """;

    private const string NextPass = "SELECT nextval('waitlist_passes')";

    private static readonly TimeSpan MapMayLag = TimeSpan.FromSeconds(10);

    /// <summary>All who wait or have an offer, in the order of joining.</summary>
    public Task<IReadOnlyList<WaitlistEntryRow>> ReadLineAsync(CancellationToken ct) =>
        transaction.QueryAsync<WaitlistEntryRow>(
            Line, new { eventId = plan.Id.Value, limit = options.WaitlistMax }, ct);

    /// <summary>Seats that the waitlist promised and that may still look free.</summary>
    public Task<IReadOnlyList<PromisedSeats>> ReadPromisedAsync(CancellationToken ct) =>
        transaction.QueryAsync<PromisedSeats>(
            Promised, new { eventId = plan.Id.Value, since = now - MapMayLag }, ct);

    /// <summary>Writes the decisions: audit, entries, bookings and seat requests.</summary>
    public async Task WriteAsync(
        IReadOnlyList<WaitlistDecision> decisions, IReadOnlyList<WaitlistEntryRow> line, WaitlistAuditDetail basis,
        CancellationToken ct)
    {
        var buyers = line.ToDictionary(e => e.Id, e => e.BuyerId);
        List<(WaitlistDecision Decision, BookingRow Row)> offers =
            [.. decisions.Where(d => d.IsOffer).Select(d => (d, BookingOf(d, buyers[d.Entry.Id])))];
        var bookings = offers.ToDictionary(o => o.Decision.Entry.Id, o => o.Row.Id);
        await NoteAsync(decisions, bookings, basis, ct);
        if (offers.Count == 0)
        {
            return;
        }
        await BookAsync([.. offers.Select(o => o.Row)], [.. offers.Select(o => o.Decision.Entry.Id)], ct);
        await transaction.PublishAsync([.. offers.Select(o => BookingEvents.SeatRequest(o.Row))], ct);
    }

    /// <summary>Writes the audit of a pass, and which booking each entry is offered.</summary>
    public async Task NoteAsync(
        IReadOnlyList<WaitlistDecision> decisions, Dictionary<Guid, Guid> bookings, WaitlistAuditDetail basis,
        CancellationToken ct)
    {
        var pass = await transaction.FindAsync<long>(NextPass, null, ct);
        List<WaitlistNote> notes = [new(WaitlistEvents.Pass, Detail: basis)];
        notes.AddRange(decisions.Select(d => NoteOf(d, bookings)));
        await WaitlistLine.AuditAsync(transaction, plan.Id.Value, now, notes, ct, pass);
        if (bookings.Count == 0)
        {
            return;
        }
        var offered = await transaction.ExecuteAsync(
            Offer, new { ids = bookings.Keys.ToArray(), bookings = bookings.Values.ToArray(), now }, ct);
        if (offered != bookings.Count)
        {
            throw new InvalidOperationException("An entry changed although the event's lock is held.");
        }
    }

    /// <summary>Closes the wanted sections to ordinary orders, apart from the open ones; all others are free.</summary>
    public Task WriteSectionsAsync(SeatPool[] wanted, IReadOnlySet<SeatPool> open, CancellationToken ct) =>
        transaction.ExecuteAsync(
            Sections,
            new
            {
                eventId = plan.Id.Value,
                names = wanted.Select(w => w.Section).ToArray(),
                accessible = wanted.Select(w => w.Accessible).ToArray(),
                open = wanted.Select(open.Contains).ToArray(),
            },
            ct);

    private Task<int> BookAsync(IReadOnlyList<BookingRow> rows, Guid[] entries, CancellationToken ct) =>
        transaction.ExecuteAsync(
            Book,
            new
            {
                eventId = plan.Id.Value,
                channel = plan.Channel.Name,
                holdSeconds = plan.HoldSeconds,
                currency = plan.Currency,
                startsAt = plan.PromisedStart,
                feePercent = plan.Refunds.ByBuyer ? plan.Refunds.FeePercent : (int?)null,
                refundsUntil = plan.Refunds.Until,
                refundsFreeUntil = plan.Refunds.FreeUntil,
                now,
                repeatAt = now + options.RedriveAfter,
                ids = rows.Select(r => r.Id).ToArray(),
                buyers = rows.Select(r => r.BuyerId).ToArray(),
                sections = rows.Select(r => r.Section).ToArray(),
                sectionIndexes = rows.Select(r => r.SectionIndex).ToArray(),
                quantities = rows.Select(r => r.Quantity).ToArray(),
                seats = rows.Select(r => r.WantedSeats).ToArray(),
                entries,
                prices = rows.Select(r => r.PriceMinor).ToArray(),
                tables = rows.Select(r => r.PromisedPrices).ToArray(),
            },
            ct);

    private static WaitlistNote NoteOf(WaitlistDecision decision, Dictionary<Guid, Guid> bookings) =>
        decision.IsOffer
            ? new WaitlistNote(
                WaitlistEvents.Offered,
                decision.Entry.Id,
                decision.Entry.Number,
                bookings[decision.Entry.Id],
                Detail: new WaitlistAuditDetail(
                    Section: decision.Section,
                    Seats: [.. decision.Seats.Select(s => new[] { s.Subsection, s.Row, s.Seat })]))
            : new WaitlistNote(
                WaitlistEvents.PassedOver, decision.Entry.Id, decision.Entry.Number, Reason: decision.Reason);

    private BookingRow BookingOf(WaitlistDecision decision, Guid buyer) => new()
    {
        Id = BookingId.New(now).Value,
        EventId = plan.Id.Value,
        BuyerId = buyer,
        Channel = plan.Channel.Name,
        Section = decision.Section!,
        SectionIndex = plan.Find(decision.Section!)!.Index,
        PriceMinor = plan.Find(decision.Section!)!.PriceMinor,
        PromisedPrices = OrderPrices.Write(OrderPrices.Promise(plan, [plan.Find(decision.Section!)!], [])),
        Mode = BookingEvents.ModeManual,
        WantedQuantity = decision.Seats.Count,
        Quantity = decision.Seats.Count,
        AllOrNothing = true,
        WantedSeats = SeatsJson.Write(decision.Seats),
        HoldSeconds = plan.HoldSeconds,
        Currency = plan.Currency,
        Status = BookingStatusNames.Processing,
        CreatedAt = now,
        UpdatedAt = now,
    };
}

/// <summary>Seats of a booking that was made for the waitlist.</summary>
internal sealed class PromisedSeats
{
    public required string Section { get; init; }
    public required string WantedSeats { get; init; }

    public IReadOnlyList<SeatPosition> Seats => SeatsJson.ReadPositions(WantedSeats);
}
