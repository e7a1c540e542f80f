using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.Testing;

namespace Standin.Tests;

/// <summary>The smoke AppHost, started once for all tests of a class.</summary>
public sealed class RunningApp : IAsyncLifetime
{
    /// <summary>Of every wait in these tests: it bounds a hang and costs nothing where all is well.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public DistributedApplication App { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Smoke_AppHost>(
            ["--Parameters:greeting=hello", "--Smoke:Value=from the arguments"]);
        App = await builder.BuildAsync();
        await App.StartAsync();
        using var limit = new CancellationTokenSource(Patience);
        await App.ResourceNotifications.WaitForResourceHealthyAsync("web", limit.Token);
        await BothReplicasAnswerAsync();
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    /// <summary>One request on a connection of its own: the process that answered.</summary>
    public async Task<int> AskAsync(string resource)
    {
        using var client = new HttpClient { BaseAddress = App.GetEndpoint(resource) };
        return int.Parse(await client.GetStringAsync("/"));
    }

    public async Task<HashSet<int>> BothReplicasAnswerAsync()
    {
        var seen = new HashSet<int>();
        await Until.TrueAsync(
            async () =>
            {
                try
                {
                    seen.Add(await AskAsync("web"));
                }
                catch (Exception e) when (e is HttpRequestException or SocketException)
                {
                    // A replica that has just started does not listen yet.
                }
                return seen.Count == 2;
            },
            "two replicas answer");
        return seen;
    }
}

/// <summary>Waiting for a condition, with a limit.</summary>
internal static class Until
{
    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < RunningApp.Patience, $"Waited too long: {what}");
            await Task.Delay(50);
        }
    }
}
