using System.Net.Http.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Standin.Tests;

public sealed class OrchestrationTests(RunningApp running) : IClassFixture<RunningApp>
{
    private readonly Aspire.Hosting.DistributedApplication _app = running.App;

    [Fact]
    public async Task A_resource_starts_after_what_it_waits_for()
    {
        using var slow = _app.CreateHttpClient("slow");
        var healthySince = await slow.GetFromJsonAsync<DateTime?>("/healthy-since");
        var job = Snapshot("job");
        var web = Snapshot("web-0");
        Assert.Equal(KnownResourceStates.Finished, job.State!.Text);
        Assert.Equal(0, job.ExitCode);
        Assert.True(web.StartTimeStamp > job.StopTimeStamp, "web began before the job had ended");
        Assert.True(web.StartTimeStamp > healthySince, "web began before slow was healthy");
    }

    [Fact]
    public async Task New_connections_spread_over_the_replicas()
    {
        var counts = new Dictionary<int, int>();
        for (var i = 0; i < 60; i++)
        {
            var pid = await running.AskAsync("web");
            counts[pid] = counts.GetValueOrDefault(pid) + 1;
        }
        Assert.Equal(2, counts.Count);
        // Of 60 fair throws fewer than 10 on one side come up once in ten million times.
        Assert.All(counts.Values, count => Assert.True(count >= 10));
    }

    [Fact]
    public async Task Environment_tells_a_replica_all_it_needs()
    {
        using var client = _app.CreateHttpClient("web");
        var environment = await client.GetFromJsonAsync<Dictionary<string, string>>("/env");
        var slow = _app.GetEndpoint("slow").ToString().TrimEnd('/');
        var store = _app.GetEndpoint("store", "tcp").Port;
        Assert.Equal(slow, environment!["services__slow__http__0"]);
        Assert.Equal(slow, environment["SLOW_HTTP"]);
        Assert.Equal($"Host=localhost;Port={store};Password=hello", environment["ConnectionStrings__orders"]);
        Assert.Equal(environment["ConnectionStrings__orders"], await _app.GetConnectionStringAsync("orders"));
        Assert.Equal("hello", environment["GREETING"]);
        Assert.Equal("from the arguments", environment["FROM_ARGUMENTS"]);
        Assert.Equal("yes", environment["FROM_PROFILE"]);
        Assert.Equal("web", environment["OTEL_SERVICE_NAME"]);
        Assert.Matches("^service.instance.id=web-[01]$", environment["OTEL_RESOURCE_ATTRIBUTES"]);
        Assert.NotEqual(_app.GetEndpoint("web").Port, new Uri(environment["ASPNETCORE_URLS"]).Port);
    }

    [Fact]
    public async Task A_dead_replica_is_passed_over_and_can_be_started_again()
    {
        var before = await running.BothReplicasAnswerAsync();
        var victim = before.First();
        System.Diagnostics.Process.GetProcessById(victim).Kill();
        await _app.ResourceNotifications.WaitForResourceAsync("web", e => e.Snapshot.ExitCode is not null)
            .WaitAsync(RunningApp.Patience);
        for (var i = 0; i < 20; i++)
        {
            Assert.NotEqual(victim, await running.AskAsync("web"));
        }
        var result = await _app.ResourceCommands.ExecuteCommandAsync("web", KnownResourceCommands.StartCommand);
        Assert.True(result.Success, result.ErrorMessage);
        var after = await running.BothReplicasAnswerAsync();
        Assert.DoesNotContain(victim, after);
        Assert.Single(after.Intersect(before));
    }

    [Fact]
    public async Task A_restart_keeps_the_address()
    {
        var address = _app.GetEndpoint("slow");
        var before = await running.AskAsync("slow");
        var commands = _app.Services.GetRequiredService<ResourceCommandService>();
        var result = await commands.ExecuteCommandAsync("slow", KnownResourceCommands.RestartCommand);
        Assert.True(result.Success, result.ErrorMessage);
        await _app.ResourceNotifications.WaitForResourceHealthyAsync("slow").WaitAsync(RunningApp.Patience);
        Assert.Equal(address, _app.GetEndpoint("slow"));
        Assert.NotEqual(before, await running.AskAsync("slow"));
    }

    [Fact]
    public async Task An_event_stream_passes_the_proxy_unbuffered()
    {
        using var client = _app.CreateHttpClient("web");
        using var limit = new CancellationTokenSource(RunningApp.Patience);
        await using var stream = await client.GetStreamAsync("/stream", limit.Token);
        using var reader = new StreamReader(stream);
        Assert.Equal("data: first", await reader.ReadLineAsync(limit.Token));
    }

    [Fact]
    public async Task Output_of_a_resource_is_kept_under_its_name()
    {
        var logs = _app.Services.GetRequiredService<ResourceLoggerService>();
        var lines = new List<string>();
        await foreach (var batch in logs.GetAllAsync("job"))
        {
            lines.AddRange(batch.Select(l => l.Content));
        }
        Assert.Contains("job done", lines);
    }

    private CustomResourceSnapshot Snapshot(string id)
    {
        Assert.True(_app.ResourceNotifications.TryGetCurrentState(id, out var found), $"no state of {id}");
        return found.Snapshot;
    }
}
