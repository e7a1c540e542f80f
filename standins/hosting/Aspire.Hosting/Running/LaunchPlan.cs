using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>What to execute for one replica.</summary>
internal sealed record LaunchPlan(string FileName, IReadOnlyList<string> Arguments, string WorkingDirectory)
{
    public Dictionary<string, string> Environment { get; init; } = [];

    public int StopSignal { get; init; } = Native.SigTerm;

    /// <summary>Set for a container: the runtime's command, and the name to remove the container by.</summary>
    public (string Runtime, string Name)? Container { get; init; }
}

/// <summary>Works out the plan of a replica from its resource's annotations.</summary>
internal sealed class LaunchPlanner(
    DistributedApplicationExecutionContext execution,
    ProjectPrograms programs,
    ContainerRuntime containers)
{
    public async Task<LaunchPlan> PlanAsync(
        IResource resource,
        string replica,
        IReadOnlyDictionary<EndpointAnnotation, int> targetPorts,
        ILogger logger,
        CancellationToken cancellation)
    {
        ReplicaPorts.Use(targetPorts);
        var environment = new Dictionary<string, string>();
        foreach (var (key, value) in await Evaluation.EnvironmentAsync(resource, execution, logger, cancellation)
            .ConfigureAwait(false))
        {
            if (await Evaluation.TextAsync(value, execution, cancellation).ConfigureAwait(false) is { } text)
            {
                environment[key] = text.Replace(OtlpConfigurationExtensions.InstanceIdPlaceholder, replica);
            }
        }
        var arguments = new List<string>();
        foreach (var value in await Evaluation.ArgumentsAsync(resource, execution, logger, cancellation)
            .ConfigureAwait(false))
        {
            if (await Evaluation.TextAsync(value, execution, cancellation).ConfigureAwait(false) is { } text)
            {
                arguments.Add(text);
            }
        }
        return resource switch
        {
            ProjectResource project => await ProjectAsync(project, arguments, environment, cancellation)
                .ConfigureAwait(false),
            ExecutableResource executable => Executable(executable, arguments, environment),
            ContainerResource container => await containers.PlanAsync(
                container, arguments, environment, targetPorts, cancellation).ConfigureAwait(false),
            _ => throw new InvalidOperationException($"'{resource.Name}' is not something to start."),
        };
    }

    private async Task<LaunchPlan> ProjectAsync(
        ProjectResource project, List<string> arguments, Dictionary<string, string> environment, CancellationToken cancellation)
    {
        var metadata = project.GetProjectMetadata();
        var program = await programs.FindAsync(metadata, cancellation).ConfigureAwait(false);
        return new LaunchPlan(
            ProjectPrograms.Dotnet, [program, .. arguments], Path.GetDirectoryName(metadata.ProjectPath)!)
        { Environment = environment };
    }

    private static LaunchPlan Executable(
        ExecutableResource executable, List<string> arguments, Dictionary<string, string> environment)
    {
        if (!Directory.Exists(executable.WorkingDirectory))
        {
            throw new DistributedApplicationException(
                $"The working directory '{executable.WorkingDirectory}' of '{executable.Name}' does not exist.");
        }
        // PostgreSQL takes SIGTERM for "wait until every client has left"; SIGINT ends the sessions and shuts down clean.
        var isPostgres = Path.GetFileNameWithoutExtension(executable.Command) == "postgres";
        return new LaunchPlan(executable.Command, arguments, executable.WorkingDirectory)
        {
            Environment = environment,
            StopSignal = isPostgres ? Native.SigInt : Native.SigTerm,
        };
    }
}

/// <summary>Where the built program of a project is.</summary>
internal sealed class ProjectPrograms(IDistributedApplicationBuilder builder, ILogger<ProjectPrograms> logger)
{
    private readonly SemaphoreSlim _oneBuild = new(1);
    private readonly Dictionary<string, string> _asked = [];

    /// <summary>The dotnet command this process itself runs on.</summary>
    public static string Dotnet { get; } =
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath!
        : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path
        : "dotnet";

    public async Task<string> FindAsync(IProjectMetadata project, CancellationToken cancellation)
    {
        var path = (builder as DistributedApplicationBuilder)?.Metadata($"standin-target:{project.ProjectPath}")
            ?? await AskAsync(project, cancellation).ConfigureAwait(false);
        return File.Exists(path) ? path : throw new DistributedApplicationException(
            $"'{project.ProjectPath}' is not built: there is no '{path}'. Run 'dotnet build' first.");
    }

    /// <summary>A project named by path, not by reference: it is built now and asked for its output.</summary>
    private async Task<string> AskAsync(IProjectMetadata project, CancellationToken cancellation)
    {
        await _oneBuild.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (!_asked.TryGetValue(project.ProjectPath, out var path))
            {
                logger.LogInformation("Building {Project}", project.ProjectPath);
                path = await RunAsync(project.ProjectPath, cancellation).ConfigureAwait(false);
                _asked[project.ProjectPath] = path;
            }
            return path;
        }
        finally
        {
            _oneBuild.Release();
        }
    }

    private static async Task<string> RunAsync(string project, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Dotnet)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "build", project, "-nologo", "-v", "q", "-getProperty:TargetPath" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        var text = (await output.ConfigureAwait(false)).Trim();
        return process.ExitCode == 0 ? text.Split('\n')[^1].Trim() : throw new DistributedApplicationException(
            $"'{project}' could not be built:{Environment.NewLine}{text}{await errors.ConfigureAwait(false)}");
    }
}
