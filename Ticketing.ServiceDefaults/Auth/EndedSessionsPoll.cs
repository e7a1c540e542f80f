using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;

namespace Ticketing.ServiceDefaults.Auth;

/// <summary>Where ended sessions are read: event-ticketing over HTTP, or its own database.</summary>
public interface IEndedSessionsSource
{
    /// <summary>Sessions with a number above <paramref name="after"/> whose tokens may still be good.</summary>
    Task<EndedSessionsPage> ReadAsync(long after, CancellationToken cancellation);
}

/// <summary>Reads the ended sessions every second, so that a log-out is known everywhere within two.</summary>
internal sealed partial class EndedSessionsPoll(
    IEndedSessionsSource source, EndedSessions ended, TimeProvider clock, ILogger<EndedSessionsPoll> logger)
    : BackgroundService
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    /// <summary>An answer that got lost is asked for again in time to learn of a log-out within five seconds.</summary>
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(3);

    private bool _away;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long after = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            after = await ReadAsync(after, stoppingToken);
            await Task.Delay(PollInterval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Reads until the source has no more; returns the number to go on from.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever fails is logged and asked for again.")]
    private async Task<long> ReadAsync(long after, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                limit.CancelAfter(AnswerLimit);
                var page = await source.ReadAsync(after, limit.Token);
                _away = false;
                if (page.Sessions.Count == 0)
                {
                    return after;
                }

                foreach (var session in page.Sessions)
                {
                    ended.Add(session);
                }

                after = page.Next;
            }
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            if (!_away)
            {
                LogAway(e);
            }

            _away = true;
            return after;
        }
        catch (OperationCanceledException)
        {
            return after;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The ended sessions cannot be read: their access tokens stay good until they expire")]
    private partial void LogAway(Exception exception);
}

/// <summary>Registers the poll of ended sessions in a service.</summary>
public static class EndedSessionsExtensions
{
    /// <summary>Asks event-ticketing by service discovery, with the service key.</summary>
    public static void AddHttpEndedSessions(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHttpClient<IEndedSessionsSource, HttpEndedSessionsSource>(client =>
        {
            client.BaseAddress = new Uri($"http://{ServiceNames.EventTicketing}");
            client.AddServiceKey(builder.Configuration);
        });
        builder.Services.AddEndedSessionsPoll();
    }

    /// <summary>Asks the service's own <see cref="IEndedSessionsSource"/>.</summary>
    public static void AddEndedSessionsPoll(this IServiceCollection services) =>
        services.AddHostedService<EndedSessionsPoll>();
}

/// <summary><c>GET /internal/ended-sessions?after={number}</c> of event-ticketing.</summary>
internal sealed class HttpEndedSessionsSource(HttpClient http) : IEndedSessionsSource
{
    public async Task<EndedSessionsPage> ReadAsync(long after, CancellationToken cancellation) =>
        await http.GetFromJsonAsync(
            $"/internal/ended-sessions?after={after}", ContractsJson.Default.EndedSessionsPage, cancellation)
        ?? throw new HttpRequestException("The ended sessions are JSON null.");
}
