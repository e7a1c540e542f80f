using System.Net.ServerSentEvents;
using System.Threading.Channels;

namespace Ticketing.SystemKit.Api;

/// <summary>One server-sent event.</summary>
public sealed record ServerEvent(string Type, string Data, string? Id);

/// <summary>
/// An open stream of server-sent events, read in the background so that nothing is lost between two waits.
/// </summary>
public sealed class ServerEvents : IAsyncDisposable
{
    /// <summary>How long a test waits for an event before it fails.</summary>
    public static readonly TimeSpan Patience = Eventually.Patience;

    private readonly Channel<ServerEvent> _events = Channel.CreateUnbounded<ServerEvent>();
    private readonly CancellationTokenSource _stop;
    private readonly HttpResponseMessage _response;
    private Task _reading = Task.CompletedTask;

    private ServerEvents(HttpResponseMessage response, CancellationToken cancellation)
    {
        _response = response;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    }

    /// <summary>Begins to read; the stream owns the response.</summary>
    public static ServerEvents Read(HttpResponseMessage response, CancellationToken cancellation)
    {
        var stream = new ServerEvents(response, cancellation);
        stream._reading = stream.ReadAsync();
        return stream;
    }

    /// <summary>
    /// The next event that <paramref name="wanted"/> accepts; others before it are passed over.
    /// </summary>
    /// <exception cref="TimeoutException">It did not come in time.</exception>
    public async Task<ServerEvent> NextAsync(Func<ServerEvent, bool> wanted, string what, TimeSpan? patience = null)
    {
        using var deadline = new CancellationTokenSource(patience ?? Patience);
        var seen = new List<string>();
        try
        {
            while (true)
            {
                var next = await _events.Reader.ReadAsync(deadline.Token);
                if (wanted(next))
                {
                    return next;
                }

                seen.Add($"{next.Type} {next.Data[..Math.Min(next.Data.Length, 200)]}");
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            throw new TimeoutException(
                $"No event came that is: {what}. Seen instead: {string.Join(" | ", seen.TakeLast(10))}", e);
        }
    }

    private async Task ReadAsync()
    {
        Exception? end = null;
        try
        {
            await using var body = await _response.Content.ReadAsStreamAsync(_stop.Token);
            var parser = SseParser.Create(body);
            await foreach (var item in parser.EnumerateAsync(_stop.Token))
            {
                _events.Writer.TryWrite(new ServerEvent(item.EventType, item.Data, item.EventId ?? parser.LastEventId));
            }
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            // The server ended or the test stopped listening: whoever waits learns it from the closed
            // channel.
            end = e;
        }

        _events.Writer.TryComplete(end);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _response.Dispose();
        await _reading;
        _stop.Dispose();
    }
}
