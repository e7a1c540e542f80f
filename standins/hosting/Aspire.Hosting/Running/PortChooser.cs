using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.Running;

/// <summary>
/// Gives out free ports from below the range the kernel takes for outgoing connections (32768 up on Linux): a port
/// from that range could be taken by any client before the program listens, and a client that retries a port nobody
/// listens at could even connect to itself.
/// </summary>
/// <remarks>
/// Ports come in blocks. Whoever listens on the first port of a block owns the others until the process ends. Programs
/// listen only when what they wait for is ready, and until then another AppHost, or tests that start servers, must not
/// choose the same ports; both keep to this rule (<c>Ticketing.TestKit</c>'s <c>FreePort</c> with the same numbers).
/// </remarks>
internal sealed class PortChooser
{
    private const int First = 12_000;
    private const int Blocks = 200;
    private const int BlockSize = 100;
    private const int MaxTries = 2_000;

    private static readonly Lock s_choosing = new();

    // What holds the blocks; never closed.
    private static readonly List<Socket> s_held = [];
    private static int s_next;
    private static int s_end;

    private readonly HashSet<int> _given = [];

    public int Choose()
    {
        lock (s_choosing)
        {
            for (var i = 0; i < MaxTries; i++)
            {
                if (s_next == s_end && !TryOpenBlock())
                {
                    continue;
                }
                var port = s_next++;
                if (!_given.Contains(port) && IsFree(port))
                {
                    _given.Add(port);
                    return port;
                }
            }
        }
        throw new DistributedApplicationException($"No free port from {First} up in {MaxTries} tries.");
    }

    public bool TryTake(int port)
    {
        lock (s_choosing)
        {
            return !_given.Contains(port) && IsFree(port) && _given.Add(port);
        }
    }

    private static bool TryOpenBlock()
    {
        var first = First + (Random.Shared.Next(Blocks) * BlockSize);
        if (TryListen(IPAddress.Loopback, first) is not { } owner)
        {
            return false;
        }
        s_held.Add(owner);
        (s_next, s_end) = (first + 1, first + BlockSize);
        return true;
    }

    private static bool IsFree(int port) => CanListen(IPAddress.Loopback, port)
        && (!Socket.OSSupportsIPv6 || CanListen(IPAddress.IPv6Loopback, port));

    private static bool CanListen(IPAddress address, int port)
    {
        try
        {
            using var listening = TryListen(address, port);
            return listening is not null;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressNotAvailable)
        {
            // No IPv6 loopback on this machine: nothing can be in the way there.
            return true;
        }
    }

    private static Socket? TryListen(IPAddress address, int port)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(1);
            return socket;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            socket.Dispose();
            return null;
        }
    }
}
