using System.Text.Json;
using Ticketing.Contracts;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Plans.Geometry;
using Ticketing.Messaging;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Events.ChangePlan;

/// <summary>What a change of the plan needs of an event.</summary>
internal sealed class PlannedRow
{
    public long EventId { get; init; }
    public Guid SellerId { get; init; }
    public required string Name { get; init; }
    public required string Status { get; init; }
    public required string Currency { get; init; }
    public required string Channel { get; init; }
    public int Edition { get; init; }
}

/// <summary>
/// Tables <c>events</c>, <c>event_sections</c>, <c>event_drawings</c> and <c>plan_changes</c>, as far as the plan of an event
/// goes. Whoever writes a plan, or follows its change, takes the plan's lock first: no other transaction has it, so that
/// it cannot meet the locks of edits in another order.
/// </summary>
internal static class EventPlanTable
{
    private const string Lock = "SELECT pg_advisory_xact_lock(hashtextextended('event-plan', @EventId))";

    private const string FindEvent =
        """
        SELECT event_id, seller_id, name, status, currency, channel, edition FROM events WHERE event_id = @EventId
        """;

    private const string ReadSections =
        """
        SELECT event_id, section_index, name, price, seats_total, subsections, edition FROM event_sections
        WHERE event_id = @EventId ORDER BY section_index
        """;

    private const string FindDrawing = "SELECT drawing FROM event_drawings WHERE event_id = @EventId";

    private const string ReadChanges =
        "SELECT section, edition, is_applied, kept FROM plan_changes WHERE event_id = @EventId ORDER BY section";

    /// <summary>The version first, as every edit does it. No row: the event was edited meanwhile, or has ended.</summary>
    private const string UpdateEvent =
        """
        WITH version AS (
            UPDATE event_directory_version SET value = value + 1
            WHERE EXISTS (SELECT FROM events WHERE event_id = @EventId AND edition = @Edition)
            RETURNING value)
        UPDATE events
        SET seats_total = @SeatsTotal, price_from = @PriceFrom, price_to = @PriceTo, has_drawing = @HasDrawing,
            edition = edition + 1, directory_version = version.value
        FROM version
        WHERE event_id = @EventId AND edition = @Edition AND status NOT IN ('ENDED', 'CANCELLED', 'PREPARING')
        """;

    private const string WriteSections =
        """
        INSERT INTO event_sections (event_id, section_index, name, price, seats_total, subsections, edition)
        SELECT @EventId, n.*, @Edition FROM unnest(@Indexes, @Names, @Prices, @Seats, @Subsections::jsonb[]) AS n
        ON CONFLICT (event_id, section_index) DO UPDATE
        SET seats_total = excluded.seats_total, subsections = excluded.subsections, edition = excluded.edition
        """;

    private const string WriteDrawing =
        """
        INSERT INTO event_drawings (event_id, drawing) SELECT @EventId, @Drawing::jsonb WHERE @Drawing IS NOT NULL
        ON CONFLICT (event_id) DO UPDATE SET drawing = excluded.drawing
        """;

    private const string DeleteDrawing = "DELETE FROM event_drawings WHERE event_id = @EventId AND @Drawing::text IS NULL";

    private const string WriteChanges =
        """
        INSERT INTO plan_changes (event_id, section, edition, is_applied, kept, changed_at)
        SELECT @EventId, n.name, @Edition, false, n.kept, @Now FROM unnest(@Names, @Kept::jsonb[]) AS n (name, kept)
        ON CONFLICT (event_id, section) DO UPDATE
        SET edition = excluded.edition, is_applied = false, kept = excluded.kept, changed_at = excluded.changed_at
        """;

    public static Task LockAsync(DatabaseTransaction transaction, EventId id, CancellationToken ct) =>
        transaction.ExecuteAsync(Lock, new { EventId = id.Value }, ct);

    public static async Task<(PlannedRow Row, StoredPlan Plan)?> FindAsync(
        DatabaseTransaction transaction, EventId id, CancellationToken ct)
    {
        var key = new { EventId = id.Value };
        if (await transaction.FindAsync<PlannedRow>(FindEvent, key, ct) is not { } row)
        {
            return null;
        }

        var sections = await transaction.QueryAsync<SectionRow>(ReadSections, key, ct);
        var drawing = await transaction.FindAsync<string>(FindDrawing, key, ct);
        return (row, new StoredPlan(
            row.Name,
            [
                .. sections.Select(s => new SectionPlan(
                    s.Name, s.SectionIndex, s.Price, SubsectionsColumn.Read(s.Subsections)) { Edition = s.Edition }),
            ],
            drawing is null ? null : PlanDrawing.Read(drawing)));
    }

    public static async Task<IReadOnlyList<SectionPlanChangeResponse>> ReadChangesAsync(
        DatabaseTransaction transaction, EventId id, CancellationToken ct) =>
    [
        .. (await transaction.QueryAsync<ChangeRow>(ReadChanges, new { EventId = id.Value }, ct)).Select(c =>
            new SectionPlanChangeResponse(
                c.Section, c.Edition, c.IsApplied,
                [.. SeatsOf(c.Kept).Select(s => new KeptSeatResponse(s.Subsection, s.Row, s.Seat))])),
    ];

    /// <summary>
    /// Writes the plan as the event's next edition, with a message for each changed section. False if the event was edited
    /// since it was read; then the transaction must not be committed.
    /// </summary>
    /// <param name="transaction">Has the plan's lock.</param>
    /// <param name="row">The event as it was read.</param>
    /// <param name="plan">All of its sections.</param>
    /// <param name="changed">Those that change, or are new.</param>
    /// <param name="kept">Seats that were to be blocked and stay, by section.</param>
    /// <param name="now">When it changes.</param>
    /// <param name="ct">Ends the work.</param>
    public static async Task<bool> WriteAsync(
        DatabaseTransaction transaction, PlannedRow row, StoredPlan plan, IReadOnlyList<SectionPlan> changed,
        ILookup<string, SeatPosition> kept, DateTimeOffset now, CancellationToken ct)
    {
        var edition = row.Edition + 1;
        var written = await transaction.ExecuteBatchAsync(
            [
                new(UpdateEvent, new
                {
                    row.EventId, row.Edition, SeatsTotal = plan.Seats, PriceFrom = plan.Sections.Min(s => s.PriceMinor),
                    PriceTo = plan.Sections.Max(s => s.PriceMinor), HasDrawing = plan.Drawing is not null,
                }),
                new(WriteDrawing, new { row.EventId, Drawing = plan.Drawing?.Write() }),
                new(DeleteDrawing, new { row.EventId, Drawing = plan.Drawing?.Write() }),
                new(WriteSections, new
                {
                    row.EventId, Edition = edition,
                    Indexes = changed.Select(s => s.Index).ToArray(),
                    Names = changed.Select(s => s.Name).ToArray(),
                    Prices = changed.Select(s => s.PriceMinor).ToArray(),
                    Seats = changed.Select(s => s.Seats).ToArray(),
                    Subsections = changed.Select(s => SubsectionsColumn.Write(s.Subsections)).ToArray(),
                }),
                new(WriteChanges, new
                {
                    row.EventId, Edition = edition, Now = now,
                    Names = changed.Select(s => s.Name).ToArray(),
                    Kept = changed.Select(s => TextOf(kept[s.Name])).ToArray(),
                }),
            ],
            ct);
        await transaction.PublishAsync([.. changed.Select(s => MessageOf(row, s with { Edition = edition }))], ct);
        return written[0] == 1;
    }

    /// <summary>By the section's partition and key, so that it is in order with the section's own work.</summary>
    private static OutgoingMessage MessageOf(PlannedRow row, SectionPlan section)
    {
        var (id, partition) = (new EventId(row.EventId), MessageKeys.PartitionOf(section.Index));
        return OutgoingMessage.Create(
            Guid.CreateVersion7(), Topics.SeatInitialization, new Channel(row.Channel),
            MessageKeys.SeatWork(id, section.Name, partition), partition, new ChangeSeatPlan(id, row.Currency, section),
            ContractsJson.Default.ChangeSeatPlan);
    }

    public static string TextOf(IEnumerable<SeatPosition> seats) =>
        JsonSerializer.Serialize([.. seats], ContractsJson.Default.ListSeatPosition);

    public static IReadOnlyList<SeatPosition> SeatsOf(string text) =>
        JsonSerializer.Deserialize(text, ContractsJson.Default.ListSeatPosition) ?? [];

    private sealed class SectionRow
    {
        public int SectionIndex { get; init; }
        public required string Name { get; init; }
        public long Price { get; init; }
        public required string Subsections { get; init; }
        public int Edition { get; init; }
    }

    private sealed class ChangeRow
    {
        public required string Section { get; init; }
        public int Edition { get; init; }
        public bool IsApplied { get; init; }
        public required string Kept { get; init; }
    }
}
