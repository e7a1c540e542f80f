using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;
using Ticketing.Contracts.Channels;
using Ticketing.Foundation.Tests.Support;
using Ticketing.Messaging;
using Ticketing.Messaging.Consuming;
using Ticketing.Messaging.Publishing;

namespace Ticketing.Foundation.Tests.Messaging;

/// <summary>
/// What keeps order and offsets true while batches overlap, each with its twin: the same story told by the batches alone,
/// without the pipeline, which must end wrong. Without a broker; <see cref="WorkAheadTests"/> has one.
/// </summary>
public sealed class PipelineGuardTests
{
    private static readonly EventId Event = new(1);
    private static readonly Channel Channel = Channel.OwnedBy(Event);
    private static readonly TopicPartition Partition = new(TestMessages.Topic(Event), 0);
    private readonly AheadHandler _handler = new();
    private readonly IConsumer<string, byte[]> _consumer;
    private readonly IReadOnlyList<TopicPartitionOffset> _stored;

    public PipelineGuardTests() => (_consumer, _stored) = OffsetLog.Create();

    [Fact]
    public void Offset_waits_for_the_effects_of_everything_before_it()
    {
        var pipeline = new BatchPipeline();
        pipeline.Run(Batch(0, "first"));
        pipeline.Run(Batch(1, "second"));
        _handler.DurableOf("second").SetResult();
        pipeline.SettleFinished();
        _stored.ShouldBeEmpty("the first is not durable");
    }

    [Fact]
    public void Twin_that_settles_what_is_finished_loses_the_batch_before_it()
    {
        List<BatchRun> runs = [Begun(0, "first"), Begun(1, "second")];
        _handler.DurableOf("second").SetResult();
        runs.Where(run => run.IsFinished).ToList().ForEach(run => run.Settle());
        _stored.ShouldBe([At(2)], "and a crash now would skip the first for good");
    }

    [Fact]
    public void Batch_that_cannot_begin_is_done_before_the_next_one_begins()
    {
        var doneBeforeTheThird = DoneAgainWhenTheThirdBegins();
        var pipeline = new BatchPipeline();
        pipeline.Run(Batch(0, "first"));
        pipeline.Run(Batch(1, "second"));
        pipeline.Run(Batch(2, "third"));
        doneBeforeTheThird().ShouldBe(["second"]);
    }

    [Fact]
    public void Twin_that_goes_on_lets_the_next_batch_overtake()
    {
        var doneBeforeTheThird = DoneAgainWhenTheThirdBegins();
        Begun(0, "first");
        Begun(1, "second");
        Begun(2, "third");
        doneBeforeTheThird().ShouldBeEmpty();
    }

    [Fact]
    public void Offset_of_a_partition_that_was_taken_away_is_not_stored()
    {
        var pipeline = new BatchPipeline();
        pipeline.Run(Batch(0, "first"));
        pipeline.Revoke([Partition], areStillOurs: false);
        _handler.DurableOf("first").SetResult();
        pipeline.SettleFinished();
        _stored.ShouldBeEmpty();
    }

    [Fact]
    public void Twin_that_does_not_notice_stores_an_offset_of_its_next_owner()
    {
        var run = Begun(0, "first");
        _handler.DurableOf("first").SetResult();
        run.Settle();
        _stored.ShouldBe([At(1)]);
    }

    /// <summary>The second batch cannot begin. Tells what was done the ordinary way when the third begins.</summary>
    private Func<List<string>> DoneAgainWhenTheThirdBegins()
    {
        List<string>? seen = null;
        _handler.BeforeBegin = text =>
        {
            seen = text == "third" ? [.. _handler.DoneAgain] : seen;
            _ = text == "second" ? throw new TimeoutException("The store is away.") : 0;
        };
        _handler.DurableOf("first").SetResult();
        return () => seen.ShouldNotBeNull();
    }

    /// <summary>Begun without the pipeline: a twin does with it what the pipeline must not.</summary>
    private BatchRun Begun(long offset, string text)
    {
        var run = Batch(offset, text);
        run.TryBegin();
        return run;
    }

    private static TopicPartitionOffset At(long offset) => new(Partition, offset);

    private BatchRun Batch(long offset, string text)
    {
        var message = TestMessages.Of(Event, text);
        var result = new ConsumeResult<string, byte[]>
        {
            TopicPartitionOffset = At(offset),
            Message = new Message<string, byte[]>
            {
                Key = message.Key,
                Value = message.Payload,
                Headers = KafkaPublisher.HeadersOf(message.MessageId, message.Type, null),
            },
        };
        var reader = new MessageReader(Channel, Topics.ConsumedBy(ServiceNames.SeatReservation));
        return new BatchRun(
            _consumer, [result], Channel, reader, _handler,
            new DeadLetters(null!, new MessagingOptions()), NullLogger.Instance, CancellationToken.None);
    }
}
