using System.Collections.Concurrent;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Tickets.RecordTickets;

/// <summary>
/// Places of sections in their event's plan, which decide partitions. Never change, so they are remembered; an event may
/// get further sections.
/// </summary>
internal sealed class SectionIndexes
{
    /// <summary>Events remembered; at the bound all are forgotten, which costs one small read each.</summary>
    private const int MaxEvents = 10_000;

    private const string ReadSections = "SELECT name, section_index FROM event_sections WHERE event_id = @EventId";

    private readonly ConcurrentDictionary<EventId, IReadOnlyDictionary<string, int>> _byEvent = new();

    /// <summary>The section's index, or null if there is no such section.</summary>
    public async Task<int?> FindAsync(
        DatabaseTransaction transaction, EventId id, string section, CancellationToken ct)
    {
        if (!_byEvent.TryGetValue(id, out var sections) || !sections.ContainsKey(section))
        {
            var rows = await transaction.QueryAsync<SectionRow>(ReadSections, new { EventId = id.Value }, ct);
            sections = rows.ToDictionary(row => row.Name, row => row.SectionIndex, StringComparer.Ordinal);
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

    private sealed class SectionRow
    {
        public required string Name { get; init; }
        public int SectionIndex { get; init; }
    }
}
