using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.JavaScript;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

public static class JavaScriptHostingExtensions
{
    /// <summary>Runs <c>npm run dev -- --port N</c> in the folder, after <c>npm install</c>.</summary>
    public static IResourceBuilder<ViteAppResource> AddViteApp(
        this IDistributedApplicationBuilder builder,
        [ResourceName] string name,
        string appDirectory,
        string runScriptName = "dev")
    {
        var folder = Path.GetFullPath(appDirectory, builder.AppHostDirectory);
        var app = new ViteAppResource(name, "npm", folder);
        return Add(builder, app, runScriptName)
            .WithHttpEndpoint(env: "PORT")
            .WithArgs(context =>
            {
                context.Args.Add("--");
                context.Args.Add("--port");
                context.Args.Add(app.GetEndpoint("http").Property(EndpointProperty.TargetPort));
            });
    }

    public static IResourceBuilder<JavaScriptAppResource> AddJavaScriptApp(
        this IDistributedApplicationBuilder builder,
        [ResourceName] string name,
        string appDirectory,
        string runScriptName = "dev")
        => Add(
            builder,
            new JavaScriptAppResource(name, "npm", Path.GetFullPath(appDirectory, builder.AppHostDirectory)),
            runScriptName);

    public static IResourceBuilder<TResource> WithRunScript<TResource>(
        this IResourceBuilder<TResource> resource, string scriptName, string[]? args = null)
        where TResource : JavaScriptAppResource => resource.WithAnnotation(
            new JavaScriptRunScriptAnnotation(scriptName, args), ResourceAnnotationMutationBehavior.Replace);

    public static IResourceBuilder<TResource> WithBuildScript<TResource>(
        this IResourceBuilder<TResource> resource, string scriptName, string[]? args = null)
        where TResource : JavaScriptAppResource => resource.WithAnnotation(
            new JavaScriptBuildScriptAnnotation(scriptName, args), ResourceAnnotationMutationBehavior.Replace);

    /// <summary>Uses npm, and unless told otherwise installs the packages before each start.</summary>
    public static IResourceBuilder<TResource> WithNpm<TResource>(
        this IResourceBuilder<TResource> resource,
        bool install = true,
        string? installCommand = null,
        string[]? installArgs = null)
        where TResource : JavaScriptAppResource
    {
        var builder = resource.ApplicationBuilder;
        var installerName = $"{resource.Resource.Name}-installer";
        if (builder.Resources.TryGetByName(installerName, out var old))
        {
            builder.Resources.Remove(old);
            foreach (var wait in resource.Resource.Annotations.OfType<WaitAnnotation>().Where(w => w.Resource == old).ToList())
            {
                resource.Resource.Annotations.Remove(wait);
            }
        }
        var folder = resource.Resource.WorkingDirectory;
        if (!install || builder.ExecutionContext.IsPublishMode || !File.Exists(Path.Join(folder, "package.json")))
        {
            return resource;
        }
        // With a lock file "ci" installs just what it says.
        var command = installCommand ?? (File.Exists(Path.Join(folder, "package-lock.json")) ? "ci" : "install");
        var installer = builder.AddResource(new JavaScriptInstallerResource(installerName, folder))
            .WithArgs([command, .. installArgs ?? []])
            .WithParentRelationship(resource.Resource)
            .ExcludeFromManifest();
        return resource.WaitForCompletion(installer);
    }

    private static IResourceBuilder<T> Add<T>(IDistributedApplicationBuilder builder, T app, string runScriptName)
        where T : JavaScriptAppResource
    {
        var environment = builder.Environment.IsDevelopment() ? "development" : "production";
        var resource = builder.AddResource(app)
            .WithAnnotation(new JavaScriptRunScriptAnnotation(runScriptName, null))
            .WithAnnotation(new JavaScriptBuildScriptAnnotation("build", null))
            .WithContainerFilesSource("/app/dist")
            .WithOtlpExporter()
            .WithEnvironment("NODE_ENV", environment)
            .WithArgs(context =>
            {
                var script = app.Annotations.OfType<JavaScriptRunScriptAnnotation>().Last();
                context.Args.Add("run");
                context.Args.Add(script.ScriptName);
                foreach (var argument in script.Args)
                {
                    context.Args.Add(argument);
                }
            })
            .WithNpm();
        // Published, it is an image that builds the files; another one takes them (PublishWithContainerFiles).
        return builder.ExecutionContext.IsPublishMode
            ? resource.WithManifestPublishingCallback(context => WriteBuildAsync(app, context))
            : resource;
    }

    private static async Task WriteBuildAsync(JavaScriptAppResource app, Publishing.ManifestPublishingContext context)
    {
        var image = new ContainerResource(app.Name);
        foreach (var annotation in app.Annotations.Where(
            a => a is not CommandLineArgsCallbackAnnotation and not ManifestPublishingCallbackAnnotation))
        {
            image.Annotations.Add(annotation);
        }
        var folder = app.WorkingDirectory;
        var ownFile = Path.Join(folder, "Dockerfile");
        image.Annotations.Add(new DockerfileBuildAnnotation(
            folder,
            // The real package writes this file beside the manifest.
            File.Exists(ownFile) ? ownFile
                : Path.Join(Path.GetDirectoryName(Path.GetFullPath(context.ManifestPath)), $"{app.Name}.Dockerfile"),
            null)
        { HasEntrypoint = File.Exists(ownFile) });
        await context.WriteContainerAsync(image).ConfigureAwait(false);
    }
}
