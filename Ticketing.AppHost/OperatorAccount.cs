using Microsoft.Extensions.Configuration;

namespace Ticketing.AppHost;

/// <summary>The operator's log-in, which event-ticketing makes when it starts.</summary>
/// <param name="Email">The address.</param>
/// <param name="Password">Kept in <c>.data/secrets/operator-password</c> on a developer's machine.</param>
internal sealed record OperatorAccount(string Email, IResourceBuilder<ParameterResource> Password)
{
    /// <summary>Address <c>operator@ticketing.local</c>, or <c>Ticketing:OperatorEmail</c>.</summary>
    public static OperatorAccount Add(IDistributedApplicationBuilder builder) => new(
        builder.Configuration["Ticketing:OperatorEmail"] ?? "operator@ticketing.local",
        GeneratedSecret.Add(builder, "operator-password"));
}

/// <summary>Gives the account to the service that keeps users.</summary>
internal static class OperatorAccountExtensions
{
    public static IResourceBuilder<ProjectResource> WithOperatorAccount(
        this IResourceBuilder<ProjectResource> eventTicketing, OperatorAccount account) => eventTicketing
        .WithEnvironment("Ticketing__Operator__Email", account.Email)
        .WithEnvironment("Ticketing__Operator__Password", account.Password);
}
