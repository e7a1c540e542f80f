using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Confluent.Kafka;

namespace Ticketing.Messaging.Publishing;

/// <summary>
/// Several messages of one key in one Kafka record, because a record costs its client and the broker more than most
/// messages are long. A line a message, <c>{id} {type} {traceparent or -} {json}</c>, and the number of lines in a header.
/// A message that comes alone travels as a plain record.
/// </summary>
public static class Bundle
{
    /// <summary>Header of a bundle: how many messages it has. A plain record lacks it.</summary>
    public const string CountHeader = "messages";

    /// <summary>Messages in one record: what a consumer takes at once anyway.</summary>
    public const int MaxMessages = 500;

    /// <summary>
    /// Bytes in one record: less than what .NET makes a large object of (85,000), which only a full collection frees, and far
    /// less than what a broker accepts.
    /// </summary>
    public const int MaxBytes = 80_000;

    private const int IdLength = 36;
    private const byte NoTrace = (byte)'-';

    /// <summary>The messages of a record as plain records, for whoever reads a topic by itself.</summary>
    /// <exception cref="FormatException">It calls itself a bundle and is none.</exception>
    public static IEnumerable<ConsumeResult<string, byte[]>> Unpack(ConsumeResult<string, byte[]> result)
    {
        if (CountOf(result.Message.Headers) is not { } count)
        {
            return [result];
        }

        var lines = new List<BundleLine>(count);
        return TryRead(result.Message.Value, count, lines)
            ? lines.Select(line => Plain(result, line))
            : throw new FormatException($"{result.TopicPartitionOffset} is no bundle.");
    }

    /// <summary>The payloads of what <see cref="Of"/> may have packed.</summary>
    /// <param name="payload">As in the outbox.</param>
    /// <param name="bundled">Number of messages; null for a payload that is one message's.</param>
    /// <exception cref="FormatException">It calls itself a bundle and is none.</exception>
    public static IEnumerable<ReadOnlyMemory<byte>> Payloads(byte[] payload, int? bundled)
    {
        var lines = new List<BundleLine>();
        return bundled is not { } count ? [payload]
            : TryRead(payload, count, lines) ? lines.Select(line => line.Payload)
            : throw new FormatException("The payload is no bundle.");
    }

    /// <summary>How many messages the record says to have; null for a plain one.</summary>
    public static int? CountOf(Headers? headers) =>
        headers is { Count: 1 } && headers[0].Key == CountHeader
        && Utf8Parser.TryParse(headers[0].GetValueBytes(), out int count, out _) && count is > 0 and <= MaxMessages
            ? count
            : null;

    /// <summary>
    /// Packs what has one topic, partition and key, in order; a message that is alone there stays as it is. For the outbox: a
    /// row a bundle costs the database a fraction of a row a message.
    /// </summary>
    public static IReadOnlyList<OutgoingMessage> Of(IReadOnlyList<OutgoingMessage> messages) =>
        [.. WireRecord.Of(messages).Select(record => record.ToMessage())];

    /// <summary>The traces of the messages, those inside of bundles included. Reads lines: only for who listens.</summary>
    internal static IEnumerable<string> TracesOf(IReadOnlyList<OutgoingMessage> messages)
    {
        foreach (var message in messages)
        {
            if (message.TraceParent is { } own)
            {
                yield return own;
            }

            var lines = new List<BundleLine>();
            if (message.Bundled is { } count && TryRead(message.Payload, count, lines))
            {
                foreach (var line in lines)
                {
                    if (line.TraceParent is { } trace)
                    {
                        yield return trace;
                    }
                }
            }
        }
    }

    /// <summary>How many messages it stands for.</summary>
    internal static int CountOf(OutgoingMessage message) => message.Bundled ?? 1;

    /// <summary>False for a message that a line cannot hold.</summary>
    internal static bool CanHold(OutgoingMessage message) => message.Bundled is not null
        || !message.Payload.AsSpan().Contains((byte)'\n')
        && message.Type.Length > 0 && !message.Type.AsSpan().ContainsAny(' ', '\n')
        && (message.TraceParent is null || !message.TraceParent.AsSpan().ContainsAny(' ', '\n'));

    /// <summary>Bytes of a message's line, or of a bundle's lines.</summary>
    internal static int LengthOf(OutgoingMessage message) => message.Bundled is not null
        ? message.Payload.Length
        : IdLength + message.Type.Length + (message.TraceParent?.Length ?? 1) + message.Payload.Length + 4;

    /// <summary>The record's value.</summary>
    internal static byte[] Pack(IReadOnlyList<OutgoingMessage> messages)
    {
        var value = new byte[messages.Sum(LengthOf)];
        var rest = value.AsSpan();
        foreach (var message in messages)
        {
            if (message.Bundled is not null)
            {
                rest = Append(rest, message.Payload);
                continue;
            }

            message.MessageId.TryFormat(rest, out _);
            rest = Append(rest[IdLength..], " "u8);
            rest = Append(rest[Encoding.ASCII.GetBytes(message.Type, rest)..], " "u8);
            rest = message.TraceParent is { } trace
                ? Append(rest[Encoding.ASCII.GetBytes(trace, rest)..], " "u8)
                : Append(rest, "- "u8);
            rest = Append(Append(rest, message.Payload), "\n"u8);
        }

        return value;
    }

    /// <summary>The headers of a bundle.</summary>
    internal static Headers HeadersOf(int count) =>
        new() { { CountHeader, Encoding.ASCII.GetBytes(count.ToString(CultureInfo.InvariantCulture)) } };

    /// <summary>Appends the messages to <paramref name="lines"/>; false, and nothing appended, if it is no bundle.</summary>
    internal static bool TryRead(ReadOnlyMemory<byte> value, int count, List<BundleLine> lines)
    {
        var first = lines.Count;
        var type = "";
        while (lines.Count - first < count)
        {
            var end = value.Span.IndexOf((byte)'\n');
            if (end < 0 || !BundleLine.TryRead(value[..end], ref type, out var line))
            {
                lines.RemoveRange(first, lines.Count - first);
                return false;
            }

            lines.Add(line);
            value = value[(end + 1)..];
        }

        return true;
    }

    private static Span<byte> Append(Span<byte> rest, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(rest);
        return rest[bytes.Length..];
    }

    private static ConsumeResult<string, byte[]> Plain(ConsumeResult<string, byte[]> result, BundleLine line) => new()
    {
        TopicPartitionOffset = result.TopicPartitionOffset,
        Message = new Message<string, byte[]>
        {
            Key = result.Message.Key,
            Timestamp = result.Message.Timestamp,
            Value = line.Payload.ToArray(),
            Headers = KafkaPublisher.HeadersOf(line.MessageId, line.Type, line.TraceParent),
        },
    };

    /// <summary>One message of a bundle.</summary>
    internal readonly record struct BundleLine(
        Guid MessageId, string Type, string? TraceParent, ReadOnlyMemory<byte> Payload)
    {
        /// <summary>Reads a line; <paramref name="type"/> is the last line's, so that equal names are one string.</summary>
        public static bool TryRead(ReadOnlyMemory<byte> text, ref string type, out BundleLine line)
        {
            line = default;
            var bytes = text.Span;
            if (bytes.Length <= IdLength || bytes[IdLength] != (byte)' '
                || !Utf8Parser.TryParse(bytes[..IdLength], out Guid id, out var read) || read != IdLength)
            {
                return false;
            }

            var typeEnd = IdLength + 1 + bytes[(IdLength + 1)..].IndexOf((byte)' ');
            var traceEnd = typeEnd + 1 + bytes[(typeEnd + 1)..].IndexOf((byte)' ');
            if (typeEnd <= IdLength || traceEnd <= typeEnd)
            {
                return false;
            }

            var name = bytes[(IdLength + 1)..typeEnd];
            type = Ascii.Equals(name, type) ? type : Encoding.ASCII.GetString(name);
            var trace = bytes[(typeEnd + 1)..traceEnd];
            line = new BundleLine(
                id, type, trace is [NoTrace] ? null : Encoding.ASCII.GetString(trace), text[(traceEnd + 1)..]);
            return true;
        }
    }
}
