using System.Globalization;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting.Publishing;

/// <summary>Writes the pieces of a manifest entry. Values are expressions such as <c>{cache.bindings.tcp.host}</c>.</summary>
public sealed class ManifestPublishingContext(
    DistributedApplicationExecutionContext executionContext,
    string manifestPath,
    Utf8JsonWriter writer,
    CancellationToken cancellationToken = default)
{
    private readonly ManifestPorts _ports = new();
    private readonly Dictionary<string, IResource> _referenced = [];
    private readonly FilteredParameters _filtered = new();

    public DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext;

    public string ManifestPath { get; } = manifestPath;

    public Utf8JsonWriter Writer { get; } = writer;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public string? GetManifestRelativePath(string? path)
    {
        if (path is null)
        {
            return null;
        }
        var folder = Path.GetDirectoryName(Path.GetFullPath(ManifestPath))!;
        return Path.GetRelativePath(folder, path).Replace('\\', '/');
    }

    public void WriteConnectionString(IResource resource)
    {
        if (resource is IResourceWithConnectionString withConnection)
        {
            var expression = withConnection.ConnectionStringExpression;
            TryAddDependentResources(expression);
            Writer.WriteString("connectionString", _filtered.Expression(expression));
        }
    }

    public async Task WriteContainerAsync(ContainerResource container)
    {
        if (container.LastAnnotation<DockerfileBuildAnnotation>() is { } build)
        {
            Writer.WriteString("type", "container.v1");
            WriteConnectionString(container);
            WriteBuild(build);
        }
        else
        {
            if (!container.TryGetContainerImageName(out var image))
            {
                throw new DistributedApplicationException(
                    $"Could not get the container image name for resource '{container.Name}'.");
            }
            Writer.WriteString("type", "container.v0");
            WriteConnectionString(container);
            Writer.WriteString("image", image);
        }
        if (container.Entrypoint is { } entrypoint)
        {
            Writer.WriteString("entrypoint", entrypoint);
        }
        await WriteCommandLineArgumentsAsync(container).ConfigureAwait(false);
        WriteContainerFiles(container);
        WriteMounts(container);
        await WriteEnvironmentVariablesAsync(container).ConfigureAwait(false);
        WriteBindings(container);
    }

    public async Task WriteEnvironmentVariablesAsync(IResource resource)
    {
        var variables = await Evaluation.EnvironmentAsync(resource, ExecutionContext, NullLogger.Instance, CancellationToken)
            .ConfigureAwait(false);
        if (variables.Count == 0)
        {
            return;
        }
        Writer.WriteStartObject("env");
        foreach (var (key, value) in variables)
        {
            Writer.WriteString(key, await TextAsync(value).ConfigureAwait(false));
        }
        Writer.WriteEndObject();
    }

    public async Task WriteCommandLineArgumentsAsync(IResource resource)
    {
        var arguments = await Evaluation.ArgumentsAsync(resource, ExecutionContext, NullLogger.Instance, CancellationToken)
            .ConfigureAwait(false);
        if (arguments.Count == 0)
        {
            return;
        }
        Writer.WriteStartArray("args");
        foreach (var value in arguments)
        {
            Writer.WriteStringValue(await TextAsync(value).ConfigureAwait(false));
        }
        Writer.WriteEndArray();
    }

    public void WriteBindings(IResource resource)
    {
        var endpoints = _ports.Resolve(resource);
        if (endpoints.Count == 0)
        {
            return;
        }
        Writer.WriteStartObject("bindings");
        foreach (var (endpoint, port, targetPort) in endpoints)
        {
            Writer.WriteStartObject(endpoint.Name);
            Writer.WriteString("scheme", endpoint.UriScheme);
            Writer.WriteString("protocol", endpoint.Protocol.ToString().ToLowerInvariant());
            Writer.WriteString("transport", endpoint.Transport);
            if (port is { } exposed && exposed != targetPort)
            {
                Writer.WriteNumber("port", exposed);
            }
            if (targetPort is { } target)
            {
                Writer.WriteNumber("targetPort", target);
            }
            if (endpoint.IsExternal)
            {
                Writer.WriteBoolean("external", true);
            }
            Writer.WriteEndObject();
        }
        Writer.WriteEndObject();
    }

    /// <summary>A resource that only appears inside another's values is written too, after the model.</summary>
    public void TryAddDependentResources(object? value)
    {
        if (value is ReferenceExpression expression)
        {
            _filtered.Register(expression);
        }
        foreach (var resource in References.Of(value))
        {
            _referenced.TryAdd(resource.Name, resource);
        }
    }

    internal IReadOnlyList<IResource> TakeReferenced()
    {
        var taken = _referenced.Values.ToList();
        _referenced.Clear();
        return taken;
    }

    internal FilteredParameters Filtered => _filtered;

    internal void WriteContainerFiles(IResource resource)
    {
        var destinations = resource.Annotations.OfType<ContainerFilesDestinationAnnotation>().ToList();
        if (destinations.Count == 0)
        {
            return;
        }
        Writer.WriteStartObject("containerFiles");
        foreach (var destination in destinations)
        {
            Writer.WriteStartObject(destination.Source.Name);
            Writer.WriteString("destination", destination.DestinationPath);
            if (destination.Source.TryGetAnnotationsOfType<ContainerFilesSourceAnnotation>(out var sources))
            {
                Writer.WriteStartArray("sources");
                foreach (var source in sources)
                {
                    Writer.WriteStringValue(source.SourcePath);
                }
                Writer.WriteEndArray();
            }
            Writer.WriteEndObject();
        }
        Writer.WriteEndObject();
    }

    private async Task<string?> TextAsync(object value)
    {
        TryAddDependentResources(value);
        return value is ReferenceExpression expression
            ? _filtered.Expression(expression)
            : await Evaluation.TextAsync(value, ExecutionContext, CancellationToken).ConfigureAwait(false);
    }

    private void WriteBuild(DockerfileBuildAnnotation build)
    {
        Writer.WriteStartObject("build");
        Writer.WriteString("context", GetManifestRelativePath(build.ContextPath));
        Writer.WriteString("dockerfile", GetManifestRelativePath(build.DockerfilePath));
        if (build.Stage is { } stage)
        {
            Writer.WriteString("stage", stage);
        }
        if (!build.HasEntrypoint)
        {
            Writer.WriteBoolean("buildOnly", true);
        }
        if (build.BuildArguments.Count > 0)
        {
            Writer.WriteStartObject("args");
            foreach (var (key, value) in build.BuildArguments)
            {
                Writer.WriteString(key, value is IManifestExpressionProvider expression
                    ? expression.ValueExpression
                    : Convert.ToString(value, CultureInfo.InvariantCulture));
            }
            Writer.WriteEndObject();
        }
        Writer.WriteEndObject();
    }

    private void WriteMounts(ContainerResource container)
    {
        foreach (var group in container.Annotations.OfType<ContainerMountAnnotation>().GroupBy(m => m.Type).OrderBy(g => g.Key))
        {
            var isBind = group.Key == ContainerMountType.BindMount;
            Writer.WriteStartArray(isBind ? "bindMounts" : "volumes");
            foreach (var mount in group)
            {
                Writer.WriteStartObject();
                // An anonymous volume has no name.
                if (mount.Source is not null)
                {
                    Writer.WriteString(
                        isBind ? "source" : "name", isBind ? GetManifestRelativePath(mount.Source) : mount.Source);
                }
                Writer.WriteString("target", mount.Target);
                Writer.WriteBoolean("readOnly", mount.IsReadOnly);
                Writer.WriteEndObject();
            }
            Writer.WriteEndArray();
        }
    }
}
