using System.Net.Http.Headers;
using System.Text;
using Ticketing.PaymentSandbox.Books;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.PaymentSandbox.Webhooks;

/// <summary>
/// Tells the shop what happened, again and again until it takes it: after 1 s, 2 s, 4 s and so on up to ten minutes
/// apart, for about two hours; then the event is given up. Signed anew each time.
/// </summary>
internal sealed partial class WebhookSender(
    PaymentBooks books, SandboxOptions options, TimeProvider clock, ILogger<WebhookSender> logger)
    : BackgroundService
{
    // Tellings under way at once: a shop that is slow must not be drowned by us.
    private const int MaxAtOnce = 4;
    private const int MaxAttempts = 20;
    private static readonly TimeSpan MaxBackOff = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan AnswerAtMost = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient _http = new(new ConnectionFaults(new SocketsHttpHandler())) { Timeout = AnswerAtMost };

    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.WebhookUrl.Length == 0)
        {
            return;
        }
        using var timer = new PeriodicTimer(LookAgainAfter, clock);
        try
        {
            do
            {
                while (books.TakeDue(MaxAtOnce) is { Count: > 0 } due)
                {
                    await Task.WhenAll(due.Select(d => SendAsync(d, stoppingToken)));
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: what is not told is in the journal.
        }
    }

    private async Task SendAsync(Delivery delivery, CancellationToken ct)
    {
        var attempts = delivery.Attempts + 1;
        string failure;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, options.WebhookUrl);
            request.Content = new StringContent(
                delivery.Body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
            request.Headers.Add(
                WebhookSignature.Header,
                WebhookSignature.Of(delivery.Body, options.WebhookSecret, clock.GetUtcNow()));
            using var response = await _http.SendAsync(request, ct);
            if (response.IsSuccessStatusCode)
            {
                books.Save(delivery with { Attempts = attempts, Done = true });
                return;
            }
            failure = $"status {(int)response.StatusCode}";
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            ct.ThrowIfCancellationRequested();
            failure = e.Message;
        }
        var givenUp = attempts >= MaxAttempts;
        books.Save(delivery with
        {
            Attempts = attempts,
            DueAt = clock.GetUtcNow() + BackOff(attempts),
            Done = givenUp,
        });
        LogFailed(delivery.EventId, attempts, failure, givenUp ? "given up" : "tried again later");
    }

    private static TimeSpan BackOff(int attempts) => TimeSpan.FromSeconds(
        Math.Min(MaxBackOff.TotalSeconds, Math.Pow(2, attempts - 1)));

    [LoggerMessage(LogLevel.Warning, "Event {EventId}, attempt {Attempt}: {Failure}; {What}")]
    private partial void LogFailed(string eventId, int attempt, string failure, string what);
}
