using System.Collections.Frozen;
using Ticketing.Contracts;
using Ticketing.Contracts.Waiting;

namespace Ticketing.Gateway.Waiting;

/// <summary>The rooms whose sale is not over, as this gateway knows them.</summary>
internal sealed class Rooms(TimeProvider clock)
{
    /// <summary>Knowledge that is older decides nothing: the request is forwarded, and booking has the last word.</summary>
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(10);

    private volatile FrozenDictionary<EventId, Room> _rooms = FrozenDictionary<EventId, Room>.Empty;
    private volatile bool _watchesDemand;
    private long _heardAt;

    public bool IsFresh => Volatile.Read(ref _heardAt) is not 0 and var at && clock.GetElapsedTime(at) < FreshFor;

    public bool Any => _rooms.Count > 0;

    /// <summary>True where rooms open by themselves: then orders of all events are timed.</summary>
    public bool WatchesDemand => _watchesDemand;

    public Room? Find(EventId id) => _rooms.GetValueOrDefault(id);

    public IReadOnlyList<WaitingRoomCursor> Cursors() =>
        [.. _rooms.Select(room => new WaitingRoomCursor(room.Key, room.Value.Change))];

    /// <summary>Takes over an answer; a room that it does not name is over. True if there is more to ask for.</summary>
    public bool Apply(WaitingRoomAnswer answer)
    {
        var known = _rooms;
        var rooms = answer.Rooms.ToFrozenDictionary(
            news => news.Room.EventId, news => known.GetValueOrDefault(news.Room.EventId) ?? new Room());
        foreach (var news in answer.Rooms)
        {
            rooms[news.Room.EventId].Apply(news);
        }

        _rooms = rooms;
        _watchesDemand = answer.WatchesDemand;
        Volatile.Write(ref _heardAt, clock.GetTimestamp());
        return answer.Rooms.Any(news => news.HasMore);
    }
}
