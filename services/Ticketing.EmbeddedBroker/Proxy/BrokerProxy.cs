using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Ticketing.EmbeddedBroker.Cluster;

namespace Ticketing.EmbeddedBroker.Proxy;

/// <summary>
/// The broker's public port. Each client connection gets one of its own to the broker; what flows between is copied
/// byte for byte but for a few requests (<see cref="RequestFilter"/>).
/// </summary>
internal sealed class BrokerProxy : IAsyncDisposable
{
    /// <summary>Connections the kernel keeps while they wait to be accepted.</summary>
    private const int Backlog = 512;

    /// <summary>As long as any id that the mock cluster makes up; what is too much is cut off.</summary>
    private const int ClusterIdBytes = 64;

    private readonly List<Socket> _listeners;
    private readonly IPEndPoint _broker;
    private readonly Topics _topics;
    private readonly byte[] _clusterId;
    private readonly ConcurrentDictionary<Task, bool> _connections = new();

    private BrokerProxy(List<Socket> listeners, IPEndPoint broker, Topics topics)
    {
        _listeners = listeners;
        _broker = broker;
        _topics = topics;

        // New at every start: a client that remembers the id can tell that the log it knew is gone.
        _clusterId = Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(ClusterIdBytes, lowercase: true));
    }

    public int Port => ((IPEndPoint)_listeners[0].LocalEndPoint!).Port;

    /// <summary>The cluster id begins with these characters.</summary>
    public string ClusterIdSeed => Encoding.ASCII.GetString(_clusterId, 0, 12);

    /// <exception cref="SocketException">The port is taken.</exception>
    public static BrokerProxy Listen(int port, IPEndPoint broker, Topics topics)
    {
        var listeners = new List<Socket> { Open(IPAddress.Loopback, port) };
        if (Socket.OSSupportsIPv6)
        {
            // "localhost" is often ::1 first, and a client that finds nobody there waits before it tries the other.
            try
            {
                listeners.Add(Open(IPAddress.IPv6Loopback, ((IPEndPoint)listeners[0].LocalEndPoint!).Port));
            }
            catch (SocketException e)
            {
                Console.WriteLine($"Not listening on ::1 ({e.SocketErrorCode}); 127.0.0.1 serves.");
            }
        }

        return new BrokerProxy(listeners, broker, topics);
    }

    /// <summary>Serves until cancelled, then closes every connection.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_listeners.Select(listener => AcceptAsync(listener, cancellationToken)));
        await Task.WhenAll(_connections.Keys);
    }

    private static Socket Open(IPAddress address, int port)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(Backlog);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task AcceptAsync(Socket listener, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptAsync(cancellationToken);
                var served = ServeAsync(client, cancellationToken);
                _connections[served] = true;
                _ = served.ContinueWith(
                    done => _connections.TryRemove(done, out _), CancellationToken.None,
                    TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
        catch (OperationCanceledException)
        {
            // Asked to stop.
        }
    }

    private async Task ServeAsync(Socket client, CancellationToken cancellationToken)
    {
        using var broker = new Socket(_broker.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            client.NoDelay = broker.NoDelay = true;
            await broker.ConnectAsync(_broker, cancellationToken);
            var answers = new PendingAnswers();
            Task[] both =
            [
                new FrameRelay(client, broker, new RequestFilter(_topics, _clusterId, answers)).RunAsync(closing.Token),
                new FrameRelay(broker, client, new ResponseFilter(answers)).RunAsync(closing.Token),
            ];

            // A side that breaks takes the other with it; a client that only closed may still be owed answers.
            var first = await Task.WhenAny(both);
            if (!first.IsCompletedSuccessfully || first == both[1])
            {
                await closing.CancelAsync();
            }

            await Task.WhenAll(both);
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
        {
            // Clients come and go; librdkafka connects again by itself.
        }
        catch (InvalidDataException e)
        {
            Console.Error.WriteLine($"Connection closed: {e.Message}");
        }
        finally
        {
            client.Dispose();
        }
    }

    public ValueTask DisposeAsync()
    {
        _listeners.ForEach(listener => listener.Dispose());
        return ValueTask.CompletedTask;
    }
}
