using Ticketing.Contracts.Channels;
using Ticketing.Foundation.Tests.Support;
using Ticketing.Messaging.Consuming;
using Ticketing.TestKit;

namespace Ticketing.Foundation.Tests.Messaging;

/// <summary>A handler that begins the next batch while the last one's effect is not durable yet.</summary>
public sealed class WorkAheadTests(Servers servers) : IClassFixture<Servers>
{
    [ApacheKafkaFact]
    public async Task No_offset_is_stored_past_an_effect_that_is_not_durable()
    {
        var id = Servers.NewEvent();
        var handler = new AheadHandler { Before = () => throw new TimeoutException("The store is away.") };
        var service = await StartAsync(handler, id);
        await BeginAsync(service, handler, id, "first", "second");

        // The second is durable, and then the first turns out not to be and cannot be done again either.
        handler.DurableOf("second").SetResult();
        handler.DurableOf("first").SetException(new TimeoutException("No acknowledgement."));
        await service.DisposeAsync();

        (await CommittedAsync(id)).ShouldBeEmpty();
        var next = new AheadHandler();
        await using var restarted = await StartAsync(next, id);
        await Eventually.TrueAsync(() => next.Begun.Distinct().Count() == 2, "both come again");
        next.Begun.Distinct().ShouldBe(["first", "second"]);
        next.DurableOf("first").SetResult();
        next.DurableOf("second").SetResult();
    }

    [ApacheKafkaFact]
    public async Task Effect_that_fails_is_done_again_before_anything_behind_it_counts()
    {
        var id = Servers.NewEvent();
        var handler = new AheadHandler();
        await using (var service = await StartAsync(handler, id))
        {
            await BeginAsync(service, handler, id, "first", "second", "third");
            handler.DurableOf("second").SetException(new TimeoutException("No acknowledgement."));
            handler.DurableOf("third").SetResult();
            handler.DurableOf("first").SetResult();
            await Eventually.TrueAsync(() => !handler.DoneAgain.IsEmpty, "the second is done again");
        }

        handler.DoneAgain.ShouldBe(["second"]);
        (await CommittedAsync(id)).ShouldBe(new Dictionary<int, long> { [0] = 3 });
    }

    [ApacheKafkaFact]
    public async Task Batch_that_cannot_begin_waits_for_those_before_and_is_then_done_alone()
    {
        var id = Servers.NewEvent();
        var handler = new AheadHandler
        {
            BeforeBegin = text => _ = text == "second" ? throw new TimeoutException("The store is away.") : 0,
        };
        await using (var service = await StartAsync(handler, id))
        {
            await BeginAsync(service, handler, id, "first", "second");
            handler.DoneAgain.ShouldBeEmpty("the first is not durable yet");
            handler.DurableOf("first").SetResult();
            await Eventually.TrueAsync(() => handler.DoneAgain.Contains("second"), "then the second's turn comes");
        }

        (await CommittedAsync(id)).ShouldBe(new Dictionary<int, long> { [0] = 2 });
    }

    [ApacheKafkaFact]
    public async Task Only_so_many_batches_are_ahead()
    {
        var id = Servers.NewEvent();
        var handler = new AheadHandler();
        var service = await StartAsync(handler, id);
        var texts = Enumerable.Range(0, ConsumeLimits.MaxBatchesInFlight + 1).Select(n => $"{n}").ToArray();
        await BeginAsync(service, handler, id, texts[..^1]);
        await service.Publisher.PublishAsync([TestMessages.Of(id, texts[^1])], CancellationToken.None);
        handler.DurableOf(texts[1]).SetResult(); // not the oldest: makes no room
        handler.DurableOf(texts[0]).SetResult();
        await Eventually.TrueAsync(() => handler.Begun.Distinct().Count() == texts.Length, "room for the last one");
        handler.Begun.Distinct().ShouldBe(texts);

        // Stopping waits for what is on its way.
        var stopping = service.DisposeAsync().AsTask();
        texts[2..].ToList().ForEach(text => handler.DurableOf(text).SetResult());
        await stopping;
        (await CommittedAsync(id)).ShouldBe(new Dictionary<int, long> { [0] = texts.Length });
    }

    [ApacheKafkaFact]
    public async Task Partitions_that_go_take_what_is_not_durable_with_them()
    {
        var id = Servers.NewEvent();
        // Two for each replica, so that also one at a time they are not more than may be ahead.
        int[] partitions = [0, 1, 5, 6];
        var first = new AheadHandler();
        var second = new AheadHandler();
        await using var one = await StartAsync(first, id);
        await one.Topics.EnsureChannelAsync(Channel.OwnedBy(id));
        await one.Publisher.PublishAsync(
            [.. partitions.Select(p => TestMessages.Of(id, $"{p}", p))], CancellationToken.None);
        await Eventually.TrueAsync(() => first.Begun.Distinct().Count() == 4, "all four begin at the first replica");

        await using var two = await StartAsync(second, id);
        await Eventually.TrueAsync(
            () => second.Begun.Distinct().Count() == 2, "half of them begin again at the second");
        await Eventually.TrueAsync(() => first.Begun.Count >= 6, "and half at the first, which owns them anew");
        partitions.ToList().ForEach(p => second.DurableOf($"{p}").SetResult());
        await two.DisposeAsync();
        (await CommittedAsync(id)).Keys.ShouldBe(second.Begun.Select(int.Parse).Distinct(), ignoreOrder: true);
        partitions.ToList().ForEach(p => first.DurableOf($"{p}").SetResult());
    }

    private static async Task BeginAsync(TestService service, AheadHandler handler, EventId id, params string[] texts)
    {
        await service.Topics.EnsureChannelAsync(Channel.OwnedBy(id));
        foreach (var text in texts)
        {
            // Each is a batch of its own, because it is sent when the one before has begun.
            await service.Publisher.PublishAsync([TestMessages.Of(id, text)], CancellationToken.None);
            await Eventually.TrueAsync(() => handler.Begun.Contains(text), $"{text} begins");
        }
    }

    private async Task<Dictionary<int, long>> CommittedAsync(EventId id)
    {
        using var broker = new Broker(servers.Kafka.BootstrapServers);
        return await broker.CommittedAsync(TestMessages.Group(id), TestMessages.Topic(id));
    }

    private Task<TestService> StartAsync(AheadHandler handler, EventId id) =>
        TestService.StartAsync(servers.Kafka.BootstrapServers, null, handler, TestDirectory.Of(id));
}
