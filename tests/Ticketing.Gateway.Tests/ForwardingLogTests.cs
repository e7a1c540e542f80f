using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ticketing.Gateway.Tests;

/// <summary>What the operator reads of requests that did not get through.</summary>
public sealed class ForwardingLogTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_service_that_is_away_is_one_line_and_somebody_who_leaves_a_stream_is_none()
    {
        using var log = new Lines();
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync(": here\n\n");
            await context.Response.Body.FlushAsync();
            await using var _ = context.RequestAborted.Register(left.SetResult);
            await left.Task;
        });
        await using var gateway =
            new GatewayServer(new() { ["seat-reservation-service"] = upstream.Address }, log: log);

        using (var listener = await gateway.Client.GetAsync(
            "/api/seat_reservation/1/changes", HttpCompletionOption.ResponseHeadersRead))
        {
            await using var stream = await listener.Content.ReadAsStreamAsync();
            (await stream.ReadAsync(new byte[1])).ShouldBe(1);
        }
        await left.Task.WaitAsync(Deadline);
        using var away = await gateway.Client.GetAsync("/orders/someone");

        var line = log.Written.ShouldHaveSingleItem();
        line.ShouldStartWith("GET orders could not be forwarded: ");
        line.ShouldNotContain("\n");
    }

    /// <summary>Warnings and worse of the gateway and its proxy.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Written { get; } = [];

        // Not the server's: on a busy machine it may tell that its clock is late.
        public ILogger CreateLogger(string categoryName) =>
            categoryName.StartsWith("Yarp", StringComparison.Ordinal)
            || categoryName.StartsWith("Ticketing", StringComparison.Ordinal)
                ? this
                : NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Written.Enqueue(formatter(state, exception) + (exception is null ? "" : $"\n{exception}"));
            }
        }

        public void Dispose()
        {
        }
    }
}
