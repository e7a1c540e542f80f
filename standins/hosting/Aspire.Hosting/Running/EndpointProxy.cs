using System.Buffers;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>
/// One stable port for an endpoint. Each connection goes to a running replica taken at random, and to another when that
/// one does not accept; bytes are passed on as they come, so streams are not held up.
/// </summary>
internal sealed class EndpointProxy(ILogger logger) : IDisposable
{
    private const int Backlog = 1024;

    // Small, because thousands of idle event streams may pass; a connection that fills it gets the large one.
    private const int SmallBuffer = 4 * 1024;
    private const int LargeBuffer = 64 * 1024;

    private readonly List<Socket> _listeners = [];
    private volatile int[] _ports = [];

    /// <summary>The target ports of the replicas that run now.</summary>
    public void SetReplicas(IEnumerable<int> ports) => _ports = [.. ports];

    public void Listen(int port)
    {
        _listeners.Add(Bind(IPAddress.Loopback, port));
        try
        {
            // "localhost" is both addresses.
            _listeners.Add(Bind(IPAddress.IPv6Loopback, port));
        }
        catch (SocketException e) when (
            e.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported)
        {
            logger.LogDebug(e, "No IPv6 loopback here; port {Port} is served on 127.0.0.1 alone", port);
        }
        foreach (var listener in _listeners)
        {
            _ = AcceptAsync(listener);
        }
    }

    public void Dispose()
    {
        foreach (var listener in _listeners)
        {
            listener.Dispose();
        }
    }

    private static Socket Bind(IPAddress address, int port)
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

    private async Task AcceptAsync(Socket listener)
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await listener.AcceptAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (e is ObjectDisposedException
                or SocketException { SocketErrorCode: SocketError.OperationAborted })
            {
                return;
            }
            catch (SocketException e)
            {
                // The client gave up before we took it, or descriptors ran out: the next may do better.
                logger.LogWarning(e, "A connection could not be accepted");
                continue;
            }
            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using (client)
        {
            client.NoDelay = true;
            using var server = await ConnectAsync().ConfigureAwait(false);
            if (server is null)
            {
                // A reset, so that the caller sees a failed connection rather than an empty answer.
                client.LingerState = new LingerOption(true, 0);
                return;
            }
            var up = CopyAsync(client, server);
            var down = CopyAsync(server, client);
            if (!await (await Task.WhenAny(up, down).ConfigureAwait(false)).ConfigureAwait(false))
            {
                // One direction broke: the other must not wait for an end that will never come.
                Abort(client);
                Abort(server);
            }
            await Task.WhenAll(up, down).ConfigureAwait(false);
        }
    }

    private async Task<Socket?> ConnectAsync()
    {
        var ports = _ports;
        if (ports.Length == 0)
        {
            return null;
        }
        var first = Random.Shared.Next(ports.Length);
        for (var i = 0; i < ports.Length; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, ports[(first + i) % ports.Length]).ConfigureAwait(false);
                return socket;
            }
            catch (SocketException)
            {
                // Dead, or not listening yet: the next replica.
                socket.Dispose();
            }
        }
        return null;
    }

    /// <summary>True when the sender ended properly and the end was passed on; false when either side broke.</summary>
    private static async Task<bool> CopyAsync(Socket from, Socket to)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(SmallBuffer);
        try
        {
            while (true)
            {
                var count = await from.ReceiveAsync(buffer.AsMemory(), SocketFlags.None).ConfigureAwait(false);
                if (count == 0)
                {
                    to.Shutdown(SocketShutdown.Send);
                    return true;
                }
                for (var sent = 0; sent < count;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), SocketFlags.None).ConfigureAwait(false);
                }
                if (count == buffer.Length && buffer.Length < LargeBuffer)
                {
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = ArrayPool<byte>.Shared.Rent(LargeBuffer);
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Abort(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Dispose();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Already gone, which is all that is wanted.
        }
    }
}
