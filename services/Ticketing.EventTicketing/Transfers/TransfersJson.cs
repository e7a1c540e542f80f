using System.Text.Json.Serialization;

namespace Ticketing.EventTicketing.Transfers;

/// <summary>JSON of transfers: snake case (docs/api.md).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(MyTransfersResponse))]
[JsonSerializable(typeof(OfferTicketsRequest))]
[JsonSerializable(typeof(OrderTransfersResponse))]
internal sealed partial class TransfersJson : JsonSerializerContext;
