using System.Net;
using System.Net.Sockets;

namespace Ticketing.TestKit.Servers;

/// <summary>
/// Ports of the loopback interface that nobody listens on, from below the range the kernel takes for outgoing
/// connections (32768 up on Linux): one from that range could be taken by any client while its server starts,
/// or is dead for a moment, and a client that tries it again and again could even connect to itself.
/// </summary>
public static class FreePort
{
    private const int First = 12_000;
    private const int Last = 32_000;
    private const int MaxTries = 2_000;

    /// <summary>Never given twice by this process: what listened there may be about to come back.</summary>
    private static readonly HashSet<int> Given = [];

    /// <summary>
    /// Distinct ports. Another process may take one before the server binds it: servers are started again
    /// with other ports then (<see cref="ServerProcess"/>).
    /// </summary>
    public static int[] Take(int count) => [.. Enumerable.Range(0, count).Select(_ => Take())];

    /// <summary>One port.</summary>
    public static int Take()
    {
        for (var i = 0; i < MaxTries; i++)
        {
            var port = Random.Shared.Next(First, Last);
            lock (Given)
            {
                if (!Given.Contains(port) && CanBind(port))
                {
                    Given.Add(port);
                    return port;
                }
            }
        }

        throw new InvalidOperationException($"No free port between {First} and {Last} in {MaxTries} tries.");
    }

    /// <summary>True if something accepts connections there.</summary>
    public static async Task<bool> IsOpenAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static bool CanBind(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return false;
        }
    }
}
