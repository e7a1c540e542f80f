using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.TestKit.Servers;

namespace Ticketing.Benchmarks.Rig;

/// <summary>Event-ticketing's directory, which the service polls: <c>GET /internal/event-directory</c>.</summary>
internal sealed class DirectoryServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly List<EventDirectoryEntry> _entries = [];
    private long _version;

    private DirectoryServer(int port)
    {
        Port = port;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        _app = builder.Build();
        _app.MapGet("/internal/event-directory", (long after) => TypedResults.Json(
            PageAfter(after), ContractsJson.Default.EventDirectoryPage));
    }

    public int Port { get; }

    public static async Task<DirectoryServer> StartAsync()
    {
        var server = new DirectoryServer(FreePort.Take());
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Adds an event, or changes it.</summary>
    public void Put(EventDirectoryEntry entry)
    {
        lock (_lock)
        {
            _entries.RemoveAll(e => e.Id == entry.Id);
            _entries.Add(entry with { Version = ++_version });
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private EventDirectoryPage PageAfter(long after)
    {
        lock (_lock)
        {
            return new EventDirectoryPage([.. _entries.Where(e => e.Version > after).Take(100)], _version);
        }
    }
}
