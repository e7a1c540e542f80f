using Npgsql;
using Ticketing.Contracts;

namespace Ticketing.EventTicketing.Features.OpenSale;

/// <summary>An event that waits for its live seat state.</summary>
/// <param name="Id">The event.</param>
/// <param name="SeatsBySection">Seats for sale that the plan has.</param>
public sealed record PreparingPlan(EventId Id, IReadOnlyDictionary<string, int> SeatsBySection)
{
    /// <summary>Events looked at in one round, oldest first.</summary>
    private const int MaxEvents = 50;

    /// <summary>Seats for sale in all.</summary>
    public int Seats { get; } = SeatsBySection.Values.Sum();

    private const string Read =
        """
        SELECT e.event_id, s.name, s.seats_total
        FROM (SELECT event_id FROM events WHERE status = 'PREPARING' ORDER BY event_id LIMIT $1) e
        JOIN event_sections s ON s.event_id = e.event_id
        ORDER BY e.event_id
        """;

    /// <summary>True if live state of every section has every seat.</summary>
    public bool IsCompleteIn(IReadOnlyDictionary<string, int> totals) =>
        SeatsBySection.All(section => totals.TryGetValue(section.Key, out var total) && total == section.Value);

    /// <summary>The events to look at.</summary>
    public static async Task<IReadOnlyList<PreparingPlan>> ReadAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Read);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = MaxEvents });
        var sections = new List<(long Id, string Name, int Seats)>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            sections.Add((reader.GetInt64(0), reader.GetString(1), reader.GetInt32(2)));
        }

        return
        [
            .. sections.GroupBy(s => s.Id).Select(g => new PreparingPlan(
                new EventId(g.Key), g.ToDictionary(s => s.Name, s => s.Seats, StringComparer.Ordinal))),
        ];
    }
}
