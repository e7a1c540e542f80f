using Ticketing.AppHost.Infrastructure;

namespace Ticketing.AppHost;

/// <summary>Secrets that services share and nobody has to know.</summary>
internal static class GeneratedSecret
{
    /// <summary>
    /// A secret parameter. On a developer's machine it is made at the first run and kept in <c>.data/secrets</c>; when
    /// publishing, or where <c>Parameters:name</c> is configured, the operator supplies it.
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Of the parameter and of the file.</param>
    /// <param name="make">Makes the value; by default a password of 128 random bits.</param>
    public static IResourceBuilder<ParameterResource> Add(
        IDistributedApplicationBuilder builder, string name, Func<string>? make = null) =>
        IsSupplied(builder, name)
            ? builder.AddParameter(name, secret: true)
            : builder.AddParameter(name, DataFolder.Secret(builder, name, make ?? DataFolder.NewPassword), secret: true);

    /// <summary>True if the operator supplies it.</summary>
    public static bool IsSupplied(IDistributedApplicationBuilder builder, string name) =>
        builder.ExecutionContext.IsPublishMode || builder.Configuration[$"Parameters:{name}"] is { Length: > 0 };
}
