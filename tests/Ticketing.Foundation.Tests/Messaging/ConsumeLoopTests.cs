using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;
using Ticketing.Contracts.Channels;
using Ticketing.Foundation.Tests.Support;
using Ticketing.Messaging;
using Ticketing.Messaging.Consuming;
using Ticketing.TestKit;
using Xunit.Abstractions;

namespace Ticketing.Foundation.Tests.Messaging;

public sealed class ConsumeLoopTests(Servers servers, ITestOutputHelper output) : IClassFixture<Servers>
{
    [Fact]
    public async Task Failing_batch_is_redelivered_with_nothing_lost_and_each_key_in_order()
    {
        output.WriteLine(servers.Kafka.Description);
        var id = Servers.NewEvent();
        await using var database = await NewDatabaseAsync();
        var failures = 0;
        var handler = new EffectHandler(database)
        {
            Before = batch => Interlocked.Increment(ref failures) % 3 == 0
                ? Task.CompletedTask
                : throw new InvalidOperationException("A bug that comes and goes."),
        };
        await using var service = await StartAsync(handler, id);
        await service.Topics.EnsureChannelAsync(Channel.OwnedBy(id));
        await service.Publisher.PublishAsync(TestMessages.Spread(id, 0, 200), CancellationToken.None);
        await Eventually.EqualsAsync(200, handler.CountAsync, "all effects are there");

        failures.ShouldBeGreaterThan(2);
        for (var partition = 0; partition < Topics.PartitionCount; partition++)
        {
            (await handler.EffectsAsync(TestMessages.Key(id, partition)))
                .ShouldBe(Enumerable.Range(0, 20).Select(n => $"{partition + (n * 10)}"));
        }
    }

    [ApacheKafkaFact]
    public async Task Offsets_are_committed_only_after_the_effect_and_a_restart_begins_there()
    {
        var id = Servers.NewEvent();
        await using var database = await NewDatabaseAsync();
        using var broker = new Broker(servers.Kafka.BootstrapServers);
        var failing = new EffectHandler(database) { Before = _ => throw new TimeoutException("The store is away.") };
        await using (var service = await StartAsync(failing, id))
        {
            await service.Topics.EnsureChannelAsync(Channel.OwnedBy(id));
            await service.Publisher.PublishAsync(TestMessages.Spread(id, 0, 50), CancellationToken.None);
            await Eventually.TrueAsync(
                () => failing.Seen.GroupBy(m => m.MessageId).Any(tries => tries.Count() >= 4), "tried four times");
        }

        (await broker.CommittedAsync(TestMessages.Group(id), TestMessages.Topic(id))).ShouldBeEmpty();
        (await failing.CountAsync()).ShouldBe(0);

        var handler = new EffectHandler(database);
        await using (var restarted = await StartAsync(handler, id))
        {
            await Eventually.EqualsAsync(50, handler.CountAsync, "all effects are there after the restart");
        }

        // Stopping commits what was stored.
        var committed = await broker.CommittedAsync(TestMessages.Group(id), TestMessages.Topic(id));
        // five in one record
        committed.ShouldBe(Enumerable.Range(0, 10).ToDictionary(p => p, _ => 1L), ignoreOrder: true);
        var third = new EffectHandler(database);
        await using var next = await StartAsync(third, id);
        await next.Publisher.PublishAsync(TestMessages.Spread(id, 50, 10), CancellationToken.None);
        await Eventually.EqualsAsync(60, third.CountAsync, "the next ten");
        third.Seen.Count.ShouldBe(10, "nothing that was committed comes again");
    }

    [Fact]
    public async Task Messages_that_come_one_by_one_are_handled_together()
    {
        var id = Servers.NewEvent();
        await using var database = await NewDatabaseAsync();
        var begun = new ConcurrentQueue<long>();
        var handler = new EffectHandler(database)
        {
            Before = _ =>
            {
                begun.Enqueue(Stopwatch.GetTimestamp());
                return Task.CompletedTask;
            },
        };
        await using var service = await StartAsync(handler, id);
        await service.Topics.EnsureChannelAsync(Channel.OwnedBy(id));
        foreach (var message in TestMessages.Spread(id, 0, 100))
        {
            await service.Publisher.PublishAsync([message], CancellationToken.None);
        }

        await Eventually.EqualsAsync(100, handler.CountAsync, "all effects are there");
        var times = begun.ToList();
        var most = Stopwatch.GetElapsedTime(times[0], times[^1]) / ConsumeLimits.BatchInterval;
        output.WriteLine($"{times.Count} batches where {most:F1} intervals passed");
        times.Count.ShouldBeLessThan((int)most + 3);
        times.Count.ShouldBeLessThan(100);
    }

    [Fact]
    public async Task Poison_goes_to_the_dead_letters_with_its_reason_and_its_neighbours_are_handled_once()
    {
        var id = Servers.NewEvent();
        var poison = TestMessages.Malformed(id, partition: 3);
        await HandleAmongNeighboursAsync(id, poison, _ => Task.CompletedTask);
        var letter = DeadLetterOf(poison);
        Broker.Header(letter, "dead-letter-reason").ShouldStartWith("The payload is no ReleaseSeat:");
        Broker.Header(letter, "dead-letter-topic").ShouldBe(TestMessages.Topic(id));
        Broker.Header(letter, "dead-letter-partition").ShouldBe("3");
        Broker.Header(letter, "dead-letter-offset").ShouldBe("0"); // of the record that has all three
        letter.Message.Key.ShouldBe(poison.Key);
        letter.Message.Value.ShouldBe(poison.Payload);
    }

    [Fact]
    public async Task Message_that_meets_a_bug_each_time_is_found_and_set_aside()
    {
        var id = Servers.NewEvent();
        var culprit = TestMessages.Of(id, "culprit", partition: 3);
        await HandleAmongNeighboursAsync(id, culprit, batch => batch.Any(m => m.MessageId == culprit.MessageId)
            ? throw new InvalidOperationException("A bug with this one.")
            : Task.CompletedTask);
        Broker.Header(DeadLetterOf(culprit), "dead-letter-reason").ShouldContain("A bug with this one.");
    }

    [Fact]
    public async Task Dead_letter_is_replayed_once_when_its_cause_is_mended()
    {
        var id = Servers.NewEvent();
        await using var database = await NewDatabaseAsync();
        var culprit = TestMessages.Of(id, "culprit");
        var broken = true;
        var handler = new EffectHandler(database)
        {
            Before = batch => Volatile.Read(ref broken) && batch.Any(m => m.MessageId == culprit.MessageId)
                ? throw new PoisonMessageException(batch.First(m => m.MessageId == culprit.MessageId), "Not yet.")
                : Task.CompletedTask,
        };
        await using var service = await StartAsync(handler, id);
        await service.Topics.EnsureChannelAsync(Channel.OwnedBy(id));
        await service.Publisher.PublishAsync([culprit, TestMessages.Of(id, "behind")], CancellationToken.None);
        await Eventually.EqualsAsync(1, handler.CountAsync, "its neighbour's effect");
        var listed = (await service.DeadLetters.ListAsync(CancellationToken.None))
            .Where(l => l.Topic == TestMessages.Topic(id)).ShouldHaveSingleItem();
        listed.Reason.ShouldBe("Not yet.");

        Volatile.Write(ref broken, false);
        (await service.DeadLetters.ReplayAsync(CancellationToken.None)).ShouldBeGreaterThanOrEqualTo(1);
        await Eventually.EqualsAsync(2, handler.CountAsync, "the replayed message's effect");
        (await handler.EffectsAsync()).ShouldContain("culprit");
        (await service.DeadLetters.ListAsync(CancellationToken.None))
            .ShouldNotContain(l => l.Topic == TestMessages.Topic(id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // the twin: shows that the inbox is what does it
    public async Task Message_sent_twice_has_one_effect_with_the_inbox(bool useInbox)
    {
        var id = Servers.NewEvent();
        await using var database = await NewDatabaseAsync();
        var handler = new EffectHandler(database, useInbox);
        await using var service = await StartAsync(handler, id);
        await service.Topics.EnsureChannelAsync(Channel.OwnedBy(id));
        var message = TestMessages.Of(id, "twice");
        await service.Publisher.PublishAsync([message], CancellationToken.None);
        await service.Publisher.PublishAsync([message, TestMessages.Of(id, "last")], CancellationToken.None);
        await Eventually.TrueAsync(
            async () => (await handler.EffectsAsync()).Contains("last"), "the last one's effect");
        // Without it also once more where the broker delivered again, as it may.
        var effects = (await handler.EffectsAsync()).Count(body => body == "twice");
        effects.ShouldBeInRange(useInbox ? 1 : 2, useInbox ? 1 : int.MaxValue);
    }

    [Fact]
    public async Task Trace_goes_on_from_the_outbox_row_to_the_handler()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Ticketing.Messaging",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var id = Servers.NewEvent();
        await using var database = await NewDatabaseAsync();
        var handler = new EffectHandler(database);
        await using var service = await StartAsync(handler, id, database);
        var trace = new ActivityContext(
            ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);
        var parent = $"00-{trace.TraceId}-{trace.SpanId}-01";
        await TestMessages.AppendAsync(database, TestMessages.Of(id, "traced", trace: parent));
        await Eventually.EqualsAsync(1, handler.CountAsync, "the effect");

        var seen = ActivityContext.Parse(handler.Seen.First().TraceParent!, null);
        seen.TraceId.ShouldBe(trace.TraceId);
        await Eventually.TrueAsync(() => spans.Any(s => s.SpanId == seen.SpanId), "the span ended");
        var span = spans.First(s => s.SpanId == seen.SpanId);
        span.ParentSpanId.ShouldBe(trace.SpanId);
        span.Kind.ShouldBe(ActivityKind.Consumer);
    }

    private async Task HandleAmongNeighboursAsync(
        EventId id, OutgoingMessage poison, Func<IReadOnlyList<IncomingMessage>, Task> before)
    {
        await using var database = await NewDatabaseAsync();
        var handler = new EffectHandler(database) { Before = before };
        await using var publisher = await TestService.StartAsync(servers.Kafka.BootstrapServers);
        await publisher.Topics.EnsureChannelAsync(Channel.OwnedBy(id));
        await publisher.Publisher.PublishAsync(
            [
                TestMessages.Of(id, "before", 3), poison, TestMessages.Of(id, "behind", 3),
                TestMessages.Of(id, "beside", 4),
            ],
            CancellationToken.None);
        await using var service = await StartAsync(handler, id);
        await Eventually.EqualsAsync(3, handler.CountAsync, "the neighbours' effects");
        (await handler.EffectsAsync(poison.Key)).ShouldBe(["before", "behind"]);
        await service.Publisher.PublishAsync([TestMessages.Of(id, "later", 3)], CancellationToken.None);
        await Eventually.EqualsAsync(4, handler.CountAsync, "consuming goes on behind it");
    }

    private Confluent.Kafka.ConsumeResult<string, byte[]> DeadLetterOf(OutgoingMessage message)
    {
        using var broker = new Broker(servers.Kafka.BootstrapServers);
        return broker.Read(Topics.DeadLetters(ServiceNames.SeatReservation))
            .Where(r => Broker.Header(r, "message-id") == message.MessageId.ToString())
            .ShouldHaveSingleItem();
    }

    private Task<TestService> StartAsync(IMessageBatchHandler handler, EventId id, NpgsqlDataSource? outbox = null) =>
        TestService.StartAsync(servers.Kafka.BootstrapServers, outbox, handler, TestDirectory.Of(id));

    private async Task<NpgsqlDataSource> NewDatabaseAsync() =>
        NpgsqlDataSource.Create(await servers.NewDatabaseAsync());
}
