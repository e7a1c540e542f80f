using System.Globalization;
using System.Text;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>
/// Reads values of the Redis protocol as their bytes, for example <c>*1\r\n$4\r\nPING\r\n</c> or <c>+PONG\r\n</c>.
/// </summary>
internal sealed class RespPipe(Stream source)
{
    private const int BufferSize = 64 * 1024;
    private readonly BufferedStream _source = new(source, BufferSize);
    private readonly MemoryStream _value = new();

    /// <summary>The next value with all that it contains.</summary>
    /// <exception cref="EndOfStreamException">The other side has closed the connection.</exception>
    public byte[] Read()
    {
        _value.SetLength(0);
        ReadValue();
        return _value.ToArray();
    }

    private void ReadValue()
    {
        var line = ReadLine();
        long Count() => long.Parse(line.AsSpan(1), CultureInfo.InvariantCulture);
        switch (line[0])
        {
            case '$' or '=' or '!' when Count() >= 0:
                Copy(Count() + 2); // and its \r\n
                break;
            case '*' or '~' or '>' when Count() > 0:
                ReadValues(Count());
                break;
            case '%' when Count() > 0:
                ReadValues(2 * Count());
                break;
        }
    }

    private void ReadValues(long count)
    {
        for (var i = 0L; i < count; i++)
        {
            ReadValue();
        }
    }

    private string ReadLine()
    {
        var line = new StringBuilder();
        for (var last = ReadByte(); last != '\n'; last = ReadByte())
        {
            line.Append((char)last);
        }

        return line.ToString().TrimEnd('\r');
    }

    private void Copy(long count)
    {
        for (var i = 0L; i < count; i++)
        {
            ReadByte();
        }
    }

    private int ReadByte()
    {
        var next = _source.ReadByte();
        if (next < 0)
        {
            throw new EndOfStreamException();
        }

        _value.WriteByte((byte)next);
        return next;
    }
}
