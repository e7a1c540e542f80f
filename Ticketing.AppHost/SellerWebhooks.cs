using Microsoft.Extensions.Configuration;

namespace Ticketing.AppHost;

/// <summary>What booking needs to call sellers' webhooks.</summary>
internal static class SellerWebhooks
{
    /// <summary>
    /// The key that signing secrets are derived from. <c>Ticketing:WebhooksToLocalhost=true</c> lets a developer's
    /// webhooks be plain http on this machine; never when publishing.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithSellerWebhooks(
        this IResourceBuilder<ProjectResource> booking, IDistributedApplicationBuilder builder)
    {
        booking.WithEnvironment("Webhooks__Key", GeneratedSecret.Add(builder, "webhook-key"));
        return builder.ExecutionContext.IsRunMode && builder.Configuration["Ticketing:WebhooksToLocalhost"] == "true"
            ? booking.WithEnvironment("Webhooks__AllowHttp", "true")
                .WithEnvironment("Webhooks__AllowPrivateAddresses", "true")
            : booking;
    }
}
