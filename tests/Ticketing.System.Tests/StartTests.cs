using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Ticketing.System.Tests.Running;
using Ticketing.TestKit.Servers;

namespace Ticketing.System.Tests;

/// <summary>What a developer sees who starts the AppHost: it runs, or ends with a line that says why.</summary>
[global::System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class StartTests
{
    [LocalFact]
    public async Task A_start_tells_what_is_ready_a_stop_leaves_nothing_and_after_a_kill_the_next_run_waits()
    {
        using var data = new TemporaryFolder("start");
        var port = FreePort.Take();
        string[] arguments = [$"--Ticketing:Port={port}", "--Ticketing:KafkaHome=none"];
        using (var first = AppHostProcess.Start(data.Path, arguments))
        {
            await first.PrintsAsync("ticketing: Ctrl-C stops everything.");

            Assert.Contains("ticketing: postgres-server ready after ", first.Output, StringComparison.Ordinal);
            Assert.Contains("ticketing: migrations done after ", first.Output, StringComparison.Ordinal);
            Assert.Contains($"ticketing: shop       http://localhost:{port}", first.Output, StringComparison.Ordinal);
            Assert.Matches(@"ticketing: dashboard  http://localhost:\d+/login\?t=\w+", first.Output);
            using var http = new HttpClient();
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"http://localhost:{port}/events")).StatusCode);
            Assert.Equal(0, await first.StopAsync());
        }

        await AppHostProcess.NothingIsLeftAsync(data);

        using (var again = AppHostProcess.Start(data.Path, arguments))
        {
            await again.PrintsAsync("ticketing: Ctrl-C stops everything.");
            Assert.DoesNotContain("was killed", again.Output, StringComparison.Ordinal);
        } // Killed here, with everything running: its servers are waited for.

        using var next = AppHostProcess.Start(data.Path, arguments);
        await next.PrintsAsync("ticketing: Ctrl-C stops everything.");
        Assert.Contains("ticketing: the run before was killed", next.Output, StringComparison.Ordinal);
        Assert.Equal(0, await next.StopAsync());
    }

    [LocalFact]
    public async Task A_resource_that_dies_ends_the_start_with_its_last_lines()
    {
        using var data = new TemporaryFolder("start");
        Directory.CreateDirectory(Path.Combine(data.Path, "postgres"));
        await File.WriteAllTextAsync(Path.Combine(data.Path, "postgres", "PG_VERSION"), "9\n");

        using var host = AppHostProcess.Start(
            data.Path, $"--Ticketing:Port={FreePort.Take()}", "--Ticketing:KafkaHome=none");

        Assert.Equal(1, await host.EndAsync());
        Assert.Contains("ticketing: postgres-server ended with exit code 1.", host.Output, StringComparison.Ordinal);
        Assert.Contains("is of PostgreSQL 9, but PostgreSQL", host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", host.Output, StringComparison.Ordinal);
        await AppHostProcess.NothingIsLeftAsync(data);
    }

    [LocalFact]
    public async Task A_resource_that_never_becomes_ready_ends_the_start_after_its_limit()
    {
        using var data = new TemporaryFolder("start");
        var kafka = Path.Combine(data.Path, "silent-kafka");
        var scripts = Directory.CreateDirectory(Path.Combine(kafka, "bin")).FullName;
        foreach (var (name, text) in new[] { ("kafka-storage.sh", "true"), ("kafka-server-start.sh", "exec sleep 600") })
        {
            var file = Path.Combine(scripts, name);
            await File.WriteAllTextAsync(file, $"#!/bin/sh\necho {name} speaks\n{text}\n");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        using var host = AppHostProcess.Start(
            data.Path, $"--Ticketing:Port={FreePort.Take()}", $"--Ticketing:KafkaHome={kafka}",
            "--Ticketing:StartLimit=00:00:45");

        Assert.Equal(1, await host.EndAsync());
        Assert.Contains("ticketing: kafka-server is not ready after 45 s: it is Running and Unhealthy", host.Output,
            StringComparison.Ordinal);
        Assert.Contains("    kafka-server-start.sh speaks", host.Output, StringComparison.Ordinal);
        Assert.Matches("ticketing: waiting for it: .*booking-service", host.Output);
        await AppHostProcess.NothingIsLeftAsync(data);
    }

    [LocalFact]
    public async Task A_port_that_is_taken_is_one_line()
    {
        using var data = new TemporaryFolder("start");
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        using var host = AppHostProcess.Start(data.Path, $"--Ticketing:Port={port}");

        Assert.Equal(1, await host.EndAsync());
        Assert.Equal(
            $"ticketing: Port {port} is taken by another program: choose another one by --Ticketing:Port=N.", host.Output);
    }

    [LocalFact]
    public async Task A_second_run_on_the_same_data_is_one_line()
    {
        using var data = new TemporaryFolder("start");
        await using var held = new FileStream(
            Path.Combine(data.Path, "lock"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);

        using var host = AppHostProcess.Start(data.Path);

        Assert.Equal(1, await host.EndAsync());
        Assert.StartsWith($"ticketing: Another run of Ticketing uses {data.Path}", host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', host.Output);
    }
}
