using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Refunds;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Resale;

/// <summary>What a seller allows at an event.</summary>
/// <param name="IsAllowed">True if buyers may offer their tickets to other people.</param>
/// <param name="FeePercent">Part of the giver's price that the seller keeps, 0 to 100.</param>
/// <param name="EndsMinutesBefore">Offers end so long before the event begins, 0 to a year.</param>
internal sealed record ResaleTermsRequest(
    [property: Required] bool? IsAllowed, [property: Required] int? FeePercent, [property: Required] int? EndsMinutesBefore);

/// <summary>What a seller allows at an event, and what came of it.</summary>
/// <param name="EventId">The event.</param>
/// <param name="IsAllowed">True if buyers may offer their tickets to other people.</param>
/// <param name="FeePercent">Part of the giver's price that the seller keeps.</param>
/// <param name="EndsMinutesBefore">Offers end so long before the event begins.</param>
/// <param name="Offered">Tickets that are offered now.</param>
/// <param name="InHand">Of these, somebody is buying so many.</param>
/// <param name="Sold">Tickets that were resold.</param>
internal sealed record ResaleTermsResponse(
    long EventId, bool IsAllowed, int FeePercent, int EndsMinutesBefore, long Offered, long InHand, long Sold);

/// <summary>Tickets that one person offers; bought together, or some of them.</summary>
/// <param name="OfferId">Its id.</param>
/// <param name="Section">Where they are.</param>
/// <param name="Seats">The tickets, at what their giver paid.</param>
/// <param name="Total">What all of them cost.</param>
internal sealed record ResaleOffer(Guid OfferId, string Section, IReadOnlyList<OrderSeat> Seats, long Total);

/// <summary>What other people offer of an event. Money in minor units.</summary>
/// <param name="EventId">The event.</param>
/// <param name="IsOpen">True while tickets of it may be offered and bought.</param>
/// <param name="Tickets">How many there are to buy now.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Offers">At most 200.</param>
internal sealed record ResaleOffersResponse(
    long EventId, bool IsOpen, int Tickets, string Currency, IReadOnlyList<ResaleOffer> Offers);

/// <summary>Body of a purchase: which offer, and which of its tickets; all that are there when seats are left out.</summary>
internal sealed record BuyResaleRequest([property: Required] Guid? OfferId, IReadOnlyList<GivenSeat?>? Seats);

/// <summary>Body of an offer, or of its withdrawal: which seats of the order.</summary>
internal sealed record OfferResaleRequest(IReadOnlyList<GivenSeat?>? Seats);

/// <summary>A ticket of an order, as far as resale goes. Money in minor units.</summary>
/// <param name="Seat">The seat, and what was paid for it.</param>
/// <param name="GivesBack">What comes back when it is sold.</param>
/// <param name="State">NONE, or OFFERED, IN_HAND while somebody is buying it, or SOLD.</param>
internal sealed record ResaleTicketResponse(
    OrderSeat Seat, long GivesBack, [property: OneOf("NONE", "OFFERED", "IN_HAND", "SOLD")] string State);

/// <summary>What the buyer of an order may offer of it, and did.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="IsAllowed">True if tickets of it may be offered now.</param>
/// <param name="Reason">Why not; null if they may.</param>
/// <param name="FeePercent">What the seller keeps of the price.</param>
/// <param name="Until">Until when tickets are offered, UTC; null: no end is known.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Tickets">Its tickets, those that were resold included.</param>
internal sealed record MyResaleResponse(
    Guid OrderId, bool IsAllowed, string? Reason, int FeePercent, DateTimeOffset? Until, string Currency,
    IReadOnlyList<ResaleTicketResponse> Tickets);

/// <summary>JSON of resale: snake case, nulls written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BuyResaleRequest))]
[JsonSerializable(typeof(MyResaleResponse))]
[JsonSerializable(typeof(OfferResaleRequest))]
[JsonSerializable(typeof(ResaleOffersResponse))]
[JsonSerializable(typeof(ResaleTermsRequest))]
[JsonSerializable(typeof(ResaleTermsResponse))]
internal sealed partial class ResaleJson : JsonSerializerContext;
