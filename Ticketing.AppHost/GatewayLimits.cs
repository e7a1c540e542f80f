using Microsoft.Extensions.Configuration;

namespace Ticketing.AppHost;

/// <summary>
/// The limits of the gateway (docs/api.md). Every limit holds everywhere, but on a developer's machine and in the test
/// systems thousands of people share the address 127.0.0.1, and a load test has few people who do much: there they are
/// multiplied, here and nowhere else. Settings: <c>Ticketing:Limits:AddressFactor</c>, <c>:UserFactor</c>, and for a
/// deployment behind proxies <c>Ticketing:Limits:TrustedProxies:0</c> and so on.
/// </summary>
internal static class GatewayLimits
{
    private const string DevelopmentFactor = "1000";

    public static IResourceBuilder<ProjectResource> WithLimits(
        this IResourceBuilder<ProjectResource> gateway, IDistributedApplicationBuilder builder)
    {
        if (builder.ExecutionContext.IsRunMode)
        {
            gateway
                .WithEnvironment("Limits__AddressFactor", DevelopmentFactor)
                .WithEnvironment("Limits__UserFactor", DevelopmentFactor);
        }

        foreach (var (name, value) in builder.Configuration.GetSection("Ticketing:Limits").AsEnumerable(makePathsRelative: true))
        {
            if (value is not null)
            {
                gateway.WithEnvironment($"Limits__{name.Replace(":", "__")}", value);
            }
        }

        return gateway;
    }
}
