using System.Reflection;
using System.Text;
using Confluent.Kafka;
using Npgsql;
using Ticketing.Contracts.Channels;
using Ticketing.Foundation.Tests.Support;
using Ticketing.Messaging;
using Ticketing.Messaging.Publishing;
using Ticketing.TestKit;

namespace Ticketing.Foundation.Tests.Messaging;

/// <summary>Several messages of one key in one Kafka record.</summary>
public sealed class BundleTests(Servers servers) : IClassFixture<Servers>
{
    private const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public async Task Messages_of_a_key_travel_together_and_arrive_one_by_one_in_order()
    {
        var id = Servers.NewEvent();
        await using var database = NpgsqlDataSource.Create(await servers.NewDatabaseAsync());
        var handler = new EffectHandler(database);
        await using var service = await TestService.StartAsync(
            servers.Kafka.BootstrapServers, null, handler, TestDirectory.Of(id));
        await service.Topics.EnsureChannelAsync(Channel.OwnedBy(id));
        List<OutgoingMessage> sent =
        [
            TestMessages.Of(id, "one", trace: Trace), TestMessages.Of(id, "two ü\n"), TestMessages.Of(id, "beside", 1),
            TestMessages.Of(id, "three"),
        ];
        await service.Publisher.PublishAsync(sent, CancellationToken.None);
        await Eventually.EqualsAsync(4, handler.CountAsync, "all effects");

        (await handler.EffectsAsync(sent[0].Key)).ShouldBe(["one", "two ü\n", "three"]);
        handler.Seen.Select(m => m.MessageId).Distinct().ShouldBe(sent.Select(m => m.MessageId), ignoreOrder: true);
        handler.Seen.Single(m => m.MessageId == sent[0].MessageId).TraceParent!.ShouldContain(Trace.Split('-')[1]);
        handler.Seen.ShouldAllBe(m => m.Type == "ReleaseSeat");
        using var broker = new Broker(servers.Kafka.BootstrapServers);
        broker.Records(TestMessages.Topic(id)).ShouldBe(2);
        broker.Read(TestMessages.Topic(id)).Select(r => Broker.Header(r, "message-id"))
            .ShouldBe(sent.Select(m => m.MessageId.ToString()), ignoreOrder: true);
    }

    [Fact]
    public async Task A_record_holds_no_more_than_its_bounds_and_nothing_that_its_lines_cannot_hold()
    {
        var producer = RecordingProducer.New();
        var id = Servers.NewEvent();
        var twoLines = TestMessages.Of(id, "") with { Payload = "{\n}"u8.ToArray() };
        var large = TestMessages.Of(id, new string('x', 35_000));
        await new KafkaPublisher(producer).PublishAsync(
            [
                .. Enumerable.Range(0, Bundle.MaxMessages + 1).Select(n => TestMessages.Of(id, $"{n}")), twoLines,
                large, large, large,
            ],
            CancellationToken.None);

        var records = RecordingProducer.Of(producer).Records;
        records.Select(r => Bundle.CountOf(r.Headers)).ShouldBe([Bundle.MaxMessages, null, null, 2, null]);
        records.ShouldAllBe(r => r.Value.Length <= Bundle.MaxBytes);
        records[2].Value.ShouldBe(twoLines.Payload);
    }

    [Theory]
    [InlineData("no line")]
    [InlineData("0199aaaa-0000-7000-8000-000000000001 ReleaseSeat\n{}\n")]
    [InlineData("0199aaaa-0000-7000-8000-000000000001 ReleaseSeat - {}\n")] // one line of two
    [InlineData("0199aaaa-0000-7000-8000-00000000000 ReleaseSeat - {}\n0199aaaa-0000-7000-8000-00000000000 R - {}\n")]
    public void What_only_calls_itself_a_bundle_is_refused(string value)
    {
        var result = new ConsumeResult<string, byte[]>
        {
            Message = new() { Key = "", Value = Encoding.UTF8.GetBytes(value),
                Headers = new() { { "messages", "2"u8.ToArray() } } },
        };
        Should.Throw<FormatException>(() => Bundle.Unpack(result).ToList());
    }

    [Theory]
    [InlineData(true, new[] { "0", "1" })]
    [InlineData(false, new[] { "0", "1", "2", "3" })] // the twin: what is behind a failure overtakes it
    public async Task In_order_nothing_of_a_key_is_handed_over_behind_what_failed(bool inOrder, string[] expected)
    {
        var producer = RecordingProducer.New();
        RecordingProducer.Of(producer).Fails = record => Encoding.UTF8.GetString(record.Value).Contains("\"first-0\"");
        var id = Servers.NewEvent();

        // A line break keeps each in a record of its own.
        var sent = Enumerable.Range(0, 4).Select(n => TestMessages.Of(id, $"first-{n / 2}", n % 2) with { }).ToList();
        sent = [.. sent.Select((m, n) => m with { Payload = [.. m.Payload, (byte)'\n'], Type = $"{n}" })];
        var publisher = new KafkaPublisher(producer);
        var failure = await Should.ThrowAsync<PublishException>(inOrder
            ? publisher.PublishInOrderAsync(sent, CancellationToken.None)
            : publisher.PublishAsync(sent, CancellationToken.None));

        RecordingProducer.Of(producer).Records.Select(
            r => Encoding.UTF8.GetString(r.Headers.GetLastBytes("message-type")))
            .ShouldBe(expected);
        failure.Failed.Select(m => m.Type).ShouldBe(inOrder ? ["0", "1", "2", "3"] : ["0", "1"]);
    }
}

/// <summary>Takes records in place of a broker and acknowledges them at once.</summary>
public class RecordingProducer : DispatchProxy
{
    /// <summary>What was handed over.</summary>
    public List<Message<string, byte[]>> Records { get; } = [];

    /// <summary>True for a record that is not acknowledged.</summary>
    public Func<Message<string, byte[]>, bool> Fails { get; set; } = _ => false;

    public static IProducer<string, byte[]> New() => Create<IProducer<string, byte[]>, RecordingProducer>();

    public static RecordingProducer Of(IProducer<string, byte[]> producer) => (RecordingProducer)producer;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (args is not [
            TopicPartition, Message<string, byte[]> message, Action<DeliveryReport<string, byte[]>> report])
        {
            throw new NotSupportedException($"{targetMethod?.Name}");
        }

        Records.Add(message);
        report(new DeliveryReport<string, byte[]>
        {
            Message = message,
            Error = new Error(Fails(message) ? ErrorCode.Local_MsgTimedOut : ErrorCode.NoError),
        });
        return null;
    }
}
