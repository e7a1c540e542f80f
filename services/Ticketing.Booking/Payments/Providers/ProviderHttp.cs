using System.Net;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Payments.Providers;

/// <summary>
/// The line to a payment provider. Every call carries an idempotency key, so a call whose answer did not arrive is
/// made again, a few times and soon; the caller's time limit ends it in any case. What stays unanswered is an
/// exception: the outcome is unknown.
/// </summary>
internal sealed class ProviderHttp : IDisposable
{
    private const int MaxAttempts = 3;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);

    // Connections outlive one call; renewed now and then, so that a provider may move.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    private readonly HttpClient _http;
    private readonly TimeProvider _clock;

    public ProviderHttp(Uri address, TimeProvider clock, HttpMessageHandler? handler = null)
    {
        _clock = clock;
        Address = address;
        _http = new HttpClient(
            new ConnectionFaults(handler ?? new SocketsHttpHandler
            {
                PooledConnectionLifetime = ConnectionLifetime, UseCookies = false,
            }))
        {
            BaseAddress = address,
            // The caller's token is the limit.
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>The provider's API.</summary>
    public Uri Address { get; }

    /// <summary>The answer, whatever its status below 500.</summary>
    /// <param name="make">A new request each time: one can be sent once only.</param>
    /// <param name="ct">Ends the attempts.</param>
    /// <exception cref="HttpRequestException">No answer, or only the provider's own failure.</exception>
    public async Task<(HttpStatusCode Status, string Body)> SendAsync(
        Func<HttpRequestMessage> make, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var request = make();
                using var response = await _http.SendAsync(request, ct);
                var body = await response.Content.ReadAsStringAsync(ct);
                return response.StatusCode
                    is < HttpStatusCode.InternalServerError and not HttpStatusCode.TooManyRequests
                    ? (response.StatusCode, body)
                    : throw new HttpRequestException(
                        $"The payment provider answered {(int)response.StatusCode}.", null, response.StatusCode);
            }
            catch (HttpRequestException) when (attempt < MaxAttempts)
            {
                await Task.Delay(BetweenAttempts * attempt, _clock, ct);
            }
        }
    }

    public void Dispose() => _http.Dispose();
}
