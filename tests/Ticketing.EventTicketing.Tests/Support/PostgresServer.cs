using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Ticketing.EventTicketing.Tests.Support;

/// <summary>A PostgreSQL of our own, with a new data folder and a free port; gone after the tests.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Password = "test-only";
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly string _data;

    private PostgresServer(Process process, string data, int port)
    {
        _process = process;
        _data = data;
        ConnectionString = $"Host=127.0.0.1;Port={port};Username=postgres;Password={Password};Database=postgres";
    }

    public string ConnectionString { get; }

    /// <summary>Returns when the server answers.</summary>
    public static async Task<PostgresServer> StartAsync()
    {
        var data = Directory.CreateTempSubdirectory("ticketing-pg-").FullName;
        var port = FreePort();
        var start = new ProcessStartInfo("bash", [Path.Combine(Checkout.Root, "infra", "local", "postgres.sh")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SERVER_PORT"] = port.ToString();
        start.Environment["SERVER_DATA"] = data;
        start.Environment["SERVER_PASSWORD"] = Password;
        start.Environment["SERVER_FSYNC"] = "off";
        var process = Process.Start(start)!;
        var output = new List<string>();
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(output, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new PostgresServer(process, data, port);
        await server.WaitUntilReadyAsync(output);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        // SIGTERM to the script: it stops the server and waits for it. Process.Kill would leave the server running.
        using var term = Process.Start("kill", ["-TERM", _process.Id.ToString()]);
        await term.WaitForExitAsync();
        using var deadline = new CancellationTokenSource(StopDeadline);
        await _process.WaitForExitAsync(deadline.Token);
        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private async Task WaitUntilReadyAsync(List<string> output)
    {
        var until = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString);
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (!_process.HasExited && until.Elapsed < StartDeadline)
            {
                await Task.Delay(50);
            }
            catch (NpgsqlException e)
            {
                throw new InvalidOperationException("PostgreSQL did not start:\n" + string.Join('\n', output), e);
            }
        }
    }

    private static void Keep(List<string> output, string? line)
    {
        if (line is not null)
        {
            output.Add(line);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
