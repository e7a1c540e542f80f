using Ticketing.Contracts;
using Ticketing.Contracts.Waiting;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.WaitingRoom.JoinQueue;

/// <summary>Enters people into their rooms, under the lock of the room's row.</summary>
internal sealed class JoinBatch(Database database, TimeProvider clock)
{
    /// <summary>Entries of one room: gateways keep them in memory, some 150 bytes each.</summary>
    public const int MaxEntries = 300_000;

    /// <summary>Tests take the lock away.</summary>
    internal string LockRoom { get; init; } = WaitingRoomStore.LockRoom;

    private const string FindEntries =
        $"""
        SELECT {WaitingRoomStore.EntryColumns} FROM waiting_room_entries
        WHERE event_id = @EventId AND user_id = ANY (@Users)
        """;

    private const string Insert =
        """
        INSERT INTO waiting_room_entries (event_id, user_id, nonce, entry, position, number, joined_at, change)
        SELECT @EventId, e.user_id, e.nonce, e.entry, e.position, e.number, @Now, e.change
        FROM unnest(@Users, @Nonces, @Hashes, @Positions, @Numbers::integer[], @Changes)
            AS e (user_id, nonce, entry, position, number, change)
        """;

    private const string WaitAgain =
        """
        UPDATE waiting_room_entries e SET admitted_at = NULL, change = again.change
        FROM unnest(@Users, @Changes) AS again (user_id, change)
        WHERE e.event_id = @EventId AND e.user_id = again.user_id
        """;

    private const string UpdateRoom =
        """
        UPDATE waiting_rooms SET entries = @Entries, listed = @Listed, entries_digest = @Digest,
            last_number = @LastNumber, last_change = @LastChange
        WHERE event_id = @EventId
        """;

    /// <summary>One outcome for each, in the given order.</summary>
    public async Task<IReadOnlyList<JoinOutcome>> WriteAsync(IReadOnlyList<PendingJoin> joins, CancellationToken ct)
    {
        var outcomes = new Dictionary<PendingJoin, JoinOutcome>(joins.Count);
        foreach (var ofRoom in joins.Distinct().GroupBy(join => join.EventId))
        {
            await WriteRoomAsync(ofRoom.Key, [.. ofRoom], outcomes, ct);
        }

        return [.. joins.Select(join => outcomes[join])];
    }

    private async Task WriteRoomAsync(
        EventId id, IReadOnlyList<PendingJoin> joins, Dictionary<PendingJoin, JoinOutcome> outcomes, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        var room = await transaction.FindAsync<WaitingRoomRow>(
            LockRoom, new { EventId = id.Value }, ct);
        var now = clock.GetUtcNow();
        if (ExplainClosed(room, now) is { } refusal)
        {
            foreach (var join in joins)
            {
                outcomes[join] = new(null, null, refusal);
            }

            return;
        }

        var users = joins.Select(join => join.User.Value).Distinct().ToArray();
        var rows = await transaction.QueryAsync<EntryRow>(FindEntries, new { EventId = id.Value, Users = users }, ct);
        var batch = new RoomBatch(room!, rows, now);
        var entries = joins.Select(batch.Enter).ToList();
        await WriteChangesAsync(transaction, id, batch, now, ct);
        await transaction.CommitAsync(ct);
        var snapshot = room!.Snapshot(now);
        for (var i = 0; i < joins.Count; i++)
        {
            outcomes[joins[i]] = entries[i] is { } entry
                ? new(entry, snapshot, null)
                : new(null, null, WaitingRoomErrors.Full);
        }
    }

    private static Refusal? ExplainClosed(WaitingRoomRow? room, DateTimeOffset now) => room switch
    {
        null => WaitingRoomErrors.NoWaitingRoom,
        { ClosedAt: not null } => WaitingRoomErrors.NotOpen,
        _ when now < room.OpensAt => WaitingRoomErrors.NotOpen with { RetryAfter = room.OpensAt - now },
        { DrawnAt: null } when now >= room.SaleStartsAt => WaitingRoomErrors.Drawing,
        _ => null,
    };

    private static async Task WriteChangesAsync(
        DatabaseTransaction transaction, EventId id, RoomBatch batch, DateTimeOffset now, CancellationToken ct)
    {
        var statements = new List<Statement>();
        if (batch.New.Count > 0)
        {
            statements.Add(new(Insert, new
            {
                EventId = id.Value,
                Now = now,
                Users = batch.New.Select(e => e.UserId).ToArray(),
                Nonces = batch.New.Select(e => e.Nonce).ToArray(),
                Hashes = batch.New.Select(e => e.Entry).ToArray(),
                Positions = batch.New.Select(e => e.Position).ToArray(),
                Numbers = batch.New.Select(e => e.Number).ToArray(),
                Changes = batch.New.Select(e => e.Change).ToArray(),
            }));
        }

        if (batch.Again.Count > 0)
        {
            statements.Add(new(WaitAgain, new
            {
                EventId = id.Value,
                Users = batch.Again.Select(e => e.UserId).ToArray(),
                Changes = batch.Again.Select(e => e.Change).ToArray(),
            }));
        }

        if (statements.Count > 0)
        {
            statements.Add(new(UpdateRoom, new
            {
                EventId = id.Value, batch.Entries, batch.Listed, batch.Digest, batch.LastNumber, batch.LastChange,
            }));
            await transaction.ExecuteBatchAsync(statements, ct);
        }
    }
}
