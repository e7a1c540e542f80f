using System.ComponentModel.DataAnnotations;
using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Refunds;

/// <summary>A seat of an order in a request; the section is the order's.</summary>
internal sealed record GivenSeat(
    [property: Required] int? Subsection, [property: Required] int? Row, [property: Required] int? Seat);

/// <summary>Reading of seats that a request names.</summary>
internal static class GivenSeats
{
    // The largest order; more names seats twice.
    private const int MaxSeats = 50;

    /// <summary>The seats, null when none are named at all, or what is wrong.</summary>
    public static (IReadOnlyList<SeatPosition>? Seats, Refusal? Refusal) Read(IReadOnlyList<GivenSeat?>? seats)
    {
        if (seats is null)
        {
            return (null, null);
        }
        if (seats.Count is 0 or > MaxSeats
            || seats.Any(s => s is not { Subsection: not null, Row: not null, Seat: not null }))
        {
            return (null, Refusal.Invalid(
                "seats", $"1 to {MaxSeats} seats, each with subsection, row and seat; or leave it out for all."));
        }
        return ([.. seats.Select(s => new SeatPosition(s!.Subsection!.Value, s.Row!.Value, s.Seat!.Value))], null);
    }

    /// <summary>Seats in a query, for example <c>1-5-12,1-5-13</c>: subsection, row, seat.</summary>
    public static (IReadOnlyList<SeatPosition>? Seats, Refusal? Refusal) Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return (null, null);
        }
        var seats = text.Split(',', MaxSeats + 1).Select(Parse).ToList();
        return Read(seats);
    }

    private static GivenSeat? Parse(string text)
    {
        var parts = text.Split('-');
        return parts.Length == 3 && int.TryParse(parts[0], out var subsection)
            && int.TryParse(parts[1], out var row) && int.TryParse(parts[2], out var seat)
                ? new GivenSeat(subsection, row, seat)
                : null;
    }
}

/// <summary>Answers after a refund was asked for.</summary>
internal static class RefundAnswers
{
    /// <summary>The order; 202 while the provider has not said what became of a refund of it.</summary>
    public static IResult Of(BookingRow order, IEventDirectory events) => order.RefundState == "PENDING"
        ? TypedResults.Accepted($"/orders/{order.BuyerId}/{order.Id}", OrderResponse.Of(order, events))
        : TypedResults.Ok(OrderResponse.Of(order, events));
}
