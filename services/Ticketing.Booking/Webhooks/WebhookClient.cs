using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Webhooks;

/// <summary>How a seller's server answered: a status, or why there is none.</summary>
/// <param name="Status">HTTP status, or null.</param>
/// <param name="Error">Null when delivered; else a code of ours, which tells nothing of our network.</param>
internal readonly record struct WebhookAnswer(int? Status, string? Error)
{
    public bool Delivered => Error is null;
}

/// <summary>
/// Calls sellers' servers. The address is checked when the connection is made, after the name was resolved, so that the
/// name cannot lead elsewhere in between (DNS rebinding). No redirects, no cookies, no proxy; the answer's body is not
/// read.
/// </summary>
internal sealed class WebhookClient : IDisposable
{
    /// <summary>Header of the signature: <c>t=1763724000,v1=5257a8…</c>.</summary>
    public const string SignatureHeader = "Ticketing-Signature";

    /// <summary>The one port that is called where private addresses are not.</summary>
    public const int HttpsPort = 443;

    private const string TimedOut = "timeout";
    private const int MaxAnswerHeaderKilobytes = 16;

    private readonly WebhookOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;

    public WebhookClient(WebhookOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            MaxResponseHeadersLength = MaxAnswerHeaderKilobytes,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectCallback = ConnectAsync,
        };
        _http = new HttpClient(new ConnectionFaults(handler)) { Timeout = options.Timeout };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("Ticketing-Webhooks/1");
    }

    /// <summary>The signing secret of a webhook, shown to its seller once: HMAC-SHA256 of its id under the
    /// installation's key.</summary>
    public string SecretOf(Guid webhookId) => "whsec_" + Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(_options.Key), webhookId.ToByteArray(bigEndian: true)));

    /// <summary>
    /// <c>v1</c> is HMAC-SHA256 of <c>{t}.{body}</c> under the secret, in hex. A receiver computes the same,
    /// compares in constant time, and refuses a <c>t</c> of more than five minutes ago.
    /// </summary>
    public static string Sign(string secret, long unixSeconds, string body)
    {
        var hash = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{unixSeconds}.{body}"));
        return $"t={unixSeconds},v1={Convert.ToHexStringLower(hash)}";
    }

    /// <summary>One try.</summary>
    public async Task<WebhookAnswer> SendAsync(WebhookDelivery delivery, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url)
        {
            Content = new StringContent(delivery.Body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add(
            SignatureHeader,
            Sign(SecretOf(delivery.WebhookId), _clock.GetUtcNow().ToUnixTimeSeconds(), delivery.Body));
        request.Headers.Add("Ticketing-Event", delivery.Type);
        request.Headers.Add("Ticketing-Delivery", delivery.Id.ToString());
        var started = _clock.GetTimestamp();
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            var status = (int)answer.StatusCode;
            return new(status, status switch
            {
                >= 200 and < 300 => null,
                >= 300 and < 400 => "redirect-not-followed",
                _ => "refused",
            });
        }
        catch (HttpRequestException e) when (e.InnerException is AddressNotAllowedException)
        {
            // Answered like a public address that is silent, and as late: else the log would map our network.
            var rest = _options.Timeout - _clock.GetElapsedTime(started);
            await Task.Delay(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, _clock, ct);
            return new(null, TimedOut);
        }
        catch (HttpRequestException)
        {
            return new(null, "connection-failed");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(null, TimedOut);
        }
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, ct);
        var allowed = _options.AllowPrivateAddresses
            ? addresses
            : [.. addresses.Where(PublicAddresses.Contains)];
        // The port again, because a webhook may be older than its rule.
        if (allowed.Length == 0 || !(_options.AllowPrivateAddresses || context.DnsEndPoint.Port == HttpsPort))
        {
            throw new AddressNotAllowedException();
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose() => _http.Dispose();

    private sealed class AddressNotAllowedException() : IOException("The name leads to no public address.");
}
