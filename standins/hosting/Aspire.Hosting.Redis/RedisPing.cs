using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

/// <summary>AUTH and PING in Redis's own protocol; healthy on <c>+PONG</c>.</summary>
internal sealed class RedisPing(RedisResource redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var endpoint = redis.PrimaryEndpoint;
        if (!endpoint.IsAllocated)
        {
            return HealthCheckResult.Unhealthy("The endpoint has no port yet");
        }
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(endpoint.Host, endpoint.Port, cancellationToken).ConfigureAwait(false);
            using var reader = new StreamReader(client.GetStream());
            if (redis.PasswordParameter is { } password
                && await AskAsync(client, reader, ["AUTH", password.Value], cancellationToken).ConfigureAwait(false) is not "+OK" and var refusal)
            {
                return HealthCheckResult.Unhealthy($"AUTH was answered by {refusal}");
            }
            var pong = await AskAsync(client, reader, ["PING"], cancellationToken).ConfigureAwait(false);
            return pong == "+PONG" ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"PING was answered by {pong}");
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return HealthCheckResult.Unhealthy(e.Message);
        }
    }

    /// <summary>Sends <c>*1\r\n$4\r\nPING\r\n</c> and reads one line.</summary>
    private static async Task<string?> AskAsync(
        TcpClient client, StreamReader reader, string[] words, CancellationToken cancellation)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"*{words.Length}\r\n");
        foreach (var word in words)
        {
            text.Append(CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n");
        }
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation).ConfigureAwait(false);
        return await reader.ReadLineAsync(cancellation).ConfigureAwait(false);
    }
}
