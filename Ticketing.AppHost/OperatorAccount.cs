using Ticketing.AppHost.Infrastructure;

namespace Ticketing.AppHost;

/// <summary>The operator's log-in, which event-ticketing makes when it starts.</summary>
internal static class OperatorAccount
{
    private const string PasswordName = "operator-password";

    /// <summary>
    /// Address <c>operator@ticketing.local</c>, or <c>Ticketing:OperatorEmail</c>. The password is a parameter; on a
    /// developer's machine it is made at the first run and kept in <c>.data/secrets/operator-password</c>.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithOperatorAccount(
        this IResourceBuilder<ProjectResource> eventTicketing, IDistributedApplicationBuilder builder)
    {
        var given = builder.Configuration[$"Parameters:{PasswordName}"] is { Length: > 0 };
        var password = builder.ExecutionContext.IsPublishMode || given
            ? builder.AddParameter(PasswordName, secret: true)
            : builder.AddParameter(
                PasswordName, DataFolder.Secret(builder, PasswordName, DataFolder.NewPassword), secret: true);
        return eventTicketing
            .WithEnvironment(
                "Ticketing__Operator__Email",
                builder.Configuration["Ticketing:OperatorEmail"] ?? "operator@ticketing.local")
            .WithEnvironment("Ticketing__Operator__Password", password);
    }
}
