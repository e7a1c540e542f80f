using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Transfers;

/// <summary>
/// Body of <c>POST /tickets/orders/{order_id}/transfers</c>: to whom, whether there is an account with the address or
/// not, and which of the caller's tickets of the order.
/// </summary>
internal sealed record OfferTicketsRequest(
    [property: Required] string? Email, [property: Required] IReadOnlyList<string?>? TicketIds)
{
    /// <summary>An order has at most 50 tickets.</summary>
    public const int MaxTickets = 50;
}

/// <summary>The event of a transfer; <c>StartsAt</c> is UTC, <c>TimeZone</c> the venue's.</summary>
internal sealed record TransferEventResponse(
    long EventId, string Name, string Venue, DateTimeOffset StartsAt, string TimeZone);

/// <summary>A ticket of a transfer.</summary>
internal sealed record TransferTicketResponse(string TicketId, string Section, int Subsection, int Row, int Seat);

/// <summary>
/// An offer of tickets, and what became of it. <c>Email</c>: as the offerer typed it, for the offerer alone.
/// <c>FromName</c> and <c>ToName</c>: names of the accounts, for the event's seller alone.
/// </summary>
internal sealed record TransferResponse(
    Guid TransferId, Guid OrderId, TransferEventResponse Event, IReadOnlyList<TransferTicketResponse> Tickets,
    [property: OneOf("pending", "expired", "accepted", "declined", "withdrawn")] string State, DateTimeOffset OfferedAt,
    DateTimeOffset ExpiresAt, DateTimeOffset? AnsweredAt)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Email { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FromName { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ToName { get; init; }
}

/// <summary>
/// The caller's transfers, newest first, at most 100 of each. <c>Offers</c>: open ones to the caller's address.
/// <c>Given</c>: those that the caller made. <c>Received</c>: those that the caller accepted; tickets and codes are at
/// <c>GET /tickets/orders/{order_id}</c>.
/// </summary>
internal sealed record MyTransfersResponse(
    IReadOnlyList<TransferResponse> Offers, IReadOnlyList<TransferResponse> Given, IReadOnlyList<TransferResponse> Received);

/// <summary>The transfers of an order's tickets, newest first.</summary>
internal sealed record OrderTransfersResponse(IReadOnlyList<TransferResponse> Transfers);
