using Microsoft.Extensions.Configuration;

namespace Ticketing.AppHost;

/// <summary>The operator's log-in, which event-ticketing makes when it starts.</summary>
/// <param name="Email">The address.</param>
/// <param name="Password">Kept in <c>.data/secrets/operator-password</c> on a developer's machine.</param>
/// <param name="TotpSecret">The second factor, kept beside it.</param>
internal sealed record OperatorAccount(
    string Email, IResourceBuilder<ParameterResource> Password, IResourceBuilder<ParameterResource> TotpSecret)
{
    /// <summary>Address <c>operator@ticketing.local</c>, or <c>Ticketing:OperatorEmail</c>.</summary>
    public static OperatorAccount Add(IDistributedApplicationBuilder builder) => new(
        builder.Configuration["Ticketing:OperatorEmail"] ?? "operator@ticketing.local",
        GeneratedSecret.Add(builder, "operator-password"),
        SecondFactorSecrets.AddOperators(builder));
}

/// <summary>Gives the account to the service that keeps users.</summary>
internal static class OperatorAccountExtensions
{
    public static IResourceBuilder<ProjectResource> WithOperatorAccount(
        this IResourceBuilder<ProjectResource> eventTicketing, OperatorAccount account) => eventTicketing
        .WithEnvironment("Ticketing__Operator__Email", account.Email)
        .WithEnvironment("Ticketing__Operator__Password", account.Password)
        .WithEnvironment("Ticketing__Operator__TotpSecret", account.TotpSecret);
}
