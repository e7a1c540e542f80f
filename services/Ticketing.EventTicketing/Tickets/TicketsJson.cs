using System.Text.Json.Serialization;
using Ticketing.EventTicketing.Tickets.Signing;

namespace Ticketing.EventTicketing.Tickets;

/// <summary>JSON of the ticket endpoints: snake case (docs/api.md).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(OrderTicketsResponse))]
[JsonSerializable(typeof(TicketListResponse))]
[JsonSerializable(typeof(TicketKeysResponse))]
internal sealed partial class TicketsJson : JsonSerializerContext;
