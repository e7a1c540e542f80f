using Aspire.Hosting.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Starts, stops and restarts resources, and runs commands of the product's own.</summary>
public class ResourceCommandService
{
    private readonly IServiceProvider _services;
    private readonly DistributedApplicationModel _model;

    internal ResourceCommandService(IServiceProvider services, DistributedApplicationModel model)
    {
        _services = services;
        _model = model;
    }

    public Task<ExecuteCommandResult> ExecuteCommandAsync(
        IResource resource, string commandName, CancellationToken cancellationToken = default)
        => ExecuteCommandAsync(resource.Name, commandName, cancellationToken);

    /// <param name="resourceId">A resource's name (all replicas), or the id of one replica.</param>
    /// <param name="commandName">One of <see cref="KnownResourceCommands"/>, or a name given to <c>WithCommand</c>.</param>
    /// <param name="cancellationToken">Gives the command up.</param>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(
        string resourceId, string commandName, CancellationToken cancellationToken = default)
    {
        var resource = _model.Resources.FirstOrDefault(r => ReplicaNames.Matches(resourceId, r.Name));
        if (resource is null)
        {
            return CommandResults.Failure($"Resource '{resourceId}' not found.");
        }
        var own = resource.Annotations.OfType<ResourceCommandAnnotation>().LastOrDefault(c => c.Name == commandName);
        if (own is not null)
        {
            return await own.ExecuteCommand(new ExecuteCommandContext
            {
                ServiceProvider = _services,
                ResourceName = resourceId,
                CancellationToken = cancellationToken,
                Logger = _services.GetRequiredService<ResourceLoggerService>().GetLogger(resourceId),
            }).ConfigureAwait(false);
        }
        var run = _services.GetService<Orchestrator>()?.Runs.FirstOrDefault(r => r.Resource == resource);
        if (run is null)
        {
            return CommandResults.Failure($"Command '{commandName}' not available for resource '{resourceId}'.");
        }
        if (commandName == KnownResourceCommands.StopCommand || commandName == KnownResourceCommands.RestartCommand)
        {
            await run.StopAsync(resourceId).ConfigureAwait(false);
        }
        if (commandName == KnownResourceCommands.StartCommand || commandName == KnownResourceCommands.RestartCommand)
        {
            await run.StartAsync(resourceId, cancellationToken).ConfigureAwait(false);
            return run.IsRunning(resourceId)
                ? CommandResults.Success()
                : CommandResults.Failure($"Resource '{resourceId}' did not start; its log says why.");
        }
        return commandName == KnownResourceCommands.StopCommand
            ? CommandResults.Success()
            : CommandResults.Failure($"Command '{commandName}' not available for resource '{resourceId}'.");
    }
}
