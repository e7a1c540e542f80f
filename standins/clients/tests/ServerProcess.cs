using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Standin.Clients.Tests;

/// <summary>A server on a free loopback port, killed when disposed.</summary>
public sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan _startLimit = TimeSpan.FromSeconds(20);
    private readonly Process _process;

    private ServerProcess(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public static Task<ServerProcess> RedisAsync(int port, string password) => StartAsync(port, "redis-server",
        ["--port", $"{port}", "--bind", "127.0.0.1", "--requirepass", password, "--save", "", "--dir", Path.GetTempPath()]);

    public static Task<ServerProcess> BrokerAsync(int port) => StartAsync(port, "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "Ticketing.EmbeddedBroker.dll"), "--port", $"{port}"]);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<ServerProcess> StartAsync(int port, string command, string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        await Eventually.TrueAsync(() => Accepts(port), _startLimit);
        return new ServerProcess(process, port);
    }

    private static async Task<bool> Accepts(int port)
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

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}

public static class Eventually
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks again and again until true; fails after the limit.</summary>
    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan limit)
    {
        using var timer = new PeriodicTimer(_pause);
        using var end = new CancellationTokenSource(limit);
        while (!await condition())
        {
            await timer.WaitForNextTickAsync(end.Token);
        }
    }
}
