namespace Ticketing.EmbeddedBroker.Protocol;

/// <summary>
/// The start of each request: <c>size INT32, api_key INT16, api_version INT16, correlation_id INT32,
/// client_id NULLABLE_STRING</c>, and in flexible versions tagged fields after it. The client id never is compact.
/// Example, ApiVersions v0 from client "a": <c>00 00 00 0B  00 12  00 00  00 00 00 01  00 01 61</c>.
/// </summary>
internal readonly record struct RequestHeader(short ApiKey, short ApiVersion, int CorrelationId)
{
    /// <summary>Size, key, version and correlation id.</summary>
    public const int FixedBytes = 12;

    public static RequestHeader Read(ReadOnlySpan<byte> frame)
    {
        var reader = new KafkaReader(frame, flexible: false);
        reader.Skip(sizeof(int));
        return new RequestHeader(reader.Int16(), reader.Int16(), reader.Int32());
    }

    /// <summary>A reader that stands at the first field of the request's body.</summary>
    public static KafkaReader Body(ReadOnlySpan<byte> frame, bool flexible)
    {
        var header = new KafkaReader(frame, flexible: false);
        header.Skip(FixedBytes);
        header.TextBytes();
        var body = new KafkaReader(frame, flexible);
        body.Skip(header.Position);
        body.Tags();
        return body;
    }
}
