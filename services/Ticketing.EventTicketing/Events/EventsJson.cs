using System.Text.Json.Serialization;
using Ticketing.EventTicketing.Events.ChangePlan;
using Ticketing.EventTicketing.Events.CreateEvent;
using Ticketing.EventTicketing.Events.OpenSale;
using Ticketing.EventTicketing.Events.Prices;

namespace Ticketing.EventTicketing.Events;

/// <summary>JSON of the event endpoints, and of what seat-reservation answers: snake case (docs/api.md).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CreateEventRequest))]
[JsonSerializable(typeof(CopyEventRequest))]
[JsonSerializable(typeof(EditEventRequest))]
[JsonSerializable(typeof(ChangePricesRequest))]
[JsonSerializable(typeof(PricingRequest))]
[JsonSerializable(typeof(PricingResponse))]
[JsonSerializable(typeof(EventResponse))]
[JsonSerializable(typeof(EventListResponse))]
[JsonSerializable(typeof(ChangePlanRequest))]
[JsonSerializable(typeof(PlanChangeResponse))]
[JsonSerializable(typeof(EventPlanResponse))]
[JsonSerializable(typeof(SeatSections))]
internal sealed partial class EventsJson : JsonSerializerContext;
