using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Ticketing.EmbeddedBroker.Protocol;

/// <summary>
/// Writes one response of a version that is not flexible: <c>size INT32, correlation_id INT32</c>, then
/// fields.
/// </summary>
internal sealed class ResponseWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ResponseWriter(int correlationId)
    {
        // The size is filled in at the end.
        Int32(0);
        Int32(correlationId);
    }

    public void Int16(short value)
    {
        BinaryPrimitives.WriteInt16BigEndian(_bytes.GetSpan(sizeof(short)), value);
        _bytes.Advance(sizeof(short));
    }

    public void Int32(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_bytes.GetSpan(sizeof(int)), value);
        _bytes.Advance(sizeof(int));
    }

    public void Text(string? value)
    {
        if (value is null)
        {
            Int16(-1);
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(value);
        Int16((short)bytes.Length);
        _bytes.Write(bytes);
    }

    public byte[] ToFrame()
    {
        var frame = _bytes.WrittenSpan.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length - sizeof(int));
        return frame;
    }
}
