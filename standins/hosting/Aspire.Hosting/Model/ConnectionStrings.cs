using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.ApplicationModel
{
    /// <summary>A reference to a connection string that fails by name when the string is missing.</summary>
    public class ConnectionStringReference(IResourceWithConnectionString resource, bool optional)
        : IExpressionValue, IValueWithReferences
    {
        public IResourceWithConnectionString Resource { get; } = resource;

        public bool Optional { get; } = optional;

        string IManifestExpressionProvider.ValueExpression => Resource.ValueExpression;

        IEnumerable<object> IValueWithReferences.References => [Resource];

        async ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken)
        {
            var value = await Resource.GetConnectionStringAsync(cancellationToken).ConfigureAwait(false);
            if (string.IsNullOrEmpty(value) && !Optional)
            {
                throw new DistributedApplicationException(
                    $"The connection string for the resource '{Resource.Name}' is not available.");
            }
            return value;
        }
    }
}

namespace Aspire.Hosting
{
    /// <summary>A connection string composed of other resources' values.</summary>
    public sealed class ConnectionStringResource(string name, ReferenceExpression connectionStringExpression)
        : Resource(name), IResourceWithConnectionString, IResourceWithWaitSupport, IResourceWithoutLifetime
    {
        public ReferenceExpression ConnectionStringExpression { get; } = connectionStringExpression;
    }

    /// <summary>A connection string read from configuration <c>ConnectionStrings:name</c>.</summary>
    internal sealed class ConnectionStringParameterResource(
        string name, Func<ParameterDefault?, string> callback, string? environmentVariableName)
        : ParameterResource(name, callback, secret: true), IResourceWithConnectionString
    {
        public string? ConnectionStringEnvironmentVariable { get; } = environmentVariableName;

        public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{(ParameterResource)this}");

        ValueTask<string?> IResourceWithConnectionString.GetConnectionStringAsync(CancellationToken cancellationToken)
            => GetValueAsync(cancellationToken);

        string IManifestExpressionProvider.ValueExpression => $"{{{Name}.connectionString}}";
    }
}
