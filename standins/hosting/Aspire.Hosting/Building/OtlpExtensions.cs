using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

public enum OtlpProtocol
{
    Grpc = 0,
    HttpProtobuf = 1,
    HttpJson = 2,
}

public static class OtlpConfigurationExtensions
{
    // The real DCP fills these in per replica; here the replica's launcher does (see LaunchPlanner).
    internal const string InstanceIdPlaceholder = "{replica}";

    private static readonly TimeSpan s_probeLimit = TimeSpan.FromSeconds(5);

    public static IResourceBuilder<T> WithOtlpExporter<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEnvironment
    {
        AddOtlpEnvironment(builder.Resource, builder.ApplicationBuilder.Configuration, builder.ApplicationBuilder.Environment);
        return builder;
    }

    public static IResourceBuilder<T> WithOtlpExporter<T>(this IResourceBuilder<T> builder, OtlpProtocol protocol)
        where T : IResourceWithEnvironment
    {
        AddOtlpEnvironment(
            builder.Resource, builder.ApplicationBuilder.Configuration, builder.ApplicationBuilder.Environment, protocol);
        return builder;
    }

    public static void AddOtlpEnvironment(IResource resource, IConfiguration configuration, IHostEnvironment environment)
        => Add(resource, configuration, environment, null);

    public static void AddOtlpEnvironment(
        IResource resource, IConfiguration configuration, IHostEnvironment environment, OtlpProtocol protocol)
        => Add(resource, configuration, environment, protocol);

    /// <summary>Where telemetry goes, and how; null when nothing is configured.</summary>
    internal static (string Url, string Protocol)? EndpointIn(IConfiguration configuration, OtlpProtocol? required)
    {
        var grpc = configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] ?? configuration["DOTNET_DASHBOARD_OTLP_ENDPOINT_URL"];
        var http = configuration["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"]
            ?? configuration["DOTNET_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"];
        return (required, grpc, http) switch
        {
            (OtlpProtocol.HttpProtobuf, _, { Length: > 0 } url) => (url, "http/protobuf"),
            (OtlpProtocol.HttpJson, _, { Length: > 0 } url) => (url, "http/json"),
            (_, { Length: > 0 } url, _) => (url, "grpc"),
            (_, _, { Length: > 0 } url) => (url, "http/protobuf"),
            _ => null,
        };
    }

    /// <summary>
    /// Whether telemetry sent there would arrive. The address is that of the real Aspire's dashboard unless somebody put a
    /// collector of his own there. Exporting to nobody costs every span, and ten seconds at every stop.
    /// </summary>
    internal static bool IsListening(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            throw new DistributedApplicationException($"The OTLP endpoint '{url}' is not a URL.");
        }
        try
        {
            return Dns.GetHostAddresses(uri.Host).Any(address => IsListening(new IPEndPoint(address, uri.Port)));
        }
        catch (SocketException)
        {
            return false; // nobody knows the name
        }
    }

    /// <summary>
    /// Waits in the kernel and not for a task: this runs for every process as all of them start, when a small machine's pool
    /// may have no thread to tell that the connection is there, and a service would run without telemetry for good.
    /// </summary>
    private static bool IsListening(IPEndPoint endpoint)
    {
        using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
        try
        {
            socket.Connect(endpoint);
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            return socket.Poll(s_probeLimit, SelectMode.SelectWrite)
                && socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error) is 0;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static void Add(
        IResource resource, IConfiguration configuration, IHostEnvironment environment, OtlpProtocol? protocol)
    {
        resource.Annotations.Add(new OtlpExporterAnnotation { RequiredProtocol = protocol });
        resource.Annotations.Add(new EnvironmentCallbackAnnotation(context =>
        {
            if (context.ExecutionContext.IsPublishMode)
            {
                return;
            }
            var variables = context.EnvironmentVariables;
            variables["OTEL_SERVICE_NAME"] = resource.Name;
            variables["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={InstanceIdPlaceholder}";
            if (EndpointIn(configuration, resource.LastAnnotation<OtlpExporterAnnotation>()?.RequiredProtocol)
                is not var (url, protocolName) || !IsListening(url))
            {
                return;
            }
            variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = url;
            variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocolName;
            if (configuration["AppHost:OtlpApiKey"] is { } key)
            {
                variables["OTEL_EXPORTER_OTLP_HEADERS"] = $"x-otlp-api-key={key}";
            }
            if (environment.IsDevelopment())
            {
                // One second, so that a trace shows soon after the request.
                variables["OTEL_BLRP_SCHEDULE_DELAY"] = "1000";
                variables["OTEL_BSP_SCHEDULE_DELAY"] = "1000";
                variables["OTEL_METRIC_EXPORT_INTERVAL"] = "1000";
                variables["OTEL_TRACES_SAMPLER"] = "always_on";
                variables["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
            }
        }));
    }
}
