using System.Text.Json;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Pricing;

namespace Ticketing.EventTicketing.Events;

/// <summary>Column <c>events.pricing</c>: the JSON of an <see cref="EventPricing"/>, camel case, or null.</summary>
internal static class PricingColumn
{
    public static EventPricing? Read(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, ContractsJson.Default.EventPricing);

    public static string Write(EventPricing pricing) =>
        JsonSerializer.Serialize(pricing, ContractsJson.Default.EventPricing);
}
