using System.Net;
using System.Net.Sockets;
using System.Text;
using Aspire.Hosting.Running;
using Microsoft.Extensions.Logging.Abstractions;

namespace Standin.Tests;

public sealed class ProxyTests
{
    [Fact]
    public async Task A_half_closed_connection_still_gets_its_answer()
    {
        using var limit = new CancellationTokenSource(RunningApp.Patience);
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        // Answers only when the caller has said all it has to say.
        var answering = Task.Run(async () =>
        {
            using var accepted = await server.AcceptTcpClientAsync(limit.Token);
            using var reader = new StreamReader(accepted.GetStream());
            var question = await reader.ReadToEndAsync(limit.Token);
            await accepted.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"you said {question}"), limit.Token);
        });
        using var proxy = Proxy(((IPEndPoint)server.LocalEndpoint).Port, out var port);

        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
        var stream = client.GetStream();
        await stream.WriteAsync("hello"u8.ToArray(), limit.Token);
        client.Client.Shutdown(SocketShutdown.Send);
        using var answer = new StreamReader(stream);
        Assert.Equal("you said hello", await answer.ReadToEndAsync(limit.Token));
        await answering;
    }

    [Fact]
    public async Task Much_data_arrives_whole_both_ways()
    {
        const int Bytes = 20_000_000;
        using var limit = new CancellationTokenSource(RunningApp.Patience);
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var echoing = Task.Run(async () =>
        {
            using var accepted = await server.AcceptTcpClientAsync(limit.Token);
            await accepted.GetStream().CopyToAsync(accepted.GetStream(), limit.Token);
        });
        using var proxy = Proxy(((IPEndPoint)server.LocalEndpoint).Port, out var port);

        var sent = new byte[Bytes];
        new Random(1).NextBytes(sent);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
        var stream = client.GetStream();
        var sending = Task.Run(async () =>
        {
            await stream.WriteAsync(sent, limit.Token);
            client.Client.Shutdown(SocketShutdown.Send);
        });
        var received = new MemoryStream();
        await stream.CopyToAsync(received, limit.Token);
        await sending;
        await echoing;
        Assert.True(sent.AsSpan().SequenceEqual(received.ToArray()), $"{received.Length} of {Bytes} bytes came back");
    }

    [Fact]
    public async Task With_no_replica_the_caller_sees_a_broken_connection_and_no_empty_answer()
    {
        using var proxy = Proxy(null, out var port);
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        // An orderly end would be 0 bytes and no exception.
        await Assert.ThrowsAnyAsync<SocketException>(async () =>
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            await client.ReceiveAsync(new byte[1]).WaitAsync(RunningApp.Patience);
        });
    }

    private static EndpointProxy Proxy(int? target, out int port)
    {
        port = new PortChooser().Choose();
        var proxy = new EndpointProxy(NullLogger.Instance);
        proxy.SetReplicas(target is { } one ? [one] : []);
        proxy.Listen(port);
        return proxy;
    }
}
