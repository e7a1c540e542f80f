using Microsoft.Extensions.Configuration;
using Ticketing.AppHost.Infrastructure;

namespace Ticketing.AppHost;

/// <summary>Secrets that services share and nobody has to know.</summary>
internal static class GeneratedSecret
{
    /// <summary>
    /// A secret parameter. On a developer's machine it is made at the first run and kept in <c>.data/secrets</c>;
    /// when publishing, the operator supplies it.
    /// </summary>
    public static IResourceBuilder<ParameterResource> Add(IDistributedApplicationBuilder builder, string name)
    {
        var given = builder.Configuration[$"Parameters:{name}"] is { Length: > 0 };
        return builder.ExecutionContext.IsPublishMode || given
            ? builder.AddParameter(name, secret: true)
            : builder.AddParameter(name, DataFolder.Secret(builder, name, DataFolder.NewPassword), secret: true);
    }
}
