using System.Text.Json;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Publishing;

public class PublishingOptions
{
    public const string Publishing = "Publishing";

    public string? Publisher { get; set; }

    public string? OutputPath { get; set; }
}

/// <summary>Writes the model as an Aspire manifest. Starts nothing and reads no secret.</summary>
internal static class ManifestPublisher
{
    /// <returns>The file written.</returns>
    public static async Task<string> WriteAsync(
        DistributedApplicationModel model,
        DistributedApplicationExecutionContext execution,
        string outputPath,
        CancellationToken cancellation)
    {
        var file = Path.GetFullPath(
            outputPath.EndsWith(".json", StringComparison.Ordinal) ? outputPath : Path.Join(outputPath, "aspire-manifest.json"));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var stream = File.Create(file);
        await using (stream.ConfigureAwait(false))
        {
            var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
            await using (writer.ConfigureAwait(false))
            {
                var context = new ManifestPublishingContext(execution, file, writer, cancellation);
                await WriteModelAsync(model, context).ConfigureAwait(false);
            }
        }
        return file;
    }

    private static async Task WriteModelAsync(DistributedApplicationModel model, ManifestPublishingContext context)
    {
        var writer = context.Writer;
        writer.WriteStartObject();
        writer.WriteStartObject("resources");
        var written = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var waiting = new Queue<IResource>(model.Resources);
        while (waiting.TryDequeue(out var resource))
        {
            if (!written.Add(resource.Name))
            {
                continue;
            }
            await WriteResourceAsync(resource, context).ConfigureAwait(false);
            foreach (var referenced in context.TakeReferenced())
            {
                waiting.Enqueue(referenced);
            }
        }
        context.Filtered.Write(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static async Task WriteResourceAsync(IResource resource, ManifestPublishingContext context)
    {
        var own = resource.LastAnnotation<ManifestPublishingCallbackAnnotation>();
        if (own is { Callback: null })
        {
            return;
        }
        context.Writer.WriteStartObject(resource.Name);
        switch (resource)
        {
            case var _ when own is not null:
                await own.Callback!(context).ConfigureAwait(false);
                break;
            case ContainerResource container:
                await context.WriteContainerAsync(container).ConfigureAwait(false);
                break;
            case ProjectResource project:
                await WriteProjectAsync(project, context).ConfigureAwait(false);
                break;
            case ExecutableResource executable:
                await WriteExecutableAsync(executable, context).ConfigureAwait(false);
                break;
            case ParameterResource parameter:
                WriteParameter(parameter, context);
                break;
            case IResourceWithConnectionString:
                context.Writer.WriteString("type", "value.v0");
                context.WriteConnectionString(resource);
                break;
            default:
                context.Writer.WriteString("error", "This resource does not support generation in the manifest.");
                break;
        }
        context.Writer.WriteEndObject();
    }

    private static async Task WriteProjectAsync(ProjectResource project, ManifestPublishingContext context)
    {
        context.Writer.WriteString("type", "project.v0");
        context.Writer.WriteString("path", context.GetManifestRelativePath(project.GetProjectMetadata().ProjectPath));
        context.WriteContainerFiles(project);
        await context.WriteCommandLineArgumentsAsync(project).ConfigureAwait(false);
        await context.WriteEnvironmentVariablesAsync(project).ConfigureAwait(false);
        context.WriteBindings(project);
    }

    private static async Task WriteExecutableAsync(ExecutableResource executable, ManifestPublishingContext context)
    {
        context.Writer.WriteString("type", "executable.v0");
        context.WriteConnectionString(executable);
        context.Writer.WriteString("workingDirectory", context.GetManifestRelativePath(executable.WorkingDirectory));
        context.Writer.WriteString("command", executable.Command);
        await context.WriteCommandLineArgumentsAsync(executable).ConfigureAwait(false);
        await context.WriteEnvironmentVariablesAsync(executable).ConfigureAwait(false);
        context.WriteBindings(executable);
    }

    private static void WriteParameter(ParameterResource parameter, ManifestPublishingContext context)
    {
        var writer = context.Writer;
        writer.WriteString("type", "parameter.v0");
        if (parameter.IsConnectionString)
        {
            writer.WriteString("connectionString", parameter.ValueExpression);
        }
        writer.WriteString("value", $"{{{parameter.Name}.inputs.value}}");
        writer.WriteStartObject("inputs");
        writer.WriteStartObject("value");
        writer.WriteString("type", "string");
        if (parameter.Secret)
        {
            writer.WriteBoolean("secret", true);
        }
        if (parameter.Default is { } given)
        {
            writer.WriteStartObject("default");
            given.WriteToManifest(context);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
