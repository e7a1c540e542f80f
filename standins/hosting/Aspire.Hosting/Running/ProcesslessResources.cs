using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>States of what has no process: parameters, connection strings, databases inside a server.</summary>
internal sealed class ProcesslessResources(
    IServiceProvider services,
    IDistributedApplicationEventing eventing,
    ResourceNotificationService notifications,
    ResourceLoggerService logs)
{
    public async Task FollowAsync(IResource resource, CancellationToken cancellation)
    {
        try
        {
            await eventing.PublishAsync(
                new InitializeResourceEvent(resource, eventing, logs, notifications, services), cancellation)
                .ConfigureAwait(false);
            switch (resource)
            {
                case ParameterResource:
                    await PublishAsync(resource, KnownResourceStates.Running).ConfigureAwait(false);
                    break;
                case ConnectionStringResource connection:
                    await FollowConnectionAsync(connection, cancellation).ConfigureAwait(false);
                    break;
                case IResourceWithParent child:
                    await FollowParentAsync(child, cancellation).ConfigureAwait(false);
                    break;
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The application stops; a state nobody reads any more.
        }
        catch (Exception e)
        {
            // One resource's trouble, told as its state, must not take the others down.
            logs.GetLogger(resource).LogError("{Resource} failed to start: {Reason}", resource.Name, e.Message);
            await PublishAsync(resource, KnownResourceStates.FailedToStart).ConfigureAwait(false);
        }
    }

    private async Task FollowConnectionAsync(ConnectionStringResource connection, CancellationToken cancellation)
    {
        var parts = References.Of(connection.ConnectionStringExpression).ToList();
        await PublishAsync(connection, KnownResourceStates.Waiting).ConfigureAwait(false);
        await new DependencyGate(notifications, logs).WaitAsync(connection, cancellation).ConfigureAwait(false);
        foreach (var part in parts.Where(p => p is IResourceWithEndpoints))
        {
            await notifications.WaitForResourceAsync(part.Name, KnownResourceStates.Running, cancellation)
                .ConfigureAwait(false);
        }
        await PublishAsync(connection, KnownResourceStates.Running).ConfigureAwait(false);
    }

    /// <summary>A child lives as long as its parent does.</summary>
    private async Task FollowParentAsync(IResourceWithParent child, CancellationToken cancellation)
    {
        var root = child.Parent;
        while (root is IResourceWithParent { Parent: { } above })
        {
            root = above;
        }
        await foreach (var change in notifications.WatchAsync(cancellation).ConfigureAwait(false))
        {
            if (change.Resource != root || change.Snapshot.State is not { } state)
            {
                continue;
            }
            if (state.Text != KnownResourceStates.Running)
            {
                notifications.BeginStart(child);
            }
            await notifications.PublishUpdateAsync(child, s => s.State?.Text == state.Text ? s : s with
            {
                State = state,
                ExitCode = change.Snapshot.ExitCode,
                HealthReports = [.. child.Annotations.OfType<HealthCheckAnnotation>()
                    .Select(a => new HealthReportSnapshot(a.Key, null, null, null))],
            }).ConfigureAwait(false);
        }
    }

    private Task PublishAsync(IResource resource, string state)
        => notifications.PublishUpdateAsync(resource, s => s with { State = state });
}
