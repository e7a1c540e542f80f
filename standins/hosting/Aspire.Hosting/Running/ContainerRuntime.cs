using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>Runs containers by the docker or podman command, when there is one that works.</summary>
internal sealed class ContainerRuntime
{
    private static readonly TimeSpan s_probeLimit = TimeSpan.FromSeconds(10);

    private readonly Lazy<Task<(string? Command, string Trouble)>> _probe = new(ProbeAsync);

    public async Task<LaunchPlan> PlanAsync(
        ContainerResource container,
        List<string> arguments,
        Dictionary<string, string> environment,
        IReadOnlyDictionary<EndpointAnnotation, int> hostPorts,
        CancellationToken cancellation)
    {
        var (runtime, trouble) = await _probe.Value.WaitAsync(cancellation).ConfigureAwait(false);
        if (runtime is null)
        {
            throw new DistributedApplicationException($"'{container.Name}' needs a container runtime: {trouble}");
        }
        if (!container.TryGetContainerImageName(out var image))
        {
            throw new DistributedApplicationException($"'{container.Name}' has no image. Use WithImage to set one.");
        }
        var name = container.LastAnnotation<ContainerNameAnnotation>()?.Name
            ?? $"{container.Name}-{Guid.NewGuid().ToString("N")[..8]}";
        var run = new List<string> { "run", "--rm", "--name", name };
        foreach (var (endpoint, hostPort) in hostPorts)
        {
            run.Add("-p");
            run.Add(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{hostPort}:{endpoint.TargetPort ?? endpoint.Port}"));
        }
        foreach (var mount in container.Annotations.OfType<ContainerMountAnnotation>())
        {
            run.Add("-v");
            var source = mount.Source is null ? "" : $"{mount.Source}:";
            run.Add($"{source}{mount.Target}{(mount.IsReadOnly ? ":ro" : "")}");
        }
        // Names alone on the command line: the values, secrets among them, go by the runtime's own environment.
        foreach (var key in environment.Keys)
        {
            run.Add("-e");
            run.Add(key);
        }
        if (container.Entrypoint is { } entrypoint)
        {
            run.Add("--entrypoint");
            run.Add(entrypoint);
        }
        var extra = new ContainerRuntimeArgsCallbackContext(new List<object>(), cancellation);
        foreach (var annotation in container.Annotations.OfType<ContainerRuntimeArgsCallbackAnnotation>())
        {
            await annotation.Callback(extra).ConfigureAwait(false);
        }
        run.AddRange(extra.Args.Select(a => a.ToString()!));
        return new LaunchPlan(runtime, [.. run, image, .. arguments], Path.GetTempPath())
        {
            Environment = environment,
            Container = (runtime, name),
        };
    }

    /// <summary>Finding the command is not enough: without its service it can start nothing.</summary>
    private static async Task<(string?, string)> ProbeAsync()
    {
        var trouble = "neither 'docker' nor 'podman' is installed.";
        foreach (var command in (string[])["docker", "podman"])
        {
            if (Native.Find(command) is not { } path)
            {
                continue;
            }
            using var process = Process.Start(new ProcessStartInfo(path)
            {
                ArgumentList = { "info" },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            try
            {
                await process.WaitForExitAsync().WaitAsync(s_probeLimit).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                process.Kill();
                trouble = $"'{command} info' did not answer within {s_probeLimit.TotalSeconds:0} s.";
                continue;
            }
            _ = await output.ConfigureAwait(false);
            var complaint = (await errors.ConfigureAwait(false)).Trim().Split('\n')[0];
            if (process.ExitCode == 0)
            {
                return (path, "");
            }
            trouble = $"'{command}' is installed but does not work: {complaint}";
        }
        return (null, trouble);
    }
}
