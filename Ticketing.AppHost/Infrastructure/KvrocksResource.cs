namespace Ticketing.AppHost.Infrastructure;

/// <summary>
/// Apache Kvrocks: speaks the Redis protocol, keeps its data in RocksDB. The connection string is what
/// StackExchange.Redis reads: <c>host:port,password=…</c>.
/// </summary>
/// <param name="name">Resource name.</param>
/// <param name="password">Asked of every client.</param>
internal sealed class KvrocksResource(string name, ParameterResource password)
    : ContainerResource(name), IResourceWithConnectionString
{
    internal const string EndpointName = "tcp";

    private EndpointReference? _endpoint;

    /// <summary>Where it listens.</summary>
    public EndpointReference PrimaryEndpoint => _endpoint ??= new EndpointReference(this, EndpointName);

    /// <summary>Asked of every client.</summary>
    public ParameterResource Password { get; } = password;

    /// <inheritdoc/>
    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create(
        $"{PrimaryEndpoint.Property(EndpointProperty.HostAndPort)},password={Password}");
}

/// <summary>Adds Kvrocks to the application.</summary>
internal static class KvrocksBuilderExtensions
{
    /// <summary>A released image, pinned: https://kvrocks.apache.org/download.</summary>
    private const string Image = "apache/kvrocks";

    private const string Tag = "2.12.1";
    private const int Port = 6666;
    private const string DataPath = "/var/lib/kvrocks";

    /// <summary>A Kvrocks server with a generated password and a health check by PING.</summary>
    public static IResourceBuilder<KvrocksResource> AddKvrocks(this IDistributedApplicationBuilder builder, string name)
    {
        var password = ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(
            builder, $"{name}-password", special: false);
        var resource = new KvrocksResource(name, password);
        var check = ServerChecks.Add(builder, $"{name}-ping", cancellation => ServerChecks.RedisAsync(
            async () => (await resource.PrimaryEndpoint.Property(EndpointProperty.Port).GetValueAsync(cancellation))!,
            async () => await password.GetValueAsync(cancellation) ?? "", cancellation));
        return builder.AddResource(resource)
            .WithImage(Image, Tag)
            .WithImageRegistry("docker.io")
            .WithEndpoint(targetPort: Port, name: KvrocksResource.EndpointName, scheme: "tcp")
            .WithArgs("--bind", "0.0.0.0", "--requirepass", password)
            .WithHealthCheck(check);
    }

    /// <summary>Keeps the data in a named volume.</summary>
    public static IResourceBuilder<KvrocksResource> WithDataVolume(
        this IResourceBuilder<KvrocksResource> kvrocks, string? name = null) =>
        kvrocks.WithVolume(name ?? $"ticketing-{kvrocks.Resource.Name}-data", DataPath);
}
