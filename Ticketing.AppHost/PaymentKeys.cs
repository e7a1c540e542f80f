using Microsoft.Extensions.Configuration;
using Ticketing.AppHost.Infrastructure;

namespace Ticketing.AppHost;

/// <summary>
/// What the shop and its payment provider share. On a developer's machine both are made at the first run and kept in
/// the data folder; when publishing they are parameters that the operator supplies.
/// </summary>
/// <param name="Api">Proves the shop to the provider.</param>
/// <param name="Webhook">The provider signs its webhooks with it.</param>
internal sealed record PaymentKeys(
    IResourceBuilder<ParameterResource> Api, IResourceBuilder<ParameterResource> Webhook)
{
    public static PaymentKeys Add(IDistributedApplicationBuilder builder) =>
        new(Secret(builder, "payment-api-key"), Secret(builder, "payment-webhook-secret"));

    private static IResourceBuilder<ParameterResource> Secret(IDistributedApplicationBuilder builder, string name) =>
        builder.ExecutionContext.IsPublishMode || builder.Configuration[$"Parameters:{name}"] is { Length: > 0 }
            ? builder.AddParameter(name, secret: true)
            : builder.AddParameter(name, DataFolder.Secret(builder, name, DataFolder.NewPassword), secret: true);
}
