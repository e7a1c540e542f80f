using System.Net;
using System.Net.Sockets;

namespace Ticketing.TestKit.Servers;

/// <summary>
/// Ports of the loopback interface that nobody listens on, from below the range the kernel takes for outgoing
/// connections (32768 up on Linux): one from that range could be taken by any client while its server starts,
/// or is dead for a moment, and a client that tries it again and again could even connect to itself.
/// </summary>
/// <remarks>
/// Ports come in blocks. Whoever listens on the first port of a block owns the others until the process ends, so two
/// test processes that start servers at the same moment never choose the same port. An AppHost draws the ports of its
/// stores from the same range without a block; a system that finds one taken is started again (<c>RunningSystem</c>).
/// </remarks>
public static class FreePort
{
    private const int First = 12_000;
    private const int Blocks = 200;
    private const int BlockSize = 100;
    private const int MaxTries = 2_000;

    private static readonly Lock Choosing = new();

    /// <summary>What holds the blocks; never stopped.</summary>
    private static readonly List<TcpListener> Held = [];

    /// <summary>The next port of the newest block. None is given twice: what listened there may come back.</summary>
    private static int s_next;

    /// <summary>Behind the last port of the newest block.</summary>
    private static int s_end;

    /// <summary>Distinct ports.</summary>
    public static int[] Take(int count) => [.. Enumerable.Range(0, count).Select(_ => Take())];

    /// <summary>One port.</summary>
    public static int Take()
    {
        lock (Choosing)
        {
            for (var i = 0; i < MaxTries; i++)
            {
                if (s_next == s_end && !TryOpenBlock())
                {
                    continue;
                }

                var port = s_next++;
                if (TryListen(port) is { } listener)
                {
                    listener.Stop();
                    return port;
                }
            }
        }

        throw new InvalidOperationException($"No free port from {First} up in {MaxTries} tries.");
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

    private static bool TryOpenBlock()
    {
        var first = First + (Random.Shared.Next(Blocks) * BlockSize);
        if (TryListen(first) is not { } owner)
        {
            return false;
        }

        Held.Add(owner);
        (s_next, s_end) = (first + 1, first + BlockSize);
        return true;
    }

    private static TcpListener? TryListen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            listener.Dispose();
            return null;
        }
    }
}
