using System.Collections.Concurrent;
using Npgsql;
using Ticketing.Contracts;

namespace Ticketing.EventTicketing.Features.RecordTickets;

/// <summary>
/// Places of sections in their event's plan, which decide partitions. Never change, so they are remembered.
/// </summary>
public sealed class SectionIndexes
{
    /// <summary>Events remembered; at the bound all are forgotten, which costs one small read each.</summary>
    private const int MaxEvents = 10_000;

    private const string Read = "SELECT name, section_index FROM event_sections WHERE event_id = $1";

    private readonly ConcurrentDictionary<EventId, IReadOnlyDictionary<string, int>> _byEvent = new();

    /// <summary>The section's index, or null if there is no such section.</summary>
    public async Task<int?> FindAsync(NpgsqlConnection connection, EventId id, string section, CancellationToken ct)
    {
        if (!_byEvent.TryGetValue(id, out var sections))
        {
            sections = await ReadAsync(connection, id, ct);
            if (sections.Count > 0)
            {
                Remember(id, sections);
            }
        }

        return sections.TryGetValue(section, out var index) ? index : null;
    }

    private void Remember(EventId id, IReadOnlyDictionary<string, int> sections)
    {
        if (_byEvent.Count >= MaxEvents)
        {
            _byEvent.Clear();
        }

        _byEvent[id] = sections;
    }

    private static async Task<Dictionary<string, int>> ReadAsync(
        NpgsqlConnection connection, EventId id, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Read, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = id.Value });
        var sections = new Dictionary<string, int>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            sections[reader.GetString(0)] = reader.GetInt32(1);
        }

        return sections;
    }
}
