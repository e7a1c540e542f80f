namespace Ticketing.Booking.WaitingRoom.JoinQueue;

/// <summary>What a batch of people who enter changes in a room, worked out before it is written.</summary>
internal sealed class RoomBatch(WaitingRoomRow room, IEnumerable<EntryRow> known, DateTimeOffset now)
{
    private readonly Dictionary<Guid, EntryRow> _entries = known.ToDictionary(entry => entry.UserId);

    public int Entries { get; private set; } = room.Entries;

    /// <summary>Of those, the ones that have part in the draw.</summary>
    public int Listed { get; private set; } = room.Listed;

    /// <summary>Final when the list is closed.</summary>
    public byte[] Digest { get; private set; } = room.EntriesDigest;

    public int LastNumber { get; private set; } = room.LastNumber;

    public long LastChange { get; private set; } = room.LastChange;

    public List<EntryRow> New { get; } = [];

    /// <summary>Whose turn had passed, and who wait for the next.</summary>
    public List<EntryRow> Again { get; } = [];

    /// <summary>The person's entry; null when the room is full.</summary>
    public EntryRow? Enter(PendingJoin join)
    {
        var user = join.User.Value;
        if (_entries.TryGetValue(user, out var entry))
        {
            return entry.AdmittedAt is null || entry.Person().IsAdmitted(now) ? entry : WaitAgain(entry);
        }

        if (Entries >= JoinBatch.MaxEntries)
        {
            return null;
        }

        var hash = DrawRules.EntryOf(join.EventId, join.User, join.Nonce);
        var isLate = room.IsListClosed(now);
        Entries++;
        LastChange++;
        if (isLate)
        {
            // The numbers up to Listed are those of the draw, whether it has been made or not.
            LastNumber = Math.Max(LastNumber, Listed) + 1;
        }
        else
        {
            Listed++;
            Digest = DrawRules.Extend(Digest, hash);
        }

        var added = Row(user, join.Nonce, hash, Entries, isLate ? LastNumber : null);
        New.Add(added);
        return _entries[user] = added;
    }

    /// <summary>With the number kept, so the person is let in before those who have not been.</summary>
    private EntryRow WaitAgain(EntryRow entry)
    {
        LastChange++;
        var again = Row(entry.UserId, entry.Nonce, entry.Entry, entry.Position, entry.Number);
        Again.Add(again);
        return _entries[entry.UserId] = again;
    }

    private EntryRow Row(Guid user, byte[] nonce, byte[] hash, int position, int? number) => new()
    {
        EventId = room.EventId,
        UserId = user,
        Nonce = nonce,
        Entry = hash,
        Position = position,
        Number = number,
        Change = LastChange,
    };
}
