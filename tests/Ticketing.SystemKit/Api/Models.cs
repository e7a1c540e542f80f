namespace Ticketing.SystemKit.Api;

/// <summary>An order as docs/api.md shows it; times are UTC, money is minor units.</summary>
public sealed record Order(
    Guid OrderId,
    long EventId,
    Guid BuyerId,
    string Status,
    string Mode,
    string Section,
    int? Subsection,
    int Quantity,
    IReadOnlyList<OrderedSeat> Seats,
    IReadOnlyList<Place> LostSeats,
    long Total,
    string Currency,
    DateTimeOffset CreatedAt,
    DateTimeOffset? HoldExpiresAt,
    DateTimeOffset? PaidAt,
    DateTimeOffset? CancelledAt,
    string? Reason,
    NextAction? NextAction = null,
    string? PaymentError = null,
    bool PaymentRunning = false)
{
    /// <summary>The seats without their prices.</summary>
    public IEnumerable<Place> Places => Seats.Select(s => new Place(s.Section, s.Subsection, s.Row, s.Seat));
}

/// <summary>What the buyer has to do before a payment goes on, for example go to the bank's page.</summary>
public sealed record NextAction(string Type, Uri? Url);

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

/// <summary>A seat of an order with its price in minor units.</summary>
public sealed record OrderedSeat(string Section, int Subsection, int Row, int Seat, long Price);

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

/// <summary>A page of orders, newest first.</summary>
public sealed record OrderPage(IReadOnlyList<Order> Orders, string? Next);

/// <summary>What a buyer asks for. Unused members stay null and are left out.</summary>
public sealed record OrderRequest(
    long EventId,
    string Section,
    string Mode,
    int? Quantity = null,
    int? Subsection = null,
    IReadOnlyList<SeatWish>? Seats = null,
    bool? AllOrNothing = null)
{
    /// <summary>The best seats together.</summary>
    public static OrderRequest Best(
        long eventId, string section, int quantity, int? subsection = null, bool? allOrNothing = null) =>
        new(eventId, section, "best_available", quantity, subsection, AllOrNothing: allOrNothing);

    /// <summary>Seats picked on the map, all of one section.</summary>
    public static OrderRequest Picked(long eventId, IReadOnlyList<Place> places, bool? allOrNothing = null) =>
        new(eventId, places[0].Section, "manual",
            Seats: [.. places.Select(p => new SeatWish(p.Subsection, p.Row, p.Seat))], AllOrNothing: allOrNothing);
}

/// <summary>A seat inside the section of the order.</summary>
public sealed record SeatWish(int Subsection, int Row, int Seat);

/// <summary>The sandbox's payment token.</summary>
public sealed record Payment(string PaymentToken)
{
    /// <summary>Is accepted.</summary>
    public static readonly Payment Good = new("tok_ok");

    /// <summary>Is declined.</summary>
    public static readonly Payment Declined = new("tok_decline");
}

/// <summary>A person who signs up.</summary>
public sealed record Registration(string Email, string Password, string Name, string Role);

/// <summary>Log-in data.</summary>
public sealed record Credentials(string Email, string Password);

/// <summary>A registered person.</summary>
public sealed record Account(Guid UserId, string Email, string Name, string Role);

/// <summary>The answer to a log-in.</summary>
public sealed record SignedIn(string Token, DateTimeOffset ExpiresAt, Account User);

/// <summary>An RFC 9457 problem; <paramref name="Code"/> is the stable word.</summary>
public sealed record Problem(string? Type, string? Title, int? Status, string? Detail, string? Code);
