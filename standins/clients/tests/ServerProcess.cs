using System.Collections.Concurrent;
using System.Diagnostics;
using Ticketing.TestKit.Servers;

namespace Standin.Clients.Tests;

/// <summary>A server on a free loopback port, killed when disposed.</summary>
public sealed class ServerProcess : IDisposable
{
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

    private static async Task<ServerProcess> StartAsync(int port, string command, string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(command, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var said = new ConcurrentQueue<string?>();
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data);
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Eventually.TrueAsync(
            async () => process.HasExited || await FreePort.IsOpenAsync(port), $"{command} listens on port {port}");
        Assert.False(process.HasExited, $"{command} ended: {string.Join('\n', said)}");
        return new ServerProcess(process, port);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
