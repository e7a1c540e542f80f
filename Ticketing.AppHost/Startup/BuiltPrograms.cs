using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Ticketing.AppHost.Startup;

/// <summary>
/// Starts the projects as the programs that were built with this AppHost. By itself the orchestrator starts each by
/// <c>dotnet run --no-build</c>, which reads the project with MSBuild before it starts the same program: a second of
/// CPU and 115 MB for each process, at every start and after every kill (docs/adr/0065).
/// </summary>
internal static class BuiltPrograms
{
    /// <summary>Set by an IDE that wants to start the projects itself, to debug them.</summary>
    private const string DebugSession = "DEBUG_SESSION_PORT";

    private const string Watch = "DOTNET_WATCH";

    /// <summary>All projects of the model, except where an IDE or <c>dotnet watch</c> starts them.</summary>
    public static void Use(IDistributedApplicationBuilder builder)
    {
        if (!builder.ExecutionContext.IsRunMode
            || builder.Configuration[DebugSession] is { Length: > 0 }
            || builder.Configuration[Watch] is { Length: > 0 })
        {
            return;
        }

        foreach (var project in builder.Resources.OfType<ProjectResource>())
        {
            // What is not where projects here are built to, such as with --artifacts-path, is left to `dotnet run`.
            if (project.TryGetLastAnnotation<IProjectMetadata>(out var metadata)
                && ProgramOf(metadata.ProjectPath) is var program && File.Exists(program))
            {
                Start(builder.CreateResourceBuilder(project), program, Path.GetDirectoryName(metadata.ProjectPath)!);
            }
        }
    }

    private static void Start(IResourceBuilder<ProjectResource> project, string program, string folder) => project
        .WithAnnotation(new ExecutableAnnotation { Command = "dotnet", WorkingDirectory = folder })
        .WithArgs(context => context.Args.Insert(0, program));

    /// <summary><c>…/Ticketing.Booking/bin/Debug/net10.0/Ticketing.Booking.dll</c>.</summary>
    private static string ProgramOf(string projectPath)
    {
        var configuration = typeof(BuiltPrograms).Assembly
            .GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var framework = string.Create(
            CultureInfo.InvariantCulture, $"net{Environment.Version.Major}.{Environment.Version.Minor}");
        return Path.Combine(
            Path.GetDirectoryName(projectPath)!, "bin", configuration, framework,
            Path.GetFileNameWithoutExtension(projectPath) + ".dll");
    }
}
