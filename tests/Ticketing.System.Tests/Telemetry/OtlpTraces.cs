using System.Text;

namespace Ticketing.System.Tests.Telemetry;

/// <summary>A span as a service sent it; ids are hexadecimal, the parent's is empty for a root.</summary>
public sealed record ReceivedSpan(string Service, string TraceId, string SpanId, string ParentSpanId, string Name);

/// <summary>
/// Reads the few fields of an ExportTraceServiceRequest that a test asks for. Field numbers (opentelemetry-
/// proto,
/// trace.proto): request.resource_spans 1; ResourceSpans.resource 1, .scope_spans 2; Resource.attributes 1;
/// KeyValue.key 1, .value 2; AnyValue.string_value 1; ScopeSpans.spans 2; Span.trace_id 1, .span_id 2,
/// .parent_span_id 4, .name 5.
/// </summary>
internal static class OtlpTraces
{
    private const string ServiceName = "service.name";

    public static IEnumerable<ReceivedSpan> Read(byte[] request) =>
        Fields(request).Where(f => f.Number == 1).SelectMany(f => ResourceSpans(f.Bytes));

    private static IEnumerable<ReceivedSpan> ResourceSpans(ReadOnlyMemory<byte> message)
    {
        var fields = Fields(message).ToList();
        var service = fields.Where(f => f.Number == 1).SelectMany(f => Fields(f.Bytes)).Where(f => f.Number == 1)
            .Select(attribute => Fields(attribute.Bytes).ToList())
            .Where(attribute => Text(attribute, 1) == ServiceName)
            .Select(attribute => Text([.. Fields(attribute.First(f => f.Number == 2).Bytes)], 1))
            .FirstOrDefault("");
        return fields.Where(f => f.Number == 2).SelectMany(f => Fields(f.Bytes)).Where(f => f.Number == 2)
            .Select(span => Fields(span.Bytes).ToList())
            .Select(span => new ReceivedSpan(service, Hex(span, 1), Hex(span, 2), Hex(span, 4), Text(span, 5)));
    }

    private static string Text(List<Field> fields, int number) =>
        Encoding.UTF8.GetString(fields.FirstOrDefault(f => f.Number == number).Bytes.Span);

    private static string Hex(List<Field> fields, int number) =>
        Convert.ToHexStringLower(fields.FirstOrDefault(f => f.Number == number).Bytes.Span);

    /// <summary>
    /// The fields of a message; those that are numbers have no bytes. Source: protobuf encoding guide.
    /// </summary>
    private static IEnumerable<Field> Fields(ReadOnlyMemory<byte> message)
    {
        var at = 0;
        while (at < message.Length)
        {
            var tag = Varint(message, ref at);
            var (start, length) = (tag & 7) switch
            {
                0 => (SkipVarint(message, ref at), 0),
                1 => (at, 8),
                2 => ((int)Varint(message, ref at) is var size ? at : at, size),
                5 => (at, 4),
                var wire => throw new InvalidDataException($"Wire type {wire} is not in use."),
            };
            at = start + length;
            yield return new Field((int)(tag >> 3), (tag & 7) == 2 ? message.Slice(start, length) : default);
        }
    }

    private static int SkipVarint(ReadOnlyMemory<byte> message, ref int at)
    {
        Varint(message, ref at);
        return at;
    }

    private static ulong Varint(ReadOnlyMemory<byte> message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = message.Span[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    private readonly record struct Field(int Number, ReadOnlyMemory<byte> Bytes);
}
