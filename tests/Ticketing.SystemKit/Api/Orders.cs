namespace Ticketing.SystemKit.Api;

/// <summary>An order as docs/api.md shows it; times are UTC, money is minor units.</summary>
public partial record OrderResponse
{
    /// <summary>The seats without their prices.</summary>
    public IEnumerable<Place> Places => Seats.Select(s => new Place(s.Section, s.Subsection, s.Row, s.Seat));

    /// <summary>The wanted seats that somebody else got.</summary>
    public IEnumerable<Place> LostPlaces => LostSeats.Select(s => new Place(s.Section, s.Subsection, s.Row, s.Seat));
}

/// <summary>The orders an order stream begins with.</summary>
public sealed record OrderSnapshot(IReadOnlyList<OrderResponse> Orders);

/// <summary>States of an order, from request to payment or end.</summary>
public static class OrderStatus
{
    /// <summary>Seats are being chosen.</summary>
    public const string Processing = "PROCESSING";

    /// <summary>Seats are held.</summary>
    public const string PendingPayment = "PENDING_PAYMENT";

    /// <summary>Paid.</summary>
    public const string Paid = "PAID";

    /// <summary>No seats.</summary>
    public const string Failed = "FAILED";

    /// <summary>Given up, or the hold ran out.</summary>
    public const string Cancelled = "CANCELLED";
}

/// <summary>A seat of an event, for example A-1-5-12: section A, subsection 1, row 5, seat 12.</summary>
public readonly record struct Place(string Section, int Subsection, int Row, int Seat)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Section}-{Subsection}-{Row}-{Seat}";

    /// <summary>Reads the text form.</summary>
    public static Place Parse(string text) =>
        text.Split('-') is [var section, var subsection, var row, var seat]
        ? new Place(section, int.Parse(subsection), int.Parse(row), int.Parse(seat))
        : throw new FormatException($"'{text}' is not a seat such as A-1-5-12.");
}

/// <summary>What a buyer asks for.</summary>
public partial record CreateOrderRequest
{
    /// <summary>The best seats together.</summary>
    public static CreateOrderRequest Best(
        long eventId, string section, int quantity, int? subsection = null, bool? allOrNothing = null) => new()
        {
            EventId = eventId, Section = section, Mode = "best_available", Quantity = quantity,
            Subsection = subsection, AllOrNothing = allOrNothing,
        };

    /// <summary>Seats picked on the map, all of one section.</summary>
    public static CreateOrderRequest Picked(
        long eventId, IReadOnlyList<Place> places, bool? allOrNothing = null) => new()
        {
            EventId = eventId, Section = places[0].Section, Mode = "manual", AllOrNothing = allOrNothing,
            Seats =
            [
                .. places.Select(p => new WantedSeat { Subsection = p.Subsection, Row = p.Row, Seat = p.Seat }),
            ],
        };
}

/// <summary>How a buyer pays.</summary>
public partial record ConfirmOrderRequest
{
    /// <summary>The sandbox accepts it.</summary>
    public static readonly ConfirmOrderRequest Good = By("tok_ok");

    /// <summary>The sandbox declines it.</summary>
    public static readonly ConfirmOrderRequest Declined = By("tok_decline");

    /// <summary>With any token.</summary>
    public static ConfirmOrderRequest By(string token) => new() { PaymentToken = token };
}
