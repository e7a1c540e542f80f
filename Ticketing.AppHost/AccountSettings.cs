using Microsoft.Extensions.Configuration;

namespace Ticketing.AppHost;

/// <summary>Settings of accounts that a run may give, for example <c>--Ticketing:Users:RequireVerifiedEmail=false</c>.</summary>
internal static class AccountSettings
{
    /// <summary>Everything below <c>Ticketing:Users</c>, for event-ticketing.</summary>
    public static IResourceBuilder<ProjectResource> WithAccountSettings(
        this IResourceBuilder<ProjectResource> eventTicketing, IDistributedApplicationBuilder builder)
    {
        foreach (var setting in builder.Configuration.GetSection("Ticketing:Users").GetChildren())
        {
            eventTicketing.WithEnvironment($"Ticketing__Users__{setting.Key}", setting.Value);
        }

        return eventTicketing;
    }

    /// <summary><c>Ticketing:OperatorsAtGateway=true</c> lets operators in through the public gateway.</summary>
    public static IResourceBuilder<ProjectResource> WithOperatorsAtGateway(
        this IResourceBuilder<ProjectResource> gateway, IDistributedApplicationBuilder builder) =>
        builder.Configuration["Ticketing:OperatorsAtGateway"] is { Length: > 0 } value
            ? gateway.WithEnvironment("Gateway__AllowOperators", value)
            : gateway;
}
