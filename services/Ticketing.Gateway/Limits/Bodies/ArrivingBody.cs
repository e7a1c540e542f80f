using System.Buffers;

namespace Ticketing.Gateway.Limits.Bodies;

/// <summary>
/// A body as far as it has come. Its memory is not pooled: the proxy may still read from it when the request is over,
/// and must then see nobody else's body.
/// </summary>
internal sealed class ArrivingBody(BodyRoom room, RouteClass kind, BodyRule rule) : IDisposable
{
    /// <summary>Most bodies of ours fit in.</summary>
    private const int FirstBytes = 1024;

    private byte[] _bytes = [];

    /// <summary>Bytes that have come.</summary>
    public int Length { get; private set; }

    /// <summary>False if there is no room for it.</summary>
    public bool TryAppend(in ReadOnlySequence<byte> arrived)
    {
        var length = Length + (int)arrived.Length;
        if (length > _bytes.Length && !TryGrow(length))
        {
            return false;
        }

        arrived.CopyTo(_bytes.AsSpan(Length));
        Length = length;
        return true;
    }

    public Stream Read() => new MemoryStream(_bytes, 0, Length, writable: false);

    /// <summary>Gives the room back.</summary>
    public void Dispose() => room.Return(kind, _bytes.Length);

    private bool TryGrow(int length)
    {
        var capacity = Math.Max(length, Math.Min(rule.MaxBytes, Math.Max(FirstBytes, 2 * _bytes.Length)));
        if (!room.TryTake(kind, capacity - _bytes.Length, rule.RoomBytes))
        {
            return false;
        }

        Array.Resize(ref _bytes, capacity);
        return true;
    }
}
