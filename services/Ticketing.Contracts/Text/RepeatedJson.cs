using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Ticketing.Contracts.Text;

/// <summary>
/// Reads JSON of which the same texts come again and again, as the table of prices in every order of an event: each text is
/// parsed once. What it returns is shared, so nobody may change it. Thread-safe.
/// </summary>
/// <param name="type">How it is parsed.</param>
/// <param name="most">So many texts are kept; when they are more, all are forgotten and parsed anew.</param>
public sealed class RepeatedJson<T>(JsonTypeInfo<T> type, int most)
    where T : class
{
    private const int OnStack = 1_024;

    private readonly ConcurrentDictionary<byte[], T> _known = new(new ByContent());
    private int _count;

    /// <summary>The value of a text in UTF-8; null for <c>null</c>.</summary>
    /// <exception cref="JsonException">It is not the JSON of such a value.</exception>
    public T? Read(ReadOnlySpan<byte> json)
    {
        if (_known.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(json, out var known))
        {
            return known;
        }

        var value = JsonSerializer.Deserialize(json, type);
        if (value is not null && _known.TryAdd(json.ToArray(), value) && Interlocked.Increment(ref _count) > most)
        {
            _known.Clear();
            Volatile.Write(ref _count, 0);
        }

        return value;
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{byte})"/>
    public T? Read(string json)
    {
        var size = Encoding.UTF8.GetMaxByteCount(json.Length);
        Span<byte> utf8 = size <= OnStack ? stackalloc byte[size] : new byte[size];
        return Read(utf8[..Encoding.UTF8.GetBytes(json, utf8)]);
    }

    private sealed class ByContent : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
