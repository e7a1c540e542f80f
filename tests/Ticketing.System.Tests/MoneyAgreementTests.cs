using Ticketing.SystemKit.Checks;
using Ticketing.SystemKit.Faults;

namespace Ticketing.System.Tests;

/// <summary>The check of fault runs itself: it must see money without a ticket, and a ticket without money.</summary>
public sealed class MoneyAgreementTests
{
    private const long Price = 300_000;

    private static readonly Guid Booking = Guid.Parse("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Retaken = Guid.Parse("00000000-0000-0000-0000-000000000002");
    private static readonly Guid Payment = Guid.Parse("00000000-0000-0000-0000-000000000003");
    private static readonly Guid Refund = Guid.Parse("00000000-0000-0000-0000-000000000004");

    [Fact]
    public void A_paid_booking_with_its_ticket_agrees() =>
        Assert.Empty(Find([Paid()], [Captured()], Sold(Booking), Books(refunded: 0)));

    [Fact]
    public void Money_without_a_ticket_is_found() =>
        Assert.NotEmpty(Find([Paid() with { Status = "CANCELLED" }], [Captured()], [], Books(refunded: 0)));

    [Fact]
    public void A_ticket_without_money_is_found() =>
        Assert.NotEmpty(Find([Paid()], [Captured(), Refunded()], Sold(Booking), Books(refunded: Price)));

    [Fact]
    public void A_capture_that_was_not_recorded_is_found() => Assert.NotEmpty(
        Find([Paid()], [Captured() with { Status = "FAILED" }], Sold(Booking), Books(refunded: 0)));

    [Fact]
    public void A_refund_that_was_not_made_is_found() => Assert.NotEmpty(
        Find([Paid() with { Status = "CANCELLED" }], [Captured(), Refunded()], [], Books(refunded: 0)));

    [Fact]
    public void The_booking_that_took_the_seats_again_is_paid_by_the_first_ones_money() => Assert.Empty(Find(
        [Paid() with { Status = "CANCELLED" }, new BookingRecord(Retaken, 1, "PAID", null, Booking)],
        [Captured()], Sold(Retaken), Books(refunded: 0)));

    private static List<string> Find(
        BookingRecord[] bookings, TransactionRecord[] transactions, Dictionary<Guid, long> sold, ProviderBooks books) =>
        [.. MoneyAgreement.Find(bookings, transactions, sold, books)];

    private static BookingRecord Paid() => new(Booking, 1, "PAID", null, null);

    private static TransactionRecord Captured() => new(Payment, Booking, "PAYMENT", "SUCCESS", Price, null);

    private static TransactionRecord Refunded() => new(Refund, Booking, "REFUND", "SUCCESS", Price, Payment);

    private static Dictionary<Guid, long> Sold(Guid booking) => new() { [booking] = Price };

    private static ProviderBooks Books(long refunded) => new(
        [new BookedPayment(Payment, "captured", Price, Price, refunded)],
        refunded > 0 ? [new BookedRefund(Refund, "succeeded", refunded)] : []);
}
