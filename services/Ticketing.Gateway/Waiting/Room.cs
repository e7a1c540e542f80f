using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Ticketing.Contracts;
using Ticketing.Contracts.Waiting;

namespace Ticketing.Gateway.Waiting;

/// <summary>The public state of a room, ready to be sent.</summary>
/// <param name="Room">As booking told it.</param>
/// <param name="Answer">What <paramref name="Json"/> says.</param>
/// <param name="Json">The answer to everybody who asks.</param>
/// <param name="ETag">Of <paramref name="Json"/>.</param>
internal sealed record RoomState(WaitingRoomSnapshot Room, QueueResponse Answer, byte[] Json, string ETag)
{
    private const int ETagBytes = 8;

    public static RoomState Of(WaitingRoomSnapshot room)
    {
        var answer = QueueResponse.Of(room);
        var json = JsonSerializer.SerializeToUtf8Bytes(answer, QueueJson.Default.QueueResponse);
        var hash = SHA256.HashData(json).AsSpan(0, ETagBytes);
        return new(room, answer, json, $"\"{Convert.ToHexStringLower(hash)}\"");
    }
}

/// <summary>
/// This gateway's copy of a room and of everybody in it, some 200 bytes each. One thread writes, all requests read.
/// </summary>
internal sealed class Room
{
    private readonly ConcurrentDictionary<UserId, WaitingPerson> _people = new();

    /// <summary>For the page without script: by the first bytes of the entry's hash.</summary>
    private readonly ConcurrentDictionary<ulong, UserId> _byEntry = new();

    private volatile RoomState? _state;

    /// <summary>Null until everybody in the room is known.</summary>
    public RoomState? State => _state;

    /// <summary>Changes up to this one are known.</summary>
    public long Change { get; private set; }

    public WaitingPerson? Find(UserId user) => _people.GetValueOrDefault(user);

    public WaitingPerson? Find(ReadOnlySpan<byte> entry) =>
        entry.Length >= sizeof(ulong)
        && _byEntry.TryGetValue(BinaryPrimitives.ReadUInt64BigEndian(entry), out var user)
        && Find(user) is { } person && entry.SequenceEqual(person.Entry)
            ? person
            : null;

    /// <summary>
    /// Takes over what booking told. The state changes last, so that nobody is told of a draw before their place is known.
    /// </summary>
    public void Apply(WaitingRoomNews news)
    {
        foreach (var person in news.Changes)
        {
            _people[person.UserId] = person;
            _byEntry[BinaryPrimitives.ReadUInt64BigEndian(person.Entry)] = person.UserId;
            Change = person.Change;
        }

        if (!news.HasMore && _state?.Room != news.Room)
        {
            _state = RoomState.Of(news.Room);
        }
    }
}
