using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.Running;

/// <summary>
/// Gives out free ports from below the range the kernel takes for outgoing connections (32768 up on Linux): a port
/// from that range could be taken by any client before the program listens, and a client that retries a port nobody
/// listens at could even connect to itself.
/// </summary>
internal sealed class PortChooser
{
    private const int First = 12_000;
    private const int Last = 32_000;
    private const int MaxTries = 2_000;

    private readonly HashSet<int> _given = [];

    public int Choose()
    {
        for (var i = 0; i < MaxTries; i++)
        {
            var port = Random.Shared.Next(First, Last);
            lock (_given)
            {
                if (!_given.Contains(port) && IsFree(port))
                {
                    _given.Add(port);
                    return port;
                }
            }
        }
        throw new DistributedApplicationException($"No free port found between {First} and {Last} in {MaxTries} tries.");
    }

    public bool TryTake(int port)
    {
        lock (_given)
        {
            return !_given.Contains(port) && IsFree(port) && _given.Add(port);
        }
    }

    private static bool IsFree(int port) => CanBind(IPAddress.Loopback, port)
        && (!Socket.OSSupportsIPv6 || CanBind(IPAddress.IPv6Loopback, port));

    private static bool CanBind(IPAddress address, int port)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(1);
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return false;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressNotAvailable)
        {
            // No IPv6 loopback on this machine: nothing can be in the way there.
            return true;
        }
    }
}
