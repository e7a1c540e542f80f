using System.Text.Json;
using Microsoft.Extensions.Options;
using Ticketing.PaymentSandbox.Api;
using Ticketing.PaymentSandbox.Books;
using Ticketing.PaymentSandbox.Webhooks;

namespace Ticketing.PaymentSandbox;

/// <summary>What the sandbox is made of.</summary>
internal static class SandboxServices
{
    /// <summary>Books, events and options.</summary>
    public static IHostApplicationBuilder AddPaymentSandbox(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SandboxOptions>()
            .BindConfiguration(SandboxOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<SandboxOptions>>().Value);
        services.AddSingleton<PaymentBooks>();
        services.AddSingleton<Steps>();
        services.AddHostedService<WebhookSender>();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, SandboxJson.Default);
        });
        // Browsers of any shop may ask for a token; everything else wants the shop's key.
        services.AddCors(cors => cors.AddDefaultPolicy(policy =>
            policy.AllowAnyOrigin().WithMethods("POST").WithHeaders("Content-Type")));
        return builder;
    }

    public static void MapPaymentSandbox(this WebApplication app)
    {
        app.UseCors();
        app.MapTokens();
        app.MapThreeDSecure();
        var shop = app.MapGroup("").AddEndpointFilter<ShopKeyFilter>();
        shop.MapPayments();
        if (app.Services.GetRequiredService<SandboxOptions>().Control)
        {
            shop.MapControl();
        }
    }
}
