using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Ticketing.AppHost.Startup;

namespace Ticketing.AppHost.Infrastructure;

/// <summary>The connections that the services get, whatever is behind them.</summary>
internal sealed record Stores(
    IResourceBuilder<IResourceWithConnectionString> EventTicketingDb,
    IResourceBuilder<IResourceWithConnectionString> BookingDb,
    IResourceBuilder<IResourceWithConnectionString> Redis,
    IResourceBuilder<IResourceWithConnectionString> Kvrocks,
    IResourceBuilder<IResourceWithConnectionString> Kafka,
    IResourceBuilder<IResourceWithConnectionString> Mail,
    bool HasApacheKafka = true);

/// <summary>Chooses between containers and local processes.</summary>
internal static class Wiring
{
    /// <summary>The setting that overrides the choice: <c>containers</c>, <c>local</c> or <c>auto</c>.</summary>
    public const string Setting = "Ticketing:Infrastructure";

    private static readonly TimeSpan EngineAnswer = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The broker. Apache Kafka answers a waiting fetch the moment a message comes, so consumers may ask it twice a
    /// second instead of a hundred times, and answers with all there is, so that fetches may keep apart in a rush; the embedded
    /// broker lets a fetch wait its whole time and answers with one batch, so it is asked often.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithBroker(
        this IResourceBuilder<ProjectResource> project, Stores stores)
    {
        project.WithReference(stores.Kafka).WaitFor(stores.Kafka);
        return stores.HasApacheKafka
            ? project.WithEnvironment("Ticketing__Messaging__FetchWait", "00:00:00.500")
                .WithEnvironment("Ticketing__Messaging__FetchInterval", "00:00:00.040")
            : project;
    }

    /// <summary>Adds the stores. Publishing always describes containers.</summary>
    public static Stores AddStores(IDistributedApplicationBuilder builder)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            return ContainerStores.Add(builder);
        }

        var choice = builder.Configuration[Setting] ?? "auto";
        return choice switch
        {
            "containers" => ContainerStores.Add(builder),
            "local" => LocalStores.Add(builder),
            "auto" when HasContainerEngine() => ContainerStores.Add(builder),
            "auto" => LocalStores.Add(builder),
            _ => throw new StartException(
                $"{Setting} is '{choice}'; it may be 'auto', 'containers' or 'local'."),
        };
    }

    /// <summary>True if a container engine answers; having only its client on the PATH is not enough.</summary>
    private static bool HasContainerEngine() => EngineAnswers("docker") || EngineAnswers("podman");

    private static bool EngineAnswers(string client)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(client, "info")
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            if (process is null)
            {
                return false;
            }

            // Read what it says, so that it never blocks on a full pipe.
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (process.WaitForExit(EngineAnswer))
            {
                return process.ExitCode == 0;
            }

            process.Kill();
            return false;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // Not installed.
            return false;
        }
    }
}
