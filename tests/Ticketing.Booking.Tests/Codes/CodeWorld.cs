using Ticketing.Booking.Bookings;
using Ticketing.Booking.Codes;
using Ticketing.Booking.Codes.ManageCodes;
using Ticketing.Booking.Orders.CreateOrder;
using Ticketing.Booking.Payments.ConfirmOrder;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging.Auditing;

namespace Ticketing.Booking.Tests.Codes;

/// <summary>Codes of event 1's seller, and orders with them.</summary>
internal static class CodeWorld
{
    private static readonly CodeTerms NoTerms = new(null, null, null, null, 1, null, null, false, "");

    /// <summary>A code of event 1; its id.</summary>
    public static async Task<Guid> MakeCodeAsync(
        this BookingHost host, string code, string kind, long value = 0, int? group = null, int? pays = null,
        Func<CodeTerms, CodeTerms>? terms = null)
    {
        var currency = kind is CodeKinds.Amount or CodeKinds.Voucher ? "TWD" : null;
        var (codes, refusal) = await host.Get<CodeStore>().AddAsync(
            new NewCodes(
                TestEvents.Seller, TestEvents.OnSale, [code], null, new CodeWorth(kind, value, currency, group, pays),
                terms?.Invoke(NoTerms) ?? NoTerms),
            AuditActor.User(TestEvents.Seller.Value), CancellationToken.None);
        refusal.ShouldBeNull();
        return codes[0].Id;
    }

    public static Task<OrderOutcome> OrderAsync(
        this BookingHost host, UserId buyer, string? code, int seats = 2, string? key = null, string? address = null,
        string section = "A") =>
        host.Get<CreateOrderUseCase>().HandleAsync(
            buyer, new CreateOrderRequest(TestEvents.OnSale, section, "best_available", seats, null, null, null, Code: code),
            key, CancellationToken.None, address);

    /// <summary>Answers an order with seats of the usual price; the order as it is then.</summary>
    public static async Task<BookingRow> SeatAsync(this BookingHost host, BookingRow order, int? seats = null)
    {
        await host.AnswerAsync(Found(host, order, seats));
        return await host.ReadAsync(order.Id);
    }

    /// <summary>The seat engine's answer.</summary>
    public static Messaging.IncomingMessage Found(BookingHost host, BookingRow order, int? seats = null) =>
        SeatAnswer.Reserved(
            order.Id, new UserId(order.BuyerId),
            [.. Enumerable.Range(1, seats ?? order.WantedQuantity)
                .Select(n => new PricedSeat(1, 1, n, TestEvents.PriceMinor))],
            host.Clock.GetUtcNow(), order.Section, code: order.Promise?.NameInFigures);

    public static async Task<BookingRow> PayAsync(this BookingHost host, Guid id)
    {
        var row = await host.ReadAsync(id);
        return (await host.Get<ConfirmOrderUseCase>().HandleAsync(
            new UserId(row.BuyerId), id, "tok_ok", CancellationToken.None)).Order.ShouldNotBeNull();
    }

    public static Task<int> UsedAsync(this BookingHost host, Guid code) =>
        host.ScalarAsync<int>("SELECT used FROM codes WHERE id = $1", code);

    public static Task<long> BalanceAsync(this BookingHost host, Guid code) =>
        host.ScalarAsync<long>("SELECT balance_minor FROM codes WHERE id = $1", code);
}
