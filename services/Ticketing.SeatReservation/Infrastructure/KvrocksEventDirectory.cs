using System.Text.Json;
using StackExchange.Redis;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.SeatReservation.Infrastructure;

/// <summary>
/// This service's copy of the event directory, a hash in Kvrocks, so that a replica starts and consumes while
/// event-ticketing is away.
/// </summary>
internal sealed class KvrocksEventDirectory([FromKeyedServices("kvrocks")] IConnectionMultiplexer kvrocks)
    : IEventDirectoryStore
{
    private static readonly KvrocksScript SaveNewer = KvrocksScript.FromFiles("save_directory_entry.lua");

    public async Task<IReadOnlyList<EventDirectoryEntry>> LoadAsync(CancellationToken cancellation)
    {
        var fields = await kvrocks.GetDatabase().HashGetAllAsync(KvrocksKeys.EventDirectory);
        return [.. fields.Select(f => Parse(((string)f.Value!).Split(' ', 2)[1]))];
    }

    public Task SaveAsync(IReadOnlyList<EventDirectoryEntry> changed, CancellationToken cancellation)
    {
        var database = kvrocks.GetDatabase();
        return Task.WhenAll(changed.Select(entry => SaveNewer.EvaluateAsync(
            database,
            [KvrocksKeys.EventDirectory],
            [
                entry.Id.Value,
                entry.Version,
                JsonSerializer.Serialize(entry, ContractsJson.Default.EventDirectoryEntry),
            ])));
    }

    private static EventDirectoryEntry Parse(string json) =>
        JsonSerializer.Deserialize(json, ContractsJson.Default.EventDirectoryEntry)
        ?? throw new JsonException("A directory entry is JSON null.");
}
