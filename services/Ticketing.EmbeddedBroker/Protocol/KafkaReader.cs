using System.Buffers.Binary;
using System.Text;

namespace Ticketing.EmbeddedBroker.Protocol;

/// <summary>
/// Reads the protocol's primitive types, all big-endian, from one frame. "Flexible" versions of a message write lengths
/// as unsigned varints of n + 1 (0 is null) and end each structure with tagged fields
/// (https://kafka.apache.org/protocol#protocol_types).
/// </summary>
/// <remarks>Every method throws <see cref="InvalidDataException"/> when the frame ends too early.</remarks>
internal ref struct KafkaReader(ReadOnlySpan<byte> bytes, bool flexible)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>How far reading has got, from the start of the span.</summary>
    public int Position { get; private set; }

    public short Int16() => BinaryPrimitives.ReadInt16BigEndian(Take(sizeof(short)));

    public int Int32() => BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int)));

    public bool Boolean() => Take(1)[0] != 0;

    public void Skip(int count) => Take(count);

    /// <summary>STRING or COMPACT_STRING, nullable or not. Null comes back as an empty text.</summary>
    public string Text() => Encoding.UTF8.GetString(TextBytes());

    public ReadOnlySpan<byte> TextBytes()
    {
        var length = flexible ? (int)Varint() - 1 : Int16();
        return length < 0 ? [] : Take(length);
    }

    /// <summary>Items of an ARRAY or COMPACT_ARRAY; -1 for null.</summary>
    public int Count() => flexible ? (int)Varint() - 1 : Int32();

    /// <summary>Skips the tagged fields that end a structure of a flexible version; else does nothing.</summary>
    public void Tags()
    {
        if (!flexible)
        {
            return;
        }

        for (var left = Varint(); left > 0; left--)
        {
            Varint();
            Skip((int)Varint());
        }
    }

    private uint Varint()
    {
        uint value = 0;
        for (var shift = 0; shift < 32; shift += 7)
        {
            var next = Take(1)[0];
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A varint of the Kafka protocol is longer than five bytes.");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _bytes.Length - Position)
        {
            throw new InvalidDataException("A Kafka frame ends before its fields do.");
        }

        var taken = _bytes.Slice(Position, count);
        Position += count;
        return taken;
    }
}
