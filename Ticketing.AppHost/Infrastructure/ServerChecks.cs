using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Ticketing.AppHost.Infrastructure;

/// <summary>
/// Health checks of the servers that no Aspire integration covers, each by one exchange of the server's own
/// protocol on a plain socket, so that the AppHost needs no database client.
/// </summary>
internal static class ServerChecks
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Registers a check under <paramref name="key"/> and returns the key. The check answers or throws.
    /// </summary>
    public static string Add(
        IDistributedApplicationBuilder builder, string key, Func<CancellationToken, Task<bool>> ready)
    {
        builder.Services.AddHealthChecks().AddAsyncCheck(key, async cancellation =>
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            timeout.CancelAfter(Patience);
            try
            {
                return await ready(timeout.Token)
                    ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("not ready");
            }
            catch (Exception e) when (e is SocketException or IOException or OperationCanceledException
                or InvalidOperationException)
            {
                return HealthCheckResult.Unhealthy(e.Message);
            }
        });
        return key;
    }

    /// <summary>
    /// AUTH and PING; ready when the last answer is <c>+PONG</c> (a server that loads its data says an
    /// error).
    /// </summary>
    public static async Task<bool> RedisAsync(
        Func<Task<string>> port, Func<Task<string>> password, CancellationToken cancellation)
    {
        var secret = await password();
        var command = $"*2\r\n$4\r\nAUTH\r\n${secret.Length}\r\n{secret}\r\n*1\r\n$4\r\nPING\r\n";
        var answer =
            await ExchangeAsync(await port(), Encoding.ASCII.GetBytes(command), "+PONG"u8.Length, cancellation);
        return Encoding.ASCII.GetString(answer).Contains("+PONG", StringComparison.Ordinal);
    }

    /// <summary>
    /// StartupMessage 3.0 for user postgres: a server that accepts connections answers <c>R</c>
    /// (authentication), one that starts up or shuts down answers <c>E</c>. Source: PostgreSQL documentation,
    /// "Message Formats".
    /// </summary>
    public static async Task<bool> PostgresAsync(string port, CancellationToken cancellation)
    {
        var parameters = "user\0postgres\0database\0postgres\0\0"u8;
        var message = new byte[8 + parameters.Length];
        message[3] = (byte)message.Length;
        message[5] = 3;
        parameters.CopyTo(message.AsSpan(8));
        var answer = await ExchangeAsync(port, message, 1, cancellation);
        return answer is [(byte)'R', ..];
    }

    /// <summary>
    /// ApiVersions v0 (key 18) with correlation id 7 and no client id: a broker that serves answers with the
    /// same correlation id and error code 0. Source: Kafka protocol guide.
    /// </summary>
    public static async Task<bool> KafkaAsync(string port, CancellationToken cancellation)
    {
        byte[] request = [0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 7, 0xFF, 0xFF];
        var answer = await ExchangeAsync(port, request, 10, cancellation);
        return answer.Length >= 10 && answer[7] == 7 && answer[8] == 0 && answer[9] == 0;
    }

    /// <summary>
    /// Sends and reads until at least <paramref name="atLeast"/> bytes came or the server closed or went
    /// quiet.
    /// </summary>
    private static async Task<byte[]> ExchangeAsync(
        string port, byte[] request, int atLeast, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", int.Parse(port, CultureInfo.InvariantCulture), cancellation);
        var stream = client.GetStream();
        await stream.WriteAsync(request, cancellation);
        var answer = new MemoryStream();
        var buffer = new byte[4_096];
        while (answer.Length < atLeast || (answer.GetBuffer()[0] is (byte)'+' && !EndsWithPong(answer)))
        {
            var read = await stream.ReadAsync(buffer, cancellation);
            if (read == 0)
            {
                break;
            }

            answer.Write(buffer, 0, read);
        }

        return answer.ToArray();
    }

    /// <summary>A Redis answer to AUTH and PING may come in two pieces: <c>+OK\r\n</c> and <c>+PONG\r\n</c>.</summary>
    private static bool EndsWithPong(MemoryStream answer) =>
        answer.ToArray().AsSpan().IndexOf("+PONG\r\n"u8) >= 0 || answer.ToArray().AsSpan().IndexOf("-"u8) >= 0;
}
