using System.Text.Json;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Infrastructure;

/// <summary>The event directory's copy in this service's own database.</summary>
internal sealed class EventDirectoryStore(Database database) : IEventDirectoryStore
{
    private const string Select = "SELECT entry FROM event_directory ORDER BY version";

    // Replicas copy independently: an older page must not overwrite a newer one.
    private const string Upsert = """
        INSERT INTO event_directory (event_id, version, entry)
        SELECT * FROM unnest(@ids, @versions, @entries::jsonb[])
        ON CONFLICT (event_id) DO UPDATE SET version = excluded.version, entry = excluded.entry
        WHERE event_directory.version < excluded.version
        """;

    public async Task<IReadOnlyList<EventDirectoryEntry>> LoadAsync(CancellationToken ct) =>
        [.. (await database.QueryAsync<string>(Select, null, ct)).Select(Parse)];

    public async Task SaveAsync(IReadOnlyList<EventDirectoryEntry> changed, CancellationToken ct)
    {
        // One statement may not touch a row twice: the newest entry of each event.
        var newest = changed.GroupBy(e => e.Id).Select(g => g.MaxBy(e => e.Version)!).ToList();
        if (newest.Count == 0)
        {
            return;
        }
        await database.ExecuteAsync(
            Upsert,
            new
            {
                ids = newest.Select(e => e.Id.Value).ToArray(),
                versions = newest.Select(e => e.Version).ToArray(),
                entries = newest
                    .Select(e => JsonSerializer.Serialize(e, ContractsJson.Default.EventDirectoryEntry)).ToArray(),
            },
            ct);
    }

    private static EventDirectoryEntry Parse(string json) =>
        JsonSerializer.Deserialize(json, ContractsJson.Default.EventDirectoryEntry)
        ?? throw new InvalidOperationException("The event directory holds JSON null.");
}
