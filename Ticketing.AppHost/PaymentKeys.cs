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
        new(GeneratedSecret.Add(builder, "payment-api-key"), GeneratedSecret.Add(builder, "payment-webhook-secret"));
}
