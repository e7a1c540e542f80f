using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>Holds a resource until what it waits for has come.</summary>
internal sealed class DependencyGate(ResourceNotificationService notifications, ResourceLoggerService logs)
{
    /// <exception cref="DistributedApplicationException">A dependency ended otherwise than it should.</exception>
    public Task WaitAsync(IResource resource, CancellationToken cancellation)
        => Task.WhenAll(resource.Annotations.OfType<WaitAnnotation>().Select(wait => wait.WaitType switch
        {
            WaitType.WaitUntilHealthy => HealthyAsync(resource, wait, cancellation),
            WaitType.WaitUntilStarted => StartedAsync(resource, wait, cancellation),
            _ => CompletedAsync(resource, wait, cancellation),
        }));

    private async Task HealthyAsync(IResource resource, WaitAnnotation wait, CancellationToken cancellation)
    {
        Say(resource, "Waiting for resource '{Dependency}' to become healthy", wait);
        if (wait.WaitBehavior is { } behavior)
        {
            await notifications.WaitForResourceHealthyAsync(wait.Resource.Name, behavior, cancellation).ConfigureAwait(false);
        }
        else
        {
            await notifications.WaitForResourceHealthyAsync(wait.Resource.Name, cancellation).ConfigureAwait(false);
        }
    }

    private async Task StartedAsync(IResource resource, WaitAnnotation wait, CancellationToken cancellation)
    {
        Say(resource, "Waiting for resource '{Dependency}' to start", wait);
        var found = await notifications.WaitForResourceAsync(
            wait.Resource.Name,
            e => e.Snapshot.State?.Text == KnownResourceStates.Running
                || (wait.WaitBehavior != WaitBehavior.WaitOnResourceUnavailable && ResourceNotificationService.IsOver(e.Snapshot)),
            cancellation).ConfigureAwait(false);
        if (found.Snapshot.State?.Text == KnownResourceStates.FailedToStart)
        {
            throw new DistributedApplicationException($"Dependency resource '{wait.Resource.Name}' failed to start.");
        }
    }

    private async Task CompletedAsync(IResource resource, WaitAnnotation wait, CancellationToken cancellation)
    {
        Say(resource, "Waiting for resource '{Dependency}' to complete", wait);
        var found = await notifications.WaitForResourceAsync(
            wait.Resource.Name, e => ResourceNotificationService.IsOver(e.Snapshot), cancellation).ConfigureAwait(false);
        if (found.Snapshot.State?.Text == KnownResourceStates.FailedToStart)
        {
            throw new DistributedApplicationException($"Dependency resource '{wait.Resource.Name}' failed to start.");
        }
        if (found.Snapshot.ExitCode is { } code && code != wait.ExitCode)
        {
            throw new DistributedApplicationException(
                $"Resource '{wait.Resource.Name}' has completed with an exit code '{code}', which is not equal to the "
                + $"expected exit code '{wait.ExitCode}'.");
        }
    }

#pragma warning disable CA2254 // The three messages are constants of this file.
    private void Say(IResource resource, string message, WaitAnnotation wait)
        => logs.GetLogger(resource).LogInformation(message, wait.Resource.Name);
#pragma warning restore CA2254
}
