using System.Globalization;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Ticketing.AppHost.Infrastructure;

/// <summary>
/// Gives a resource of ours the health check that Aspire gives its own: a query for PostgreSQL, PING for a server of the
/// Redis protocol. Both come with Aspire's hosting packages. For Kafka it is one ApiVersions request, because the
/// packaged check produces a record into a topic.
/// </summary>
internal static class ServerChecks
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Healthy when <c>SELECT 1</c> is answered.</summary>
    public static IResourceBuilder<T> WithPostgresCheck<T>(
        this IResourceBuilder<T> server, ReferenceExpression connectionString)
        where T : IResourceWithEndpoints
    {
        var key = KeyOf(server);
        var text = ResolvedAtStart(server, connectionString);
        server.ApplicationBuilder.Services.AddHealthChecks().AddNpgSql(_ => text(), name: key, timeout: Patience);
        return server.WithHealthCheck(key);
    }

    /// <summary>Healthy when PING is answered: a server that still loads its data answers an error.</summary>
    public static IResourceBuilder<T> WithRedisCheck<T>(
        this IResourceBuilder<T> server, ReferenceExpression connectionString)
        where T : IResourceWithEndpoints
    {
        var key = KeyOf(server);
        var text = ResolvedAtStart(server, connectionString);
        server.ApplicationBuilder.Services.AddHealthChecks().AddRedis(_ => text(), name: key, timeout: Patience);
        return server.WithHealthCheck(key);
    }

    /// <summary>Healthy when a Kafka broker answers ApiVersions.</summary>
    public static IResourceBuilder<T> WithKafkaCheck<T>(this IResourceBuilder<T> server)
        where T : IResourceWithEndpoints
    {
        var key = KeyOf(server);
        var port = server.GetEndpoint("tcp").Property(EndpointProperty.Port);
        server.ApplicationBuilder.Services.AddHealthChecks().AddAsyncCheck(key, async cancellation =>
        {
            try
            {
                return await AnswersApiVersionsAsync((await port.GetValueAsync(cancellation))!, cancellation)
                    ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The broker does not serve yet.");
            }
            catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
            {
                return HealthCheckResult.Unhealthy(e.Message);
            }
        }, timeout: Patience);
        return server.WithHealthCheck(key);
    }

    private static string KeyOf<T>(IResourceBuilder<T> server) where T : IResource => $"{server.Resource.Name}-ready";

    /// <summary>Passwords and ports are known once the resource starts; a check that runs before fails.</summary>
    private static Func<string> ResolvedAtStart<T>(IResourceBuilder<T> server, ReferenceExpression connectionString)
        where T : IResource
    {
        string? text = null;
        server.ApplicationBuilder.Eventing.Subscribe<BeforeResourceStartedEvent>(
            server.Resource, async (_, cancellation) => text = await connectionString.GetValueAsync(cancellation));
        return () => text ?? throw new InvalidOperationException($"{server.Resource.Name} has not started yet.");
    }

    /// <summary>
    /// ApiVersions v0 (key 18) with correlation id 7 and no client id: a broker that serves answers with the same
    /// correlation id and error code 0. Source: https://kafka.apache.org/protocol.
    /// </summary>
    private static async Task<bool> AnswersApiVersionsAsync(string port, CancellationToken cancellation)
    {
        byte[] request = [0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 7, 0xFF, 0xFF];
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", int.Parse(port, CultureInfo.InvariantCulture), cancellation);
        var stream = client.GetStream();
        await stream.WriteAsync(request, cancellation);
        var answer = new byte[10];
        var read = await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, cancellation);
        return read == answer.Length && answer[7] == 7 && answer[8] == 0 && answer[9] == 0;
    }
}
