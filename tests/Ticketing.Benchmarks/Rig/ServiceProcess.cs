using System.Net.Sockets;
using System.Security.Cryptography;
using Ticketing.TestKit;
using Ticketing.TestKit.Servers;

namespace Ticketing.Benchmarks.Rig;

/// <summary>A .NET program of this checkout as a process of its own that serves HTTP.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly string PublicKey = MakePublicKey();
    private readonly TemporaryFolder _folder;
    private readonly ServerProcess _process;

    private ServiceProcess(TemporaryFolder folder, ServerProcess process, int port)
    {
        _folder = folder;
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public int Pid => _process.Pid;

    /// <summary>The seat reservation service as it is built in this program's configuration, set as by the AppHost.</summary>
    public static Task<ServiceProcess> SeatReservationAsync(KafkaServer broker, string store, int directoryPort)
    {
        const string Name = "Ticketing.SeatReservation";
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = Path.Combine(
            Checkout.Root, "services", Name, "bin", configuration, "net10.0", $"{Name}.dll");
        var port = FreePort.Take();

        // As an argument: a shell passes no variable on whose name has dashes.
        var discovery = $"--services:event-ticketing-service:http:0=http://127.0.0.1:{directoryPort}";
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ConnectionStrings__kafka"] = broker.BootstrapServers,
            ["ConnectionStrings__kvrocks"] = store,
            ["Auth__PublicKey"] = PublicKey,
            ["Logging__LogLevel__Default"] = "Warning",
        };
        if (broker.IsApacheKafka)
        {
            environment["Ticketing__Messaging__FetchWait"] = "00:00:00.500";
            environment["Ticketing__Messaging__FetchInterval"] = "00:00:00.040";
        }

        return StartAsync(["dotnet", program, discovery], port, "/alive", environment);
    }

    /// <summary>Kestrel and a constant, from this very program.</summary>
    public static Task<ServiceProcess> ConstantAsync(int size)
    {
        var port = FreePort.Take();
        return StartAsync(
            ["dotnet", typeof(ServiceProcess).Assembly.Location, ConstantServer.Verb, $"{port}", $"{size}"],
            port, ConstantServer.Path, new Dictionary<string, string> { ["DOTNET_gcServer"] = "1" });
    }

    /// <summary>Kestrel that pushes frames, from this very program.</summary>
    public static Task<ServiceProcess> PushAsync(int size, int intervalMs)
    {
        var port = FreePort.Take();
        return StartAsync(
            ["dotnet", typeof(ServiceProcess).Assembly.Location, PushServer.Verb, $"{port}", $"{size}",
                $"{intervalMs}"],
            port, "/alive", new Dictionary<string, string> { ["DOTNET_gcServer"] = "1" });
    }

    public async ValueTask DisposeAsync()
    {
        await _process.StopAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private static async Task<ServiceProcess> StartAsync(
        string[] command, int port, string ready, Dictionary<string, string> environment)
    {
        var folder = new TemporaryFolder("bench");
        var process = await ServerProcess.StartAsync(command, folder["service.log"], "TERM", environment);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        await process.WaitUntilAsync(
            async () =>
            {
                try
                {
                    using var answer = await client.GetAsync(new Uri(ready, UriKind.Relative));
                    return answer.IsSuccessStatusCode;
                }
                catch (Exception e) when (e is HttpRequestException or SocketException)
                {
                    return false; // Not listening yet.
                }
            },
            $"{command[1]} answers at {ready}");
        return new ServiceProcess(folder, process, port);
    }

    private static string MakePublicKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
    }
}
