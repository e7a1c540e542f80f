using System.Net.Http.Json;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Waiting;

namespace Ticketing.Gateway.Waiting;

/// <summary>
/// Asks booking once a second what is new in the waiting rooms, and sooner when a request needs to know. While booking
/// is away the copy stays as it is.
/// </summary>
internal sealed partial class RoomNews(
    IHttpClientFactory clients, Rooms rooms, OrderTimes orders, TimeProvider clock, ILogger<RoomNews> log)
    : BackgroundService
{
    public const string ClientName = "waiting-rooms";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>However many requests want to know, booking is asked no oftener than this.</summary>
    private static readonly TimeSpan MinInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>What a request waits for it at most.</summary>
    private static readonly TimeSpan CatchUpLimit = TimeSpan.FromSeconds(2);

    /// <summary>Answers read one after another before others get a turn; 100,000 people are 20.</summary>
    private const int MaxPages = 100;

    private readonly Guid _gatewayId = Guid.NewGuid();
    private readonly Lock _lock = new();
    private Round _next = new();
    private bool _isAway;

    /// <summary>Completes when the copy has everything that booking had at the time of the call, or after two seconds.</summary>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        Task read;
        lock (_lock)
        {
            _next.Wanted.TrySetResult();
            read = _next.Read.Task;
        }

        await read.WaitAsync(CatchUpLimit, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            Round round;
            lock (_lock)
            {
                // Who asks from here on may have seen a change that this read misses, so they get the next one.
                round = _next;
                _next = new Round();
            }

            await ReadAsync(stoppingToken);
            round.Read.SetResult();
            await Task.Delay(MinInterval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await _next.Wanted.Task.WaitAsync(Interval - MinInterval, clock, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(CancellationToken stopping)
    {
        try
        {
            var hasMore = true;
            for (var page = 0; hasMore && page < MaxPages; page++)
            {
                hasMore = rooms.Apply(await AskAsync(stopping));
            }

            if (_isAway)
            {
                _isAway = false;
                LogBack();
            }
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            if (!_isAway)
            {
                _isAway = true;
                LogAway(e.Message);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task<WaitingRoomAnswer> AskAsync(CancellationToken stopping)
    {
        var (count, p95, failed, busiest) = orders.Last();
        using var http = clients.CreateClient(ClientName);
        using var response = await http.PostAsJsonAsync(
            new Uri("/internal/waiting-rooms/news", UriKind.Relative),
            new WaitingRoomQuestion(_gatewayId, rooms.Cursors(), count, p95, failed, busiest),
            ContractsJson.Default.WaitingRoomQuestion, stopping);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(ContractsJson.Default.WaitingRoomAnswer, stopping)
            ?? throw new HttpRequestException("The news of the waiting rooms are JSON null.");
    }

    [LoggerMessage(LogLevel.Warning, "The waiting rooms cannot be read; using the copy ({Reason})")]
    private partial void LogAway(string reason);

    [LoggerMessage(LogLevel.Information, "The waiting rooms can be read again")]
    private partial void LogBack();

    /// <summary>A read that has not begun.</summary>
    private sealed class Round
    {
        public TaskCompletionSource Wanted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Read { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
