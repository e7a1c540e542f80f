using System.Collections.Concurrent;
using System.Text.Json;
using Ticketing.Contracts;
using Ticketing.Contracts.Waiting;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.WaitingRoom;

/// <summary>Everything that the order of a room follows from; docs/queue-proof/check.mjs recomputes it.</summary>
/// <param name="EventId">Whose sale it is.</param>
/// <param name="SaleStartsAt">When the list was closed.</param>
/// <param name="Commitment">SHA-256 of the seed, published from the beginning.</param>
/// <param name="Seed">Hexadecimal.</param>
/// <param name="EntriesDigest">The chain over the entries, as published at the draw.</param>
/// <param name="Entries">In the order of coming.</param>
/// <param name="Numbers">The place of each, in the same order.</param>
/// <param name="PublicValue">
/// Null for a draw from the seed alone. So is its <c>value</c> where one was named and nobody entered it: then too the order
/// follows from the seed alone.
/// </param>
internal sealed record QueueProofResponse(
    long EventId, DateTimeOffset SaleStartsAt, string Commitment, string Seed, string EntriesDigest,
    IReadOnlyList<string> Entries, IReadOnlyList<int> Numbers, PublicValue? PublicValue);

/// <summary><c>GET /queue/{event_id}/proof</c>.</summary>
internal static class GetProof
{
    public static void MapGetProof(this IEndpointRouteBuilder routes) => routes
        .MapGet("/queue/{eventId}/proof", HandleAsync)
        .AllowAnonymous()
        .WithName("GetQueueProof")
        .WithTags("waiting-room")
        .WithSummary("Get what the order of a waiting room follows from")
        .WithDescription("All entries and the seed, for `docs/queue-proof/check.mjs`. It never changes after the draw.")
        .Produces<QueueProofResponse>()
        .Refuses(WaitingRoomErrors.NoWaitingRoom, WaitingRoomErrors.NotDrawn);

    private static async Task<IResult> HandleAsync(
        string eventId, ProofFiles files, HttpContext context, CancellationToken ct)
    {
        if (!EventId.TryParse(eventId, null, out var id))
        {
            return WaitingRoomErrors.NoWaitingRoom.ToProblem(context);
        }

        var (file, refusal) = await files.FindAsync(id, ct);
        if (file is null)
        {
            return refusal!.ToProblem(context);
        }

        context.Response.Headers.CacheControl = "public, max-age=86400, immutable";
        return TypedResults.Bytes(file, "application/json; charset=utf-8");
    }
}

/// <summary>Proofs as bytes: 100,000 entries are 7.5 MB, and who was unlucky looks at once.</summary>
internal sealed class ProofFiles(WaitingRoomStore store, Database database) : IDisposable
{
    /// <summary>Kept at a time; another one takes the place of any.</summary>
    private const int MaxKept = 4;

    private const string DrawnEntries =
        """
        SELECT entry, number FROM waiting_room_entries WHERE event_id = @EventId AND position <= @Drawn ORDER BY position
        """;

    private readonly ConcurrentDictionary<EventId, byte[]> _files = new();
    private readonly SemaphoreSlim _building = new(1);

    public async Task<(byte[]? File, Refusal? Refusal)> FindAsync(EventId id, CancellationToken ct)
    {
        if (_files.TryGetValue(id, out var known))
        {
            return (known, null);
        }

        if (await store.FindAsync(id, ct) is not { } room)
        {
            return (null, WaitingRoomErrors.NoWaitingRoom);
        }

        if (room.DrawnAt is null || room.ByDemand)
        {
            return (null, WaitingRoomErrors.NotDrawn);
        }

        await _building.WaitAsync(ct);
        try
        {
            if (!_files.TryGetValue(id, out var file))
            {
                file = await BuildAsync(room, ct);
                if (_files.Count >= MaxKept && _files.Keys.FirstOrDefault() is var other)
                {
                    _files.TryRemove(other, out _);
                }

                _files[id] = file;
            }

            return (file, null);
        }
        finally
        {
            _building.Release();
        }
    }

    public void Dispose() => _building.Dispose();

    private async Task<byte[]> BuildAsync(WaitingRoomRow room, CancellationToken ct)
    {
        var rows = await database.QueryAsync<DrawnEntry>(DrawnEntries, new { room.EventId, room.Drawn }, ct);
        return JsonSerializer.SerializeToUtf8Bytes(
            new QueueProofResponse(
                room.EventId,
                room.SaleStartsAt,
                Convert.ToHexStringLower(DrawRules.CommitmentOf(room.Seed)),
                Convert.ToHexStringLower(room.Seed),
                Convert.ToHexStringLower(room.EntriesDigest),
                [.. rows.Select(row => Convert.ToHexStringLower(row.Entry))],
                [.. rows.Select(row => row.Number)],
                room.Value),
            WaitingRoomJson.Default.QueueProofResponse);
    }

    private sealed class DrawnEntry
    {
        public required byte[] Entry { get; init; }
        public int Number { get; init; }
    }
}
