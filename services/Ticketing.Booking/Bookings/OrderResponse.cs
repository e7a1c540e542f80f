using System.Text.Json.Serialization;
using Ticketing.Booking.Payments;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Bookings;

/// <summary>A seat of an order; price in minor units of the order's currency.</summary>
/// <param name="Section">Its section.</param>
/// <param name="Subsection">Its subsection.</param>
/// <param name="Row">From 1.</param>
/// <param name="Seat">From 1.</param>
/// <param name="Price">What is paid, fee and tax included.</param>
/// <param name="Kind">Kind of buyer, where the event has them.</param>
/// <param name="Category">Category of the seat, if it has one.</param>
internal sealed record OrderSeat(
    string Section, int Subsection, int Row, int Seat, long Price,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Kind = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Category = null)
{
    /// <summary>What people call the seat; absent where that is its numbers.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OrderSeatName? Name { get; init; }

    /// <param name="section">Name of the section.</param>
    /// <param name="seat">The seat.</param>
    /// <param name="plan">Plan of the section, for the name; null for none.</param>
    public static OrderSeat Of(string section, PricedSeat seat, SectionPlan? plan) =>
        new(section, seat.Subsection, seat.Row, seat.Seat, seat.PriceMinor, seat.Kind, seat.Category)
        {
            Name = OrderSeatName.Of(plan, seat.Position),
        };
}

/// <summary>A seat the order named and did not get, or gave back.</summary>
internal sealed record LostSeat(string Section, int Subsection, int Row, int Seat)
{
    /// <summary>What people call the seat; absent where that is its numbers.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OrderSeatName? Name { get; init; }

    /// <param name="json">The column.</param>
    /// <param name="section">Name of the section.</param>
    /// <param name="plan">Its plan, for the names; null for none.</param>
    public static IReadOnlyList<LostSeat> Read(string? json, string section, SectionPlan? plan) =>
    [
        .. SeatsJson.ReadPositions(json)
            .Select(s => new LostSeat(section, s.Subsection, s.Row, s.Seat) { Name = OrderSeatName.Of(plan, s) }),
    ];
}

/// <summary>What was given back of a paid order. Money in minor units.</summary>
/// <param name="Amount">Went back to the buyer so far.</param>
/// <param name="Fee">Was kept so far.</param>
/// <param name="Seats">The seats the order does not have any more.</param>
/// <param name="Status">PENDING while a refund is open, FAILED when the last one was refused; else null.</param>
internal sealed record OrderRefund(
    long Amount, long Fee, IReadOnlyList<LostSeat> Seats, [property: OneOf("PENDING", "FAILED")] string? Status)
{
    /// <summary>Null for an order that was never refunded.</summary>
    public static OrderRefund? Of(BookingRow row, SectionPlan? plan) => row.RefundedSeats is null && row.RefundState is null
        ? null
        : new OrderRefund(
            row.RefundedMinor,
            row.FeesMinor,
            LostSeat.Read(row.RefundedSeats, row.Section, plan),
            row.RefundState);
}

/// <summary>What an order promised to give back when it was taken. Times in UTC.</summary>
/// <param name="FeePercent">Part of the price that is kept.</param>
/// <param name="Until">Until when seats can be given back; null: until the event begins.</param>
/// <param name="FreeUntil">Until when nothing is kept; null: the fee is kept from the start.</param>
internal sealed record OrderRefundTerms(int FeePercent, DateTimeOffset? Until, DateTimeOffset? FreeUntil)
{
    /// <summary>Null where nothing was promised: then the event's own policy counts.</summary>
    public static OrderRefundTerms? Of(BookingRow row) => row.PromisedRefunds is { } policy
        ? new(policy.FeePercent, policy.Until, policy.FreeUntil)
        : null;
}

/// <summary>The code of an order. Its seats' prices and its total are what is paid, after the code.</summary>
/// <param name="Code">As its seller writes it.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Amount">What it took off, in minor units; null until the seats are found.</param>
internal sealed record OrderDiscount(
    string Code,
    [property: OneOf(
        CodeKinds.Amount, CodeKinds.Percent, CodeKinds.NForM, CodeKinds.Access, CodeKinds.Voucher, CodeKinds.FreeSeat)]
    string Kind,
    long? Amount)
{
    /// <summary>Null for an order without a code.</summary>
    public static OrderDiscount? Of(BookingRow row) =>
        row.Promise is { } promise ? new(promise.Code, promise.Kind, row.DiscountMinor) : null;
}

/// <summary>
/// An order as the public API shows it (docs/api.md). Money in minor units, times in UTC. Quantity, seats and total are
/// what was ordered; what the order has now is LiveQuantity and LiveTotal. EventStartsAt is when
/// the event was to begin as the order was taken.
/// </summary>
internal sealed record OrderResponse(
    Guid OrderId,
    long EventId,
    Guid BuyerId,
    [property: NamesOf(typeof(BookingStatus))] string Status,
    [property: OneOf(BookingEvents.ModeBestAvailable, BookingEvents.ModeManual)] string Mode,
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
    string? Reason,
    OrderRefund? Refund,
    bool Extended,
    NextAction? NextAction,
    string? PaymentError,
    bool PaymentRunning,
    Guid? Replaces,
    Guid? ReplacedBy,
    int LiveQuantity,
    long LiveTotal,
    IReadOnlyList<TransactionResponse>? Transactions = null,
    DateTimeOffset? EventStartsAt = null,
    OrderRefundTerms? RefundTerms = null,
    OrderDiscount? Discount = null)
{
    /// <summary>
    /// What the total is made of, for orders of events with categories, kinds of buyer, fees or taxes; else absent.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OrderSplit? Split { get; init; }

    /// <summary>An order that has no seats yet.</summary>
    public static OrderResponse Of(BookingRow row) => Of(row, plan: null);

    /// <summary>An order whose seats have the names of the plan.</summary>
    public static OrderResponse Of(BookingRow row, IEventDirectory events) =>
        Of(row, events.Find(new EventId(row.EventId))?.Find(row.Section));

    private static OrderResponse Of(BookingRow row, SectionPlan? plan) => Of(
        row, row.State is BookingStatus.PendingPayment or BookingStatus.Paid ? row.LiveSeats : [], plan);

    private static OrderResponse Of(BookingRow row, IReadOnlyList<PricedSeat> live, SectionPlan? plan) => new(
        row.Id,
        row.EventId,
        row.BuyerId,
        row.Status,
        row.Mode,
        row.Section,
        row.Subsection,
        row.Quantity,
        [.. row.PricedSeats.Select(s => OrderSeat.Of(row.Section, s, plan))],
        LostSeat.Read(row.LostSeats, row.Section, plan),
        row.TotalMinor,
        row.Currency,
        row.CreatedAt,
        row.HoldExpiresAt,
        row.PaidAt,
        row.CancelledAt,
        row.Reason,
        OrderRefund.Of(row, plan),
        row.ExtendedAt is not null,
        row.PaymentAction is { } url ? new NextAction("redirect", url) : null,
        row.PaymentFailure,
        row.PaymentClaim is not null && row.PaymentAction is null,
        row.Replaces,
        row.ReplacedBy,
        live.Count,
        live.Sum(s => s.PriceMinor),
        EventStartsAt: row.PromisedStartsAt,
        RefundTerms: OrderRefundTerms.Of(row),
        Discount: OrderDiscount.Of(row))
    {
        Split = row.PromisedPrices is null ? null : OrderSplit.Of(row, row.PricedSeats),
    };
}

/// <summary>What the buyer has to do before the payment goes on: go to this address (3-D Secure).</summary>
internal sealed record NextAction([property: OneOf("redirect")] string Type, string Url);

/// <summary>Money asked for or given back for an order.</summary>
/// <param name="TransactionId">Its id.</param>
/// <param name="Type"><c>PAYMENT</c> or <c>REFUND</c>.</param>
/// <param name="Status"><c>PENDING</c>, <c>SUCCESS</c> or <c>FAILED</c>.</param>
/// <param name="Amount">In minor units.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="AssociatedTransactionId">A refund's payment.</param>
/// <param name="FailureCode">Why it failed.</param>
/// <param name="Kind">Why there is it: <c>order</c>, <c>waitlist</c>, <c>late-payment</c>, …</param>
/// <param name="CreatedAt">UTC.</param>
internal sealed record TransactionResponse(
    Guid TransactionId, [property: OneOf("PAYMENT", "REFUND")] string Type,
    [property: OneOf("PENDING", "SUCCESS", "FAILED")] string Status, long Amount, string Currency,
    Guid? AssociatedTransactionId,
    string? FailureCode, string Kind, DateTimeOffset CreatedAt);

/// <summary>One page of a buyer's orders, newest first.</summary>
/// <param name="Orders">At most as many as asked for.</param>
/// <param name="Next">Opaque cursor of the next page; null on the last.</param>
internal sealed record OrderPage(IReadOnlyList<OrderResponse> Orders, string? Next);

/// <summary>First event of an update stream.</summary>
internal sealed record OrderSnapshot(IReadOnlyList<OrderResponse> Orders);
