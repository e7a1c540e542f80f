using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>Runs a resource's environment and argument callbacks and turns what they give into text.</summary>
internal static class Evaluation
{
    public static async Task<Dictionary<string, object>> EnvironmentAsync(
        IResource resource, DistributedApplicationExecutionContext execution, ILogger logger, CancellationToken cancellation)
    {
        var context = new EnvironmentCallbackContext(execution, resource, [], cancellation) { Logger = logger };
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToList())
        {
            await annotation.Callback(context).ConfigureAwait(false);
        }
        return context.EnvironmentVariables;
    }

    public static async Task<IList<object>> ArgumentsAsync(
        IResource resource, DistributedApplicationExecutionContext execution, ILogger logger, CancellationToken cancellation)
    {
        var context = new CommandLineArgsCallbackContext([], resource, cancellation)
        {
            ExecutionContext = execution,
            Logger = logger,
        };
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>().ToList())
        {
            await annotation.Callback(context).ConfigureAwait(false);
        }
        return context.Args;
    }

    /// <summary>Null means: not set at all.</summary>
    public static async Task<string?> TextAsync(
        object? value, DistributedApplicationExecutionContext execution, CancellationToken cancellation) => value switch
        {
            null => null,
            string text => text,
            IManifestExpressionProvider expression when execution.IsPublishMode => expression.ValueExpression,
            IValueProvider provider => await provider.GetValueAsync(cancellation).ConfigureAwait(false),
            IResourceBuilder<IResource> { Resource: IValueProvider provider }
                => await TextAsync(provider, execution, cancellation).ConfigureAwait(false),
            bool flag => flag ? "true" : "false",
            FileSystemInfo file => file.FullName,
            IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            _ => throw new DistributedApplicationException($"A value of type {value.GetType()} cannot be passed to a resource."),
        };
}
