using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ticketing.Contracts.Channels;

namespace Ticketing.Messaging;

/// <summary>A message as consumed, not parsed yet.</summary>
public sealed record IncomingMessage
{
    /// <summary>Full topic name.</summary>
    public required string Topic { get; init; }

    /// <summary>Which of the nine sorts of topic it came from.</summary>
    public required TopicKind Kind { get; init; }

    /// <summary>The channel it came from.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Kafka partition.</summary>
    public required int Partition { get; init; }

    /// <summary>Kafka offset.</summary>
    public required long Offset { get; init; }

    /// <summary>Its place among the messages of the same record, from 0.</summary>
    public int Index { get; init; }

    /// <summary>Kafka key.</summary>
    public required string Key { get; init; }

    /// <summary>
    /// Header <c>message-id</c>; a message without one gets an id made of topic, partition and offset.
    /// </summary>
    public required Guid MessageId { get; init; }

    /// <summary>Header <c>message-type</c>, or empty.</summary>
    public required string Type { get; init; }

    /// <summary>UTF-8 JSON.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>The consuming span (W3C Trace Context): parent of all that follows from this message.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The consuming span itself, where somebody listens: a failure is written there.</summary>
    internal System.Diagnostics.Activity? Span { get; init; }

    /// <summary>The message's record.</summary>
    /// <exception cref="PoisonMessageException">The payload is no such record.</exception>
    public T Read<T>(JsonTypeInfo<T> json)
    {
        try
        {
            return JsonSerializer.Deserialize(Payload.Span, json)
                ?? throw new PoisonMessageException(this, "The payload is JSON null.");
        }
        catch (JsonException e)
        {
            throw new PoisonMessageException(this, $"The payload is no {typeof(T).Name}: {e.Message}", e);
        }
    }
}

/// <summary>
/// This message can never be handled. The consume loop moves it to the dead-letter topic with the reason and tries the
/// rest of the batch again. Anything that may pass on a retry must throw something else.
/// </summary>
public sealed class PoisonMessageException(IncomingMessage poison, string reason, Exception? inner = null)
    : Exception(reason, inner)
{
    /// <summary>The message to set aside.</summary>
    public IncomingMessage Poison { get; } = poison;
}

/// <summary>Handles what one poll of one consumer brought.</summary>
public interface IMessageBatchHandler
{
    /// <summary>
    /// A poll ends with the record that reaches this many messages, so a batch may have up to
    /// <see cref="Publishing.Bundle.MaxMessages"/> − 1 more.
    /// </summary>
    int MaxBatch => Consuming.ConsumeLimits.MaxBatch;

    /// <summary>
    /// Does the work of all messages (about <see cref="MaxBatch"/> at most, in order within a partition,
    /// kinds mixed) and returns when its effect is durable; only then are offsets stored. Must be idempotent:
    /// a crash, a rebalance or a retry delivers messages again. Never called concurrently for one channel.
    /// </summary>
    /// <exception cref="PoisonMessageException">One message can never be handled.</exception>
    Task HandleAsync(IReadOnlyList<IncomingMessage> batch, CancellationToken cancellation);
}

/// <summary>
/// A handler whose next batch may begin while the effect of the one before is still becoming durable.
/// </summary>
public interface IPipelinedBatchHandler : IMessageBatchHandler
{
    /// <summary>
    /// Does the work of all messages as <see cref="IMessageBatchHandler.HandleAsync"/> does, and returns as
    /// soon as the next batch may begin. Whatever fails is tried again with <see
    /// cref="IMessageBatchHandler.HandleAsync"/>, after the effects of all batches before have become
    /// durable.
    /// </summary>
    Task<PendingEffect> BeginAsync(IReadOnlyList<IncomingMessage> batch, CancellationToken cancellation);
}

/// <summary>An effect on its way: answers handed over and not acknowledged yet.</summary>
/// <param name="Durable">Completes when it is durable; fails when it did not become so.</param>
public readonly record struct PendingEffect(Task Durable);
