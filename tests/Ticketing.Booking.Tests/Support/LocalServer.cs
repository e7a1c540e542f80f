using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ticketing.Booking.Tests.Support;

/// <summary>
/// A server of <c>infra/local</c> with a port and a data folder of its own. It ends with the tests, also when
/// they are killed: the wrapping shell stops it as soon as its standard input closes.
/// </summary>
public sealed class LocalServer : IDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(15);

    private readonly Process _shell;
    private readonly StringBuilder _output = new();
    private readonly string _data = Directory.CreateTempSubdirectory("ticketing-booking-tests-").FullName;

    public LocalServer(string script)
    {
        Port = FreePort();
        var start = new ProcessStartInfo("bash")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("""
            chmod 755 "${SERVER_DATA%/*}"
            bash "$0" & server=$!
            cat > /dev/null
            kill -TERM $server
            wait $server
            """);
        start.ArgumentList.Add(Path.Combine(CheckoutRoot(), "infra", "local", script));
        start.Environment["SERVER_PORT"] = Port.ToString();
        start.Environment["SERVER_DATA"] = Path.Combine(_data, "data");
        start.Environment["SERVER_PASSWORD"] = Password;
        // The tests kill processes of ours, not the machine.
        start.Environment["SERVER_FSYNC"] = "off";
        _shell = Process.Start(start)!;
        _shell.OutputDataReceived += Remember;
        _shell.ErrorDataReceived += Remember;
        _shell.BeginOutputReadLine();
        _shell.BeginErrorReadLine();
    }

    public static string Password => "for-tests-only";

    public int Port { get; }

    /// <summary>A loopback port that nothing listens on at this moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until <paramref name="ping"/> does not throw.</summary>
    public async Task WaitUntilUpAsync(Func<Task> ping)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await ping();
                return;
            }
            catch (Exception e)
                when (!_shell.HasExited && Stopwatch.GetElapsedTime(started) < StartPatience
                    && e is Npgsql.NpgsqlException or SocketException or StackExchange.Redis.RedisException)
            {
                await Task.Delay(20);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"The server did not start:\n{_output}", e);
            }
        }
    }

    public void Dispose()
    {
        _shell.StandardInput.Close();
        if (!_shell.WaitForExit(StopPatience))
        {
            _shell.Kill(entireProcessTree: true);
        }
        _shell.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private static string CheckoutRoot()
    {
        var deepest = new DirectoryInfo(AppContext.BaseDirectory);
        for (var folder = deepest; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "global.json")))
            {
                return folder.FullName;
            }
        }
        throw new DirectoryNotFoundException($"No checkout above {AppContext.BaseDirectory}.");
    }

    private void Remember(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }
}
