using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>
/// Runs an AppHost's entry point on a thread of its own and stops it inside <c>Build</c> until the test wants to go on.
/// Afterwards the thread waits in <c>Run</c> for the application to end.
/// </summary>
internal sealed class AppHostRun : AppHostInterception, IAsyncDisposable
{
    private readonly string[] _args;
    private readonly Action<DistributedApplicationOptions, HostApplicationBuilderSettings> _configure;
    private readonly TaskCompletionSource<DistributedApplicationBuilder> _building = New<DistributedApplicationBuilder>();
    private readonly TaskCompletionSource<bool> _goOn = New<bool>();
    private readonly TaskCompletionSource<DistributedApplication> _built = New<DistributedApplication>();

    public AppHostRun(
        Type entryPoint, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure)
    {
        _args = args;
        _configure = configure;
        AppHostAssembly = entryPoint.Assembly;
        var main = entryPoint.Assembly.EntryPoint ?? throw new InvalidOperationException(
            $"Assembly of specified type {entryPoint.Name} does not have an entry point.");
        new Thread(() => Execute(main)) { IsBackground = true, Name = $"{entryPoint.Assembly.GetName().Name}.EntryPoint" }
            .Start();
    }

    public override Assembly AppHostAssembly { get; }

    public Task<DistributedApplicationBuilder> WhenBuildingAsync(CancellationToken cancellation)
        => _building.Task.WaitAsync(cancellation);

    public Task<DistributedApplication> BuildAsync(CancellationToken cancellation)
    {
        _goOn.TrySetResult(true);
        return _built.Task.WaitAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        // Not built yet: let the AppHost's thread end by an exception inside its Build.
        if (_goOn.TrySetResult(false))
        {
            return;
        }
        if (_built.Task.IsCompletedSuccessfully)
        {
            await (await _built.Task.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
    }

    public override void OnConstructing(DistributedApplicationOptions options, HostApplicationBuilderSettings settings)
    {
        settings.Args = [.. settings.Args ?? [], .. _args];
        options.Args = settings.Args;
        settings.ApplicationName = AppHostAssembly.GetName().Name;
        options.DisableDashboard = true;
        options.EnableResourceLogging = true;
        settings.Configuration ??= new ConfigurationManager();
        var given = new ConfigurationBuilder().AddCommandLine(settings.Args).Build();
        var defaults = new Dictionary<string, string?> { ["DcpPublisher:RandomizePorts"] = "true" };
        foreach (var (key, value) in LaunchProfileVariables())
        {
            defaults.TryAdd(key, value);
            // The host reads DOTNET_ENVIRONMENT as "ENVIRONMENT".
            foreach (var prefix in (string[])["DOTNET_", "ASPNETCORE_"])
            {
                if (key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                {
                    defaults.TryAdd(key[prefix.Length..], value);
                }
            }
        }
        // A dashboard that the launch profile announces is not there under test, so nothing is to be sent to it.
        foreach (var key in defaults.Keys.Where(k => given[k] is not null || k.Contains("_OTLP_")).ToList())
        {
            defaults.Remove(key);
        }
        settings.Configuration.AddInMemoryCollection(defaults);
        _configure(options, settings);
    }

    public override void OnConstructed(DistributedApplicationBuilder builder)
    {
        // The model is not there yet; the test gets hold of it in OnBuilding.
    }

    public override void OnBuilding(DistributedApplicationBuilder builder)
    {
        _building.TrySetResult(builder);
        if (!_goOn.Task.GetAwaiter().GetResult())
        {
            throw new OperationCanceledException("The testing builder was disposed before it was built.");
        }
    }

    public override void OnBuilt(DistributedApplication application) => _built.TrySetResult(application);

    private void Execute(MethodInfo main)
    {
        Current = this;
        try
        {
            object?[]? arguments = main.GetParameters().Length == 0 ? null : [_args];
            if (main.Invoke(null, arguments) is Task task)
            {
                task.GetAwaiter().GetResult();
            }
            Fail(new InvalidOperationException("The entry point exited without building a DistributedApplication."));
        }
        catch (TargetInvocationException e)
        {
            Fail(e.InnerException ?? e);
        }
        catch (Exception e)
        {
            // It is the test's to know of: it waits for one of these two.
            Fail(e);
        }
    }

    private void Fail(Exception exception)
    {
        _building.TrySetException(exception);
        _built.TrySetException(exception);
        // A test that has what it wants does not look at these again.
        _ = _building.Task.Exception;
        _ = _built.Task.Exception;
    }

    private IEnumerable<KeyValuePair<string, string>> LaunchProfileVariables()
    {
        var folder = AppHostAssembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(a => string.Equals(a.Key, "apphostprojectpath", StringComparison.OrdinalIgnoreCase))?.Value;
        return folder is null ? [] : LaunchSettings.Read(folder)?.Choose(null, null)?.Profile.EnvironmentVariables ?? [];
    }

    private static TaskCompletionSource<T> New<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
