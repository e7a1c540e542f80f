using System.Diagnostics.Metrics;
using Ticketing.Booking.Orders.RecordSeatAnswers;

namespace Ticketing.Booking;

/// <summary>Counters of the booking service, meter <c>Ticketing.Booking</c>.</summary>
internal static class BookingMetrics
{
    public const string MeterName = "Ticketing.Booking";

    private static readonly Meter Meter = new(MeterName);

    public static readonly Counter<long> OrdersCreated = Meter.CreateCounter<long>(
        "ticketing.booking.orders_created", "{order}", "Orders committed.");

    public static readonly Histogram<int> OrderBatchSize = Meter.CreateHistogram<int>(
        "ticketing.booking.order_batch_size", "{order}", "Orders in one group commit.");

    public static readonly Counter<long> OrdersShed = Meter.CreateCounter<long>(
        "ticketing.booking.orders_shed", "{order}", "Orders refused because the queue was full.");

    public static readonly Counter<long> SeatAnswers = Meter.CreateCounter<long>(
        "ticketing.booking.seat_answers", "{answer}", "Answers of the seat engine, by outcome.");

    public static readonly Counter<long> HoldsExpired = Meter.CreateCounter<long>(
        "ticketing.booking.holds_expired", "{booking}", "Bookings cancelled because their hold ran out.");

    public static readonly Counter<long> RequestsRedriven = Meter.CreateCounter<long>(
        "ticketing.booking.requests_redriven", "{request}", "Unanswered seat requests published again.");

    public static readonly Counter<long> Payments = Meter.CreateCounter<long>(
        "ticketing.booking.payments", "{payment}", "Payments, by outcome.");

    public static readonly Histogram<int> PaymentRoundSize = Meter.CreateHistogram<int>(
        "ticketing.booking.payment_round_size", "{payment}", "Payments in one group commit, by step.");

    public static readonly Counter<long> Mails = Meter.CreateCounter<long>(
        "ticketing.booking.mails", "{mail}", "Mails of notifications, by outcome.");

    public static readonly Counter<long> Webhooks = Meter.CreateCounter<long>(
        "ticketing.booking.webhooks", "{delivery}", "Tries of webhook deliveries, by outcome.");

    public static readonly UpDownCounter<int> Streams = Meter.CreateUpDownCounter<int>(
        "ticketing.booking.update_streams", "{stream}", "Open update streams.");
}
