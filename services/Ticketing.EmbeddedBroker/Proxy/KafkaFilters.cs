using System.Buffers.Binary;
using System.Collections.Concurrent;
using Ticketing.EmbeddedBroker.Cluster;
using Ticketing.EmbeddedBroker.Protocol;

namespace Ticketing.EmbeddedBroker.Proxy;

/// <summary>Answers that must be changed on their way back, by the correlation id of their request.</summary>
internal sealed class PendingAnswers
{
    private readonly ConcurrentDictionary<int, Func<byte[], byte[]>> _changes = new();
    private int _count;

    public void Add(int correlationId, Func<byte[], byte[]> change)
    {
        if (_changes.TryAdd(correlationId, change))
        {
            Interlocked.Increment(ref _count);
        }
    }

    /// <summary>Nearly always false at once: nothing is pending while messages flow.</summary>
    public bool Has(int correlationId) => Volatile.Read(ref _count) > 0 && _changes.ContainsKey(correlationId);

    public byte[] Apply(int correlationId, byte[] frame)
    {
        if (!_changes.TryRemove(correlationId, out var change))
        {
            return frame;
        }

        Interlocked.Decrement(ref _count);
        return change(frame);
    }
}

/// <summary>
/// From client to broker: makes topics before they are used, and takes out what the broker does not know.
/// </summary>
internal sealed class RequestFilter(Topics topics, ReadOnlyMemory<byte> clusterId, PendingAnswers answers)
    : IFrameFilter
{
    public int HeadBytes => RequestHeader.FixedBytes;

    public bool WantsWhole(ReadOnlySpan<byte> head) => RequestHeader.Read(head) switch
    {
        { ApiKey: ApiKeys.ApiVersions, ApiVersion: <= ApiVersionsMessage.MaxVersion } => true,
        { ApiKey: ApiKeys.Metadata, ApiVersion: <= MetadataMessage.MaxVersion } => true,
        { ApiKey: ApiKeys.JoinGroup, ApiVersion: <= JoinGroupMessage.MaxVersion } => true,
        { ApiKey: ApiKeys.CreateTopics, ApiVersion: <= TopicMessages.MaxCreateVersion } => true,
        { ApiKey: ApiKeys.DeleteTopics, ApiVersion: <= TopicMessages.MaxDeleteVersion } => true,
        _ => false,
    };

    public byte[] Replace(byte[] frame)
    {
        var header = RequestHeader.Read(frame);
        switch (header.ApiKey)
        {
            case ApiKeys.ApiVersions:
                answers.Add(header.CorrelationId, answer => ApiVersionsMessage.AddOurs(answer));
                return frame;

            case ApiKeys.Metadata:
                MetadataMessage.TopicsToMake(frame, header.ApiVersion).ForEach(topics.MakeOnFirstUse);
                answers.Add(
                    header.CorrelationId,
                    answer => MetadataMessage.Rename(answer, header.ApiVersion, clusterId.Span));
                return frame;

            case ApiKeys.JoinGroup:
                return JoinGroupMessage.ShortenSession(frame, header.ApiVersion);

            default:
                var ours = header.ApiKey == ApiKeys.CreateTopics
                    ? TopicMessages.Create(frame, header, topics)
                    : TopicMessages.Delete(frame, header, topics);
                answers.Add(header.CorrelationId, _ => ours);
                return ApiVersionsMessage.PlaceHolder(header.CorrelationId);
        }
    }
}

/// <summary>From broker to client: changes the answers that the request filter has marked.</summary>
internal sealed class ResponseFilter(PendingAnswers answers) : IFrameFilter
{
    /// <summary>Size and correlation id.</summary>
    public int HeadBytes => 2 * sizeof(int);

    public bool WantsWhole(ReadOnlySpan<byte> head) => answers.Has(CorrelationId(head));

    public byte[] Replace(byte[] frame) => answers.Apply(CorrelationId(frame), frame);

    private static int CorrelationId(ReadOnlySpan<byte> frame) =>
        BinaryPrimitives.ReadInt32BigEndian(frame[sizeof(int)..]);
}
