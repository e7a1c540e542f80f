using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel
{
    public enum ResourceCommandState
    {
        Enabled = 0,
        Disabled = 1,
        Hidden = 2,
    }

    public sealed class UpdateCommandStateContext
    {
        public required CustomResourceSnapshot ResourceSnapshot { get; init; }

        public required IServiceProvider ServiceProvider { get; init; }
    }

    public sealed class ExecuteCommandContext
    {
        public required IServiceProvider ServiceProvider { get; init; }

        public required string ResourceName { get; init; }

        public required CancellationToken CancellationToken { get; init; }

        public required ILogger Logger { get; init; }
    }

    public sealed class ExecuteCommandResult
    {
        public required bool Success { get; init; }

        public bool Canceled { get; init; }

        public string? ErrorMessage { get; init; }

        public string? Message { get; init; }
    }

    public static class CommandResults
    {
        public static ExecuteCommandResult Success() => new() { Success = true };

        public static ExecuteCommandResult Success(string message) => new() { Success = true, Message = message };

        public static ExecuteCommandResult Failure(string? errorMessage = null)
            => new() { Success = false, ErrorMessage = errorMessage };

        public static ExecuteCommandResult Failure(Exception exception) => Failure(exception.Message);

        public static ExecuteCommandResult Canceled() => new() { Success = false, Canceled = true };
    }

    public class CommandOptions
    {
        public string? Description { get; set; }

        public string? ConfirmationMessage { get; set; }

        public string? IconName { get; set; }

        public IconVariant? IconVariant { get; set; }

        public bool IsHighlighted { get; set; }

        public Func<UpdateCommandStateContext, ResourceCommandState>? UpdateState { get; set; }
    }

    internal sealed class ResourceCommandAnnotation(
        string name, string displayName, Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand)
        : IResourceAnnotation
    {
        public string Name { get; } = name;

        public string DisplayName { get; } = displayName;

        public Func<ExecuteCommandContext, Task<ExecuteCommandResult>> ExecuteCommand { get; } = executeCommand;
    }
}

namespace Aspire.Hosting
{
    public static partial class ResourceBuilderExtensions
    {
        /// <summary>Adds a command that <see cref="ResourceCommandService"/> can run on the resource.</summary>
        public static IResourceBuilder<T> WithCommand<T>(
            this IResourceBuilder<T> builder,
            string name,
            string displayName,
            Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand,
            CommandOptions? commandOptions = null)
            where T : IResource
        {
            _ = commandOptions;
            return builder.WithAnnotation(new ResourceCommandAnnotation(name, displayName, executeCommand));
        }
    }
}
