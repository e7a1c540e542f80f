using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Events.OpenSale;

/// <summary>An event that waits for its live seat state.</summary>
/// <param name="Id">The event.</param>
/// <param name="SellerId">Its seller.</param>
/// <param name="SeatsBySection">Seats for sale that the plan has.</param>
internal sealed record PreparingEvent(EventId Id, Guid SellerId, IReadOnlyDictionary<string, int> SeatsBySection)
{
    /// <summary>Events looked at in one round, oldest first.</summary>
    public const int MaxEvents = 50;

    /// <summary>Seats for sale in all sections.</summary>
    public int Seats { get; } = SeatsBySection.Values.Sum();

    private const string ReadSections =
        """
        SELECT e.event_id, e.seller_id, s.name, s.seats_total
        FROM (SELECT event_id, seller_id FROM events WHERE status = 'PREPARING' AND NOT is_draft
              ORDER BY event_id LIMIT @MaxEvents) e
        JOIN event_sections s ON s.event_id = e.event_id
        ORDER BY e.event_id
        """;

    /// <summary>True if the live state of every section has every seat.</summary>
    /// <param name="totals">Seats with live state by section.</param>
    public bool IsCompleteIn(IReadOnlyDictionary<string, int> totals) =>
        SeatsBySection.All(section => totals.TryGetValue(section.Key, out var total) && total == section.Value);

    /// <summary>The oldest events that are PREPARING.</summary>
    public static async Task<IReadOnlyList<PreparingEvent>> ReadAllAsync(Database database, CancellationToken ct)
    {
        var sections = await database.QueryAsync<SectionRow>(ReadSections, new { MaxEvents }, ct);
        return
        [
            .. sections.GroupBy(s => s.EventId).Select(ofEvent => new PreparingEvent(
                new EventId(ofEvent.Key),
                ofEvent.First().SellerId,
                ofEvent.ToDictionary(s => s.Name, s => s.SeatsTotal, StringComparer.Ordinal))),
        ];
    }

    private sealed class SectionRow
    {
        public long EventId { get; init; }
        public Guid SellerId { get; init; }
        public required string Name { get; init; }
        public int SeatsTotal { get; init; }
    }
}
