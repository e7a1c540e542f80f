using System.Reflection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>
/// How the testing package takes hold of an AppHost whose entry point it runs on a thread of its own: async-local, so
/// that several AppHosts can be under test in one process.
/// </summary>
internal abstract class AppHostInterception
{
    private static readonly AsyncLocal<AppHostInterception?> s_current = new();

    public static AppHostInterception? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    public abstract Assembly? AppHostAssembly { get; }

    public abstract void OnConstructing(DistributedApplicationOptions options, HostApplicationBuilderSettings settings);

    public abstract void OnConstructed(DistributedApplicationBuilder builder);

    /// <summary>May block: a test adds to the model here.</summary>
    public abstract void OnBuilding(DistributedApplicationBuilder builder);

    public abstract void OnBuilt(DistributedApplication application);
}
