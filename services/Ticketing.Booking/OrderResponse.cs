using System.Text.Json.Serialization;
using Ticketing.Booking.Infrastructure;

namespace Ticketing.Booking;

/// <summary>A seat of an order; price in minor units of the order's currency.</summary>
internal sealed record OrderSeat(string Section, int Subsection, int Row, int Seat, long Price);

/// <summary>A named seat the order did not get.</summary>
internal sealed record LostSeat(string Section, int Subsection, int Row, int Seat);

/// <summary>An order as the public API shows it (docs/api.md). Money in minor units, times in UTC.</summary>
internal sealed record OrderResponse(
    Guid OrderId,
    long EventId,
    Guid BuyerId,
    string Status,
    string Mode,
    string Section,
    int? Subsection,
    int Quantity,
    IReadOnlyList<OrderSeat> Seats,
    IReadOnlyList<LostSeat> LostSeats,
    long Total,
    string Currency,
    DateTimeOffset CreatedAt,
    DateTimeOffset? HoldExpiresAt,
    DateTimeOffset? PaidAt,
    DateTimeOffset? CancelledAt,
    string? Reason)
{
    public static OrderResponse Of(BookingRow row) => new(
        row.Id,
        row.EventId,
        row.BuyerId,
        row.Status,
        row.Mode,
        row.Section,
        row.Subsection,
        row.Quantity,
        [.. row.PricedSeats.Select(s =>
            new OrderSeat(row.Section, s.Subsection, s.Row, s.Seat, s.PriceMinor))],
        [.. SeatsJson.ReadPositions(row.LostSeats)
            .Select(s => new LostSeat(row.Section, s.Subsection, s.Row, s.Seat))],
        row.TotalMinor,
        row.Currency,
        row.CreatedAt,
        row.HoldExpiresAt,
        row.PaidAt,
        row.CancelledAt,
        row.Reason);
}

/// <summary>One page of a buyer's orders, newest first.</summary>
/// <param name="Orders">At most as many as asked for.</param>
/// <param name="Next">Opaque cursor of the next page; null on the last.</param>
internal sealed record OrderPage(IReadOnlyList<OrderResponse> Orders, string? Next);

/// <summary>First event of an update stream.</summary>
internal sealed record OrderSnapshot(IReadOnlyList<OrderResponse> Orders);

/// <summary>JSON of the public API: snake case, nulls written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(OrderResponse))]
[JsonSerializable(typeof(OrderPage))]
[JsonSerializable(typeof(OrderSnapshot))]
[JsonSerializable(typeof(Features.CreateOrder.CreateOrderRequest))]
[JsonSerializable(typeof(Features.ConfirmOrder.ConfirmOrderRequest))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
internal sealed partial class BookingJson : JsonSerializerContext;
