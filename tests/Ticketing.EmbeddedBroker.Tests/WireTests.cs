using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Ticketing.EmbeddedBroker.Tests;

/// <summary>Speaks to the port in bytes, where the client library would hide the order.</summary>
public sealed class WireTests(BrokerProcess broker) : IClassFixture<BrokerProcess>
{
    private const short Metadata = 3;
    private const short JoinGroup = 11;
    private const short ApiVersions = 18;
    private const short CreateTopics = 19;

    [Fact]
    public async Task Answers_come_in_the_order_of_pipelined_requests()
    {
        // Metadata v1 of all topics: a null array. CreateTopics v0: no topics, a time limit of 1 s.
        byte[] allTopics = [0xFF, 0xFF, 0xFF, 0xFF];
        byte[] noTopics = [0, 0, 0, 0, 0, 0, 3, 0xE8];
        await using var stream = await ConnectAsync();
        byte[] pipelined =
        [
            .. Request(Metadata, 1, 71, allTopics), .. Request(CreateTopics, 0, 72, noTopics),
            .. Request(Metadata, 1, 73, allTopics), .. Request(ApiVersions, 0, 74, []),
        ];

        // Byte by byte, so that frames end anywhere in what is read.
        foreach (var one in pipelined)
        {
            await stream.WriteAsync(new[] { one });
        }

        foreach (var expected in new[] { 71, 72, 73, 74 })
        {
            BinaryPrimitives.ReadInt32BigEndian(await AnswerAsync(stream)).ShouldBe(expected);
        }
    }

    [Fact]
    public async Task CreateTopics_is_offered_among_the_versions()
    {
        await using var stream = await ConnectAsync();
        await stream.WriteAsync(Request(ApiVersions, 0, 5, []));
        var answer = await AnswerAsync(stream);

        // correlation_id, error_code, then the array.
        var count = BinaryPrimitives.ReadInt32BigEndian(answer.AsSpan(6));
        var keys = Enumerable.Range(0, count)
            .Select(i => BinaryPrimitives.ReadInt16BigEndian(answer.AsSpan(10 + (i * 6))));
        keys.ShouldContain(CreateTopics);
    }

    [Theory]
    [InlineData(Metadata, 12)]
    [InlineData(JoinGroup, 6)]
    public async Task No_version_is_offered_that_the_proxy_cannot_read(short key, short newest)
    {
        await using var stream = await ConnectAsync();
        await stream.WriteAsync(Request(ApiVersions, 0, 6, []));
        var answer = await AnswerAsync(stream);

        var entry = Enumerable.Range(0, BinaryPrimitives.ReadInt32BigEndian(answer.AsSpan(6)))
            .Select(i => 10 + (i * 6))
            .Single(at => BinaryPrimitives.ReadInt16BigEndian(answer.AsSpan(at)) == key);
        BinaryPrimitives.ReadInt16BigEndian(answer.AsSpan(entry + 4)).ShouldBeInRange((short)0, newest);
    }

    [Fact]
    public async Task What_is_not_the_protocol_is_cut_off_and_others_are_served()
    {
        await using var stranger = await ConnectAsync();
        await stranger.WriteAsync("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
        (await stranger.ReadAsync(new byte[1]).AsTask().WaitAsync(BrokerProcess.Patience)).ShouldBe(0);

        await using var stream = await ConnectAsync();
        await stream.WriteAsync(Request(ApiVersions, 0, 9, []));
        BinaryPrimitives.ReadInt32BigEndian(await AnswerAsync(stream)).ShouldBe(9);
    }

    private async Task<NetworkStream> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, broker.Port);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>size, api_key, api_version, correlation_id, client_id "t", body.</summary>
    private static byte[] Request(short key, short version, int correlationId, byte[] body)
    {
        byte[] frame = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, (byte)'t', .. body];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length - 4);
        BinaryPrimitives.WriteInt16BigEndian(frame.AsSpan(4), key);
        BinaryPrimitives.WriteInt16BigEndian(frame.AsSpan(6), version);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(8), correlationId);
        return frame;
    }

    private static async Task<byte[]> AnswerAsync(NetworkStream stream)
    {
        using var limit = new CancellationTokenSource(BrokerProcess.Patience);
        var size = new byte[4];
        await stream.ReadExactlyAsync(size, limit.Token);
        var answer = new byte[BinaryPrimitives.ReadInt32BigEndian(size)];
        await stream.ReadExactlyAsync(answer, limit.Token);
        return answer;
    }
}
