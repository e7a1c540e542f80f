using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Infrastructure;

/// <summary>The event directory's copy in this service's own database.</summary>
internal sealed class EventDirectoryStore(NpgsqlDataSource database) : IEventDirectoryStore
{
    private const string Select = "SELECT entry FROM event_directory ORDER BY version";

    // Replicas copy independently: an older page must not overwrite a newer one.
    private const string Upsert = """
        INSERT INTO event_directory (event_id, version, entry)
        SELECT * FROM unnest($1, $2, $3)
        ON CONFLICT (event_id) DO UPDATE SET version = excluded.version, entry = excluded.entry
        WHERE event_directory.version < excluded.version
        """;

    public async Task<IReadOnlyList<EventDirectoryEntry>> LoadAsync(CancellationToken ct)
    {
        var entries = new List<EventDirectoryEntry>();
        await using var command = database.CreateCommand(Select);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            entries.Add(
                JsonSerializer.Deserialize(reader.GetString(0), ContractsJson.Default.EventDirectoryEntry)
                ?? throw new InvalidOperationException("The event directory holds JSON null."));
        }
        return entries;
    }

    public async Task SaveAsync(IReadOnlyList<EventDirectoryEntry> changed, CancellationToken ct)
    {
        // One statement may not touch a row twice: the newest entry of each event.
        var newest = changed.GroupBy(e => e.Id).Select(g => g.MaxBy(e => e.Version)!).ToList();
        if (newest.Count == 0)
        {
            return;
        }
        await using var command = database.CreateCommand(Upsert);
        command.Parameters.Add(new() { Value = newest.Select(e => e.Id.Value).ToArray() });
        command.Parameters.Add(new() { Value = newest.Select(e => e.Version).ToArray() });
        command.Parameters.Add(new()
        {
            Value = newest
                .Select(e => JsonSerializer.Serialize(e, ContractsJson.Default.EventDirectoryEntry))
                .ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb,
        });
        await command.ExecuteNonQueryAsync(ct);
    }
}
