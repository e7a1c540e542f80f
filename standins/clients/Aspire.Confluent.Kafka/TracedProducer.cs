using System.Diagnostics;
using Confluent.Kafka;

namespace Aspire.Confluent.Kafka;

/// <summary>A producer whose messages carry the trace they were sent in.</summary>
internal sealed class TracedProducer<TKey, TValue>(IProducer<TKey, TValue> inner) : IProducer<TKey, TValue>
{
    public Handle Handle => inner.Handle;

    public string Name => inner.Name;

    public async Task<DeliveryResult<TKey, TValue>> ProduceAsync(
        string topic, Message<TKey, TValue> message, CancellationToken cancellationToken = default)
    {
        using var span = KafkaTelemetry.Publish(topic, message, Name);
        try
        {
            return await inner.ProduceAsync(topic, message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (Fail(span, e))
        {
            throw;
        }
    }

    public async Task<DeliveryResult<TKey, TValue>> ProduceAsync(
        TopicPartition topicPartition, Message<TKey, TValue> message, CancellationToken cancellationToken = default)
    {
        using var span = KafkaTelemetry.Publish(topicPartition.Topic, message, Name);
        try
        {
            return await inner.ProduceAsync(topicPartition, message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (Fail(span, e))
        {
            throw;
        }
    }

    public void Produce(
        string topic, Message<TKey, TValue> message, Action<DeliveryReport<TKey, TValue>>? deliveryHandler = null)
    {
        using var span = KafkaTelemetry.Publish(topic, message, Name);
        try
        {
            inner.Produce(topic, message, deliveryHandler);
        }
        catch (Exception e) when (Fail(span, e))
        {
            throw;
        }
    }

    public void Produce(
        TopicPartition topicPartition,
        Message<TKey, TValue> message,
        Action<DeliveryReport<TKey, TValue>>? deliveryHandler = null)
    {
        using var span = KafkaTelemetry.Publish(topicPartition.Topic, message, Name);
        try
        {
            inner.Produce(topicPartition, message, deliveryHandler);
        }
        catch (Exception e) when (Fail(span, e))
        {
            throw;
        }
    }

    private static bool Fail(Activity? span, Exception e)
    {
        span?.SetStatus(ActivityStatusCode.Error);
        span?.SetTag("error.type", e is ProduceException<TKey, TValue> p ? p.Error.Code.ToString() : e.GetType().Name);
        return false;
    }

    public int Poll(TimeSpan timeout) => inner.Poll(timeout);

    public int Flush(TimeSpan timeout) => inner.Flush(timeout);

    public void Flush(CancellationToken cancellationToken = default) => inner.Flush(cancellationToken);

    public void InitTransactions(TimeSpan timeout) => inner.InitTransactions(timeout);

    public void BeginTransaction() => inner.BeginTransaction();

    public void CommitTransaction(TimeSpan timeout) => inner.CommitTransaction(timeout);

    public void CommitTransaction() => inner.CommitTransaction();

    public void AbortTransaction(TimeSpan timeout) => inner.AbortTransaction(timeout);

    public void AbortTransaction() => inner.AbortTransaction();

    public void SendOffsetsToTransaction(
        IEnumerable<TopicPartitionOffset> offsets, IConsumerGroupMetadata groupMetadata, TimeSpan timeout) =>
        inner.SendOffsetsToTransaction(offsets, groupMetadata, timeout);

    public int AddBrokers(string brokers) => inner.AddBrokers(brokers);

    public void SetSaslCredentials(string username, string password) => inner.SetSaslCredentials(username, password);

    public void Dispose() => inner.Dispose();
}
