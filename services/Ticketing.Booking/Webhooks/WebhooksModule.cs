using Microsoft.Extensions.Options;
using Ticketing.Booking.Infrastructure;

namespace Ticketing.Booking.Webhooks;

/// <summary>Calls that tell a seller's own systems what happened to orders of the seller's events.</summary>
internal static class WebhooksModule
{
    public static void AddWebhooks(this IServiceCollection services)
    {
        services.AddJson(WebhooksJson.Default);
        services.AddOptions<WebhookOptions>()
            .BindConfiguration(WebhookOptions.SectionName)
            .ValidateDataAnnotations()
            .Validate(o => o.IsConsistent, "Webhooks: Interval and Timeout are positive.")
            .ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<WebhookOptions>>().Value);
        services.AddSingleton<WebhookClient>();
        services.AddSingleton<WebhookQueue>();
        services.AddSingleton<WebhookStore>();
        services.AddHostedService<WebhookDispatcher>();
    }

    public static void MapWebhooks(this IEndpointRouteBuilder routes) => routes.MapSellerWebhooks();
}
