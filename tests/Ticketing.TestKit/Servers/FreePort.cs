using System.Net;
using System.Net.Sockets;

namespace Ticketing.TestKit.Servers;

/// <summary>Ports of the loopback interface that nobody listens on.</summary>
public static class FreePort
{
    /// <summary>
    /// Distinct ports. Another process may take one before the server binds it: servers are started again with other ports
    /// then (<see cref="ServerProcess"/>).
    /// </summary>
    public static int[] Take(int count)
    {
        var listeners = new List<TcpListener>();
        try
        {
            for (var i = 0; i < count; i++)
            {
                var listener = new TcpListener(IPAddress.Loopback, 0);
                listeners.Add(listener);
                listener.Start();
            }

            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
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
}
