using System.Reflection;
using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;
using Ticketing.Contracts.Channels;
using Ticketing.Foundation.Tests.Support;
using Ticketing.Messaging;
using Ticketing.Messaging.Consuming;

namespace Ticketing.Foundation.Tests.Messaging;

/// <summary>
/// A pause of an outage that ends while a rebalance is under way, when the consumer has no partitions. Found as a replica
/// that stood still for good: librdkafka keeps a partition paused until it is resumed, also when it is given back.
/// </summary>
public sealed class PauseTests
{
    private static readonly Channel Channel = Channel.OwnedBy(new EventId(1));
    private static readonly TopicPartition[] Assigned =
        [new(TestMessages.Topic(new EventId(1)), 0), new(TestMessages.Topic(new EventId(1)), 1)];

    [Fact]
    public void Everything_that_was_paused_is_resumed_though_nothing_is_assigned_any_more()
    {
        var consumer = DispatchProxy.Create<IConsumer<string, byte[]>, RebalancingConsumer>();
        var calls = (RebalancingConsumer)(object)consumer;
        var isAway = true;
        var handler = new AheadHandler
        {
            Before = () =>
            {
                var wasAway = isAway;
                isAway = false;
                _ = wasAway ? throw new TimeoutException("The store is away.") : 0;
            },
        };
        new BatchRetries(
            consumer, [Message()], new HashSet<TopicPartition>(), Channel, handler,
            new DeadLetters(null!, new MessagingOptions()), NullLogger.Instance, CancellationToken.None).Run();

        handler.DoneAgain.ShouldBe(["seat"]);
        calls.Paused.ShouldBe(Assigned, ignoreOrder: true);
        calls.Resumed.ShouldBe(Assigned, ignoreOrder: true);
    }

    private static IncomingMessage Message()
    {
        var message = TestMessages.Of(new EventId(1), "seat");
        return new IncomingMessage
        {
            Topic = message.Topic, Kind = Topics.ReleaseSeat, Channel = Channel, Partition = 0, Offset = 0,
            Key = message.Key, MessageId = message.MessageId, Type = message.Type, Payload = message.Payload,
        };
    }

    /// <summary>Its partitions are taken away by the first poll.</summary>
    public class RebalancingConsumer : DispatchProxy
    {
        private List<TopicPartition> _assignment = [.. Assigned];

        internal List<TopicPartition> Paused { get; } = [];

        internal List<TopicPartition> Resumed { get; } = [];

        /// <inheritdoc/>
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            switch (targetMethod?.Name)
            {
                case "get_Assignment":
                    return _assignment;
                case nameof(IConsumer<,>.Pause):
                    Paused.AddRange((IEnumerable<TopicPartition>)args![0]!);
                    return null;
                case nameof(IConsumer<,>.Resume):
                    Resumed.AddRange((IEnumerable<TopicPartition>)args![0]!);
                    return null;
                case nameof(IConsumer<,>.Consume):
                    _assignment = [];
                    return null;
                default:
                    throw new NotSupportedException(targetMethod?.Name);
            }
        }
    }
}
