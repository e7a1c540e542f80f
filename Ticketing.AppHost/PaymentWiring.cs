using Microsoft.Extensions.Configuration;
using Ticketing.AppHost.Dashboard;
using Ticketing.AppHost.Infrastructure;

namespace Ticketing.AppHost;

/// <summary>
/// Connects the shop with its payment provider: the sandbox, or with <c>Ticketing:PaymentProvider=stripe</c>
/// Stripe, whose keys are then the parameters <c>payment-api-key</c> and <c>payment-webhook-secret</c>. A
/// deployment names its public origins by <c>Ticketing:PublicUrl</c> and <c>Ticketing:PaymentBrowserUrl</c>.
/// </summary>
internal static class PaymentWiring
{
    private const string Stripe = "stripe";

    public static void Connect(
        IDistributedApplicationBuilder builder, IResourceBuilder<ProjectResource> booking,
        IResourceBuilder<ProjectResource> gateway)
    {
        var keys = PaymentKeys.Add(builder);
        var settings = builder.Configuration;
        booking
            .WithEnvironment("Payments__ApiKey", keys.Api)
            .WithEnvironment("Payments__WebhookSecret", keys.Webhook)
            .WithAddress("Payments__PublicUrl", settings["Ticketing:PublicUrl"], gateway.GetEndpoint("http"));
        if (settings["Ticketing:PaymentProvider"] == Stripe)
        {
            booking
                .WithEnvironment("Payments__Provider", Stripe)
                .WithEnvironment("Payments__PublishableKey", settings["Ticketing:PaymentPublishableKey"]);
            // Pages may then load Stripe's script, and frame its form.
            gateway.WithEnvironment("Web__PaymentProvider", Stripe);
            return;
        }
        var sandbox = AddSandbox(builder, gateway, keys);
        var provider = sandbox.GetEndpoint("http");
        booking
            .WithEnvironment("Payments__Url", provider)
            .WithAddress("Payments__BrowserUrl", settings["Ticketing:PaymentBrowserUrl"], provider)
            .WaitFor(sandbox);
        // The pages post cards there and nowhere else.
        gateway.WithAddress("Web__CardOrigin", settings["Ticketing:PaymentBrowserUrl"], provider);
    }

    /// <summary>
    /// Outside the system, as a real payment provider would be: the shop and browsers reach it, it calls the shop back.
    /// </summary>
    private static IResourceBuilder<ProjectResource> AddSandbox(
        IDistributedApplicationBuilder builder, IResourceBuilder<ProjectResource> gateway, PaymentKeys keys)
    {
        var sandbox = builder
            .AddProject<Projects.Ticketing_PaymentSandbox>("payment-sandbox", launchProfileName: null)
            .WithOwnHttpEndpoint().WithExternalHttpEndpoints().WithHttpHealthCheck("/health")
            .WithUrlForEndpoint("http", url => url.DisplayText = "Sandbox").WithIconName("Payment").WithKillCommand()
            .WithEnvironment("Sandbox__ApiKey", keys.Api)
            .WithEnvironment("Sandbox__WebhookSecret", keys.Webhook)
            // From outside, through the one public origin.
            .WithEnvironment(
                "Sandbox__WebhookUrl",
                ReferenceExpression.Create($"{gateway.GetEndpoint("http")}/payments/webhooks/sandbox"))
            .WithTelemetry(builder);
        if (builder.ExecutionContext.IsRunMode)
        {
            sandbox.WithEnvironment(
                "Sandbox__BooksFile", Path.Combine(DataFolder.Of(builder), "payment-sandbox", "books.jsonl"));
        }
        // For tests and demonstrations, for example Ticketing:Sandbox:Control=true.
        foreach (var setting in builder.Configuration.GetSection("Ticketing:Sandbox").GetChildren())
        {
            sandbox.WithEnvironment($"Sandbox__{setting.Key}", setting.Value);
        }
        return sandbox;
    }

    private static IResourceBuilder<ProjectResource> WithAddress(
        this IResourceBuilder<ProjectResource> project, string name, string? given, EndpointReference endpoint) =>
        given is { Length: > 0 } ? project.WithEnvironment(name, given) : project.WithEnvironment(name, endpoint);
}
