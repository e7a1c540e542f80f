using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Waitlist.AuditWaitlist;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Outboxes;

namespace Ticketing.Booking.Waitlist.ServeWaitlist;

/// <summary>What one pass reads and writes, inside its transaction and under the event's lock.</summary>
internal sealed class PassWriter(
    NpgsqlConnection connection, NpgsqlTransaction transaction, EventDirectoryEntry plan, BookingOptions options,
    DateTimeOffset now)
{
    private const string Line = $"""
        SELECT {WaitlistEntryRow.Columns} FROM waitlist_entries w
        WHERE w.event_id = $1 AND w.state IN ('WAITING', 'OFFERED') ORDER BY w.number LIMIT $2
        """;

    // The map is up to a tick old and may still show as free what was promised a moment ago.
    private const string Promised = """
        SELECT section, wanted_seats FROM bookings
        WHERE event_id = $1 AND waitlist_entry IS NOT NULL
          AND (status IN ('PROCESSING', 'PENDING_PAYMENT') OR (status = 'PAID' AND paid_at > $2))
        """;

    private const string Offer = """
        UPDATE waitlist_entries w
        SET state = 'OFFERED', booking_id = o.booking_id, reason = NULL, updated_at = $3, worked_until = '-infinity'
        FROM unnest($1, $2) AS o (id, booking_id) WHERE w.id = o.id AND w.state = 'WAITING'
        """;

    private const string Book = """
        INSERT INTO bookings
            (id, event_id, buyer_id, channel, section, section_index, mode, wanted_quantity, quantity, all_or_nothing,
             wanted_seats, hold_seconds, currency, status, created_at, updated_at, repeat_at, waitlist_entry)
        SELECT n.id, $1, n.buyer_id, $2, n.section, n.section_index, 'manual', n.quantity, n.quantity, true,
               n.wanted_seats, $3, $4, 'PROCESSING', $5, $5, $6, n.entry
        FROM unnest($7, $8, $9, $10, $11, $12, $13)
            AS n (id, buyer_id, section, section_index, quantity, wanted_seats, entry)
        """;

    private const string Sections = """
        WITH gone AS (
            DELETE FROM waitlist_sections
            WHERE event_id = $1 AND NOT (section, accessible) IN (SELECT * FROM unnest($2::text[], $3::boolean[]))
        )
        INSERT INTO waitlist_sections (event_id, section, accessible, is_open)
        SELECT $1, * FROM unnest($2::text[], $3::boolean[], $4::boolean[])
        ON CONFLICT (event_id, section, accessible) DO UPDATE SET is_open = excluded.is_open
        """;

    private static readonly TimeSpan MapMayLag = TimeSpan.FromSeconds(10);

    /// <summary>All who wait or have an offer, in the order of joining.</summary>
    public async Task<List<WaitlistEntryRow>> ReadLineAsync(CancellationToken ct)
    {
        await using var command = Command(Line).With(plan.Id.Value, options.WaitlistMax);
        return await command.ReadEntriesAsync(ct);
    }

    /// <summary>Seats that the waitlist promised and that may still look free.</summary>
    public async Task<List<(string Section, IReadOnlyList<SeatPosition> Seats)>> ReadPromisedAsync(
        CancellationToken ct)
    {
        var promised = new List<(string, IReadOnlyList<SeatPosition>)>();
        await using var command = Command(Promised).With(plan.Id.Value, now - MapMayLag);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            promised.Add((reader.GetString(0), SeatsJson.ReadPositions(reader.GetString(1))));
        }
        return promised;
    }

    /// <summary>The decisions: audit, entries, bookings and seat requests.</summary>
    public async Task WriteAsync(
        IReadOnlyList<WaitlistDecision> decisions, List<WaitlistEntryRow> line, WaitlistAuditDetail basis,
        CancellationToken ct)
    {
        var buyers = line.ToDictionary(e => e.Id, e => e.BuyerId);
        List<(WaitlistDecision Decision, BookingRow Row)> offers =
            [.. decisions.Where(d => d.IsOffer).Select(d => (d, BookingOf(d, buyers[d.Entry.Id])))];
        var bookings = offers.ToDictionary(o => o.Decision.Entry.Id, o => o.Row.Id);
        await using var next = Command("SELECT nextval('waitlist_passes')");
        var pass = (long)(await next.ExecuteScalarAsync(ct))!;
        List<WaitlistNote> notes = [new(WaitlistEvents.Pass, Detail: basis)];
        notes.AddRange(decisions.Select(d => NoteOf(d, bookings)));
        await WaitlistLine.AuditAsync(connection, transaction, plan.Id.Value, now, pass, notes, ct);
        if (offers.Count == 0)
        {
            return;
        }
        await using var offer = Command(Offer).With(
            offers.Select(o => o.Decision.Entry.Id).ToArray(), offers.Select(o => o.Row.Id).ToArray(), now);
        if (await offer.ExecuteNonQueryAsync(ct) != offers.Count)
        {
            throw new InvalidOperationException("An entry changed although the event's lock is held.");
        }
        await BookAsync(offers, ct);
        await Outbox.AppendAsync(
            connection, transaction, [.. offers.Select(o => BookingEvents.SeatRequest(o.Row))], ct);
    }

    /// <summary>Which seats are for the waitlist first from now on: what is wanted, but for what is open.</summary>
    public async Task WriteSectionsAsync(SeatPool[] wanted, IReadOnlySet<SeatPool> open, CancellationToken ct)
    {
        await using var command = Command(Sections).With(
            plan.Id.Value, wanted.Select(w => w.Section).ToArray(), wanted.Select(w => w.Accessible).ToArray(),
            wanted.Select(open.Contains).ToArray());
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task BookAsync(
        List<(WaitlistDecision Decision, BookingRow Row)> offers, CancellationToken ct)
    {
        await using var book = Command(Book).With(
            plan.Id.Value, plan.Channel.Name, plan.HoldSeconds, plan.Currency, now, now + options.RedriveAfter);
        var p = book.Parameters;
        p.Add(new() { Value = offers.Select(o => o.Row.Id).ToArray() });
        p.Add(new() { Value = offers.Select(o => o.Row.BuyerId).ToArray() });
        p.Add(new() { Value = offers.Select(o => o.Row.Section).ToArray() });
        p.Add(new() { Value = offers.Select(o => o.Row.SectionIndex).ToArray() });
        p.Add(new() { Value = offers.Select(o => o.Row.Quantity).ToArray() });
        p.Add(new()
        {
            Value = offers.Select(o => o.Row.WantedSeats).ToArray(),
            NpgsqlDbType = BatchParameters.JsonbArray,
        });
        p.Add(new() { Value = offers.Select(o => o.Decision.Entry.Id).ToArray() });
        await book.ExecuteNonQueryAsync(ct);
    }

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

    private NpgsqlCommand Command(string sql) => new(sql, connection, transaction);
}
