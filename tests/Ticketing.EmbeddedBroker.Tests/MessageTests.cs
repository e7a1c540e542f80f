using System.Globalization;
using Confluent.Kafka;

namespace Ticketing.EmbeddedBroker.Tests;

public sealed class MessageTests(BrokerProcess broker) : IClassFixture<BrokerProcess>
{
    /// <summary>Messages of one consumer before the other one's turn.</summary>
    private const int AtATime = 1_000;

    /// <summary>Longer than any test takes.</summary>
    private static readonly TimeSpan _longSession = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan _limit = BrokerProcess.Patience;

    [Fact]
    public void Two_members_of_a_group_read_every_message_of_an_idempotent_producer_once()
    {
        // A rebalance amid the reading may repeat messages, as on any broker, and on a busy machine there may be one: then
        // it is tried again. None is ever lost.
        var again = 0;
        while (RepeatedByTwoMembers($"many-{again}") > 0)
        {
            (++again).ShouldBeLessThan(3, "messages were read twice each time");
        }
    }

    [Fact]
    public void A_group_goes_on_where_it_committed()
    {
        Produce("resumed", 100);
        var before = new HashSet<string>();
        using (var first = broker.Consumer("resuming", _longSession))
        {
            first.Subscribe("resumed");
            while (before.Count < 60)
            {
                var message = Next(first);
                before.Add(message.Message.Key);
                first.StoreOffset(message);
            }

            first.Commit();
            first.Close();
        }

        // A member that left is not waited for as long as its session.
        var rejoining = TimeProvider.System.GetTimestamp();
        var left = new HashSet<string>();
        using var second = broker.Consumer("resuming", _longSession);
        second.Subscribe("resumed");
        while (left.Count < 40)
        {
            left.Add(Next(second).Message.Key);
        }

        TimeProvider.System.GetElapsedTime(rejoining).ShouldBeLessThan(_longSession / 2);
        left.ShouldNotContain(key => before.Contains(key));
        second.Close();
    }

    [Fact]
    public void Large_messages_pass_through_whole()
    {
        var large = new byte[900_000];
        new Random(1).NextBytes(large);
        using var producer = broker.Producer();
        for (var i = 0; i < 4; i++)
        {
            producer.Produce("large", new Message<string, byte[]> { Key = "same", Value = large });
        }

        producer.Flush(_limit).ShouldBe(0);

        using var consumer = broker.Consumer("large");
        consumer.Subscribe("large");
        for (var i = 0; i < 4; i++)
        {
            Next(consumer).Message.Value.ShouldBe(large);
        }
    }

    private int RepeatedByTwoMembers(string topic)
    {
        const int count = 20_000;
        Produce(topic, 1);
        using var one = broker.Consumer($"pair-{topic}");
        using var two = broker.Consumer($"pair-{topic}");
        var (seen, times) = (new HashSet<int>(), 0);
        one.Subscribe(topic);
        two.Subscribe(topic);

        // Both first have their share of the partitions.
        Until(() => one.Assignment.Count == 5 && two.Assignment.Count == 5, ReadBoth);
        Produce(topic, count);
        Until(() => seen.Count == count && times > count, ReadBoth);
        one.Close();
        two.Close();
        return times - count - 1;

        void ReadBoth() => Read(one, two, number =>
        {
            seen.Add(number);
            times++;
        });
    }

    private void Produce(string topic, int count)
    {
        var failed = 0;
        using var producer = broker.Producer();
        for (var i = 0; i < count; i++)
        {
            var message = new Message<string, byte[]>
            {
                Key = i.ToString(CultureInfo.InvariantCulture),
                Value = BitConverter.GetBytes(i),
            };
            producer.Produce(topic, message, report => failed += report.Error.IsError ? 1 : 0);
        }

        producer.Flush(_limit).ShouldBe(0);
        failed.ShouldBe(0);
    }

    private static void Read(IConsumer<string, byte[]> one, IConsumer<string, byte[]> two, Action<int> take)
    {
        foreach (var consumer in new[] { one, two })
        {
            // All it has, so that the other one's last messages are not waited for between each two of its own.
            var wait = TimeSpan.FromMilliseconds(20);
            for (var n = 0; n < AtATime && consumer.Consume(wait) is { } result; n++)
            {
                take(BitConverter.ToInt32(result.Message.Value));
                wait = TimeSpan.Zero;
            }
        }
    }

    private static void Until(Func<bool> reached, Action step)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!reached())
        {
            TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(_limit);
            step();
        }
    }

    private static ConsumeResult<string, byte[]> Next(IConsumer<string, byte[]> consumer) =>
        consumer.Consume(_limit).ShouldNotBeNull();
}
