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
    /// <summary>Official image: https://kvrocks.apache.org/download.</summary>
    private const string Image = "apache/kvrocks";

    /// <summary>
    /// The release that the seat engine has been run on, and one that runs scripts one at a time. 2.12 and 2.13 run them
    /// side by side; 2.14 and later run them one at a time again. Before raising it, run
    /// Ticketing.SeatReservation.Tests with the new <c>kvrocks</c> on the PATH (docs/kvrocks.md).
    /// </summary>
    private const string Tag = "2.10.1";

    private const int Port = 6666;

    /// <summary>
    /// The only folder for data that the image's user (not root) owns, so Docker gives a new named volume to that user
    /// when it is mounted here; at a path that the image does not have, the volume would belong to root and the server
    /// could not write.
    /// </summary>
    private const string DataPath = "/var/lib/kvrocks";

    /// <summary>A Kvrocks server with a generated password and a health check by PING.</summary>
    /// <remarks>
    /// The image's own entry point reads <c>/var/lib/kvrocks/kvrocks.conf</c>. Docker copies that file into a new named
    /// volume, but Kubernetes mounts an empty one over it and the server ends. So the server is started without a file:
    /// everything that differs from Kvrocks's defaults is an argument here.
    /// </remarks>
    public static IResourceBuilder<KvrocksResource> AddKvrocks(this IDistributedApplicationBuilder builder, string name)
    {
        var password = ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(
            builder, $"{name}-password", special: false);
        var resource = new KvrocksResource(name, password);
        return builder.AddResource(resource)
            .WithImage(Image, Tag)
            .WithImageRegistry("docker.io")
            .WithEndpoint(targetPort: Port, name: KvrocksResource.EndpointName, scheme: "tcp")
            .WithEntrypoint("kvrocks")
            .WithArgs(
                "--bind", "0.0.0.0", "--port", $"{Port}", "--dir", DataPath, "--log-dir", "stdout",
                "--requirepass", password, "--rocksdb.write_options.sync", "no") // docs/kvrocks.md, "Durability"
            .WithRedisCheck(resource.ConnectionStringExpression);
    }

    /// <summary>Keeps the data in a named volume.</summary>
    public static IResourceBuilder<KvrocksResource> WithDataVolume(
        this IResourceBuilder<KvrocksResource> kvrocks, string? name = null) =>
        kvrocks.WithVolume(name ?? $"ticketing-{kvrocks.Resource.Name}-data", DataPath);
}
