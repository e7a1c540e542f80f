using System.Buffers.Binary;
using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

/// <summary>Asks the broker which requests it knows, the first thing every client does; healthy when it answers.</summary>
internal sealed class KafkaApiVersions(KafkaServerResource kafka) : IHealthCheck
{
    private const int CorrelationId = 7;

    // Length 10, then: request 18 (ApiVersions), version 0, correlation id, client id of length -1 (none).
    private static readonly byte[] s_request = [0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, CorrelationId, 0xFF, 0xFF];

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var endpoint = kafka.PrimaryEndpoint;
        if (!endpoint.IsAllocated)
        {
            return HealthCheckResult.Unhealthy("The endpoint has no port yet");
        }
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(endpoint.Host, endpoint.Port, cancellationToken).ConfigureAwait(false);
            await client.GetStream().WriteAsync(s_request, cancellationToken).ConfigureAwait(false);
            // Length, correlation id, error code.
            var head = new byte[10];
            await client.GetStream().ReadExactlyAsync(head, cancellationToken).ConfigureAwait(false);
            return BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4)) == CorrelationId
                && BinaryPrimitives.ReadInt16BigEndian(head.AsSpan(8)) == 0
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The broker answered with an error");
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return HealthCheckResult.Unhealthy(e.Message);
        }
    }
}
