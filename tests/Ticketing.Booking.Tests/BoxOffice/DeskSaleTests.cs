using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.BoxOffice;
using Ticketing.Booking.Notifications.Mail;
using Ticketing.Booking.Orders;
using Ticketing.Booking.Refunds;
using Ticketing.Booking.Tests.Refunds;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging.Auditing;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.BoxOffice;

/// <summary>Sales at the desk: money and seats come together, or neither does.</summary>
[Collection(ServersCollection.Name)]
public sealed class DeskSaleTests(Servers servers)
{
    private static readonly AuditActor Desk = new("member", Guid.NewGuid(), TestEvents.Seller.Value, "desk");
    private static readonly EventId Event = new(TestEvents.OnSale);
    private readonly RefundBooks _books = new();

    [Theory]
    [InlineData("cash", 2 * TestEvents.PriceMinor)]
    [InlineData("terminal", 2 * TestEvents.PriceMinor)]
    [InlineData("complimentary", 0)]
    public async Task A_sale_is_paid_in_the_moment_it_has_seats_however_often_the_answer_comes(string payment, long total)
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        var sale = await SellAsync(host, payment);
        (sale.State, sale.PriceMinor).ShouldBe((BookingStatus.Processing, total / 2));

        await AnswerAsync(host, sale);
        await AnswerAsync(host, sale);

        var row = await FindAsync(host, sale.Id);
        (row.State, row.TotalMinor, row.SoldBy).ShouldBe((BookingStatus.Paid, total, Desk.Id!.Value));
        (await host.ScalarAsync<string>(
            "SELECT string_agg(kind || ' ' || status || ' ' || amount_minor || ' ' || provider, ',') FROM transactions "
            + "WHERE booking_id = $1", sale.Id)).ShouldBe($"{payment} SUCCESS {total} till");
        (await host.MessagesAsync<BookingPaidSuccess>(sale.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task A_repeated_request_is_one_sale()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => host.Get<SellAtDeskUseCase>().HandleAsync(
            Entry(host), Request("cash"), Desk, "key", CancellationToken.None)));

        answers.Select(a => a.Id).Distinct().ShouldHaveSingleItem();
        (await host.OutboxAsync<TicketReservedRequest>()).Count.ShouldBe(1);
        (await host.Get<SellAtDeskUseCase>().HandleAsync(
            Entry(host), Request("terminal"), Desk, "key", CancellationToken.None))
            .Refusal!.Code.ShouldBe("idempotency-key-reused");
    }

    [Fact]
    public async Task A_sale_whose_request_was_lost_is_asked_for_again_and_paid_then()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        var sale = await SellAsync(host, "cash");
        host.Clock.Advance(TimeSpan.FromMinutes(2));

        await host.Get<IEnumerable<IHostedService>>().OfType<ProcessingRedrive>().Single()
            .RunOnceAsync(CancellationToken.None);

        (await host.OutboxAsync<TicketReservedRequest>()).Count.ShouldBe(2, "the same request under the same id");
        await AnswerAsync(host, sale);
        (await FindAsync(host, sale.Id)).State.ShouldBe(BookingStatus.Paid);
    }

    [Fact]
    public async Task No_seats_no_money()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        var sale = await SellAsync(host, "cash");

        await host.AnswerAsync(SeatAnswer.Failed(
            sale.Id, new UserId(sale.BuyerId), "seat-taken", host.Clock.GetUtcNow()));

        (await FindAsync(host, sale.Id)).State.ShouldBe(BookingStatus.Failed);
        (await host.ScalarAsync<long>("SELECT count(*) FROM transactions")).ShouldBe(0);
        (await TillAsync(host)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Seats_taken_back_are_free_their_money_leaves_the_till_and_no_provider_is_asked()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        var sale = await SellAsync(host, "cash");
        await AnswerAsync(host, sale);
        var other = new AuditActor("member", Guid.NewGuid(), TestEvents.Seller.Value, "desk");

        var (order, result, _) = await host.Get<RefundDriver>().RefundAsync(
            new RefundWish(sale.Id, [TestBookings.Seats[0].Position], CancellationReasons.RefundedBySeller) { By = other },
            CancellationToken.None);

        (result, order!.State, order.LiveSeats.Count).ShouldBe((RefundResult.Refunded, BookingStatus.Paid, 1));
        _books.Refunds.ShouldBe(0);
        (await host.MessagesAsync<BookingExpiredReleaseTickets>(sale.Id)).ShouldBe(1);
        var till = await TillAsync(host);
        till.Single(l => l.MemberId == Desk.Id).Amount.ShouldBe(2 * TestEvents.PriceMinor);
        till.Single(l => l.MemberId == other.Id).AmountBack.ShouldBe(TestEvents.PriceMinor);
    }

    [Fact]
    public async Task A_guest_who_leaves_an_address_is_written_to_and_another_is_not()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        var guest = await SellAsync(host, "cash", "Guest@Example.com");
        var nobody = await SellAsync(host, "cash");
        await AnswerAsync(host, guest);
        await AnswerAsync(host, nobody);

        (await host.ScalarAsync<Guid[]>("SELECT array_agg(booking_id) FROM notifications")).ShouldBe([guest.Id]);
        var contacts = await host.Get<IEnumerable<IUserContacts>>().OfType<GuestContacts>().Single()
            .ReadAsync([guest.BuyerId], CancellationToken.None);
        contacts[guest.BuyerId].Email.ShouldBe("guest@example.com");

        host.Change(e => e with { Status = SaleStatus.Ended });
        await host.Get<IEnumerable<IHostedService>>().OfType<GuestRetention>().Single()
            .RunOnceAsync(CancellationToken.None);
        (await FindAsync(host, guest.Id)).BuyerEmail.ShouldBeNull("the event is over");
    }

    private static SellAtDeskRequest Request(string payment, string? email = null) =>
        new("A", 2, null, null, payment, BuyerEmail: email);

    private static EventDirectoryEntry Entry(BookingHost host) => host.Get<IEventDirectory>().Find(Event)!;

    private static async Task<DeskSaleRow> SellAsync(BookingHost host, string payment, string? email = null)
    {
        var (id, refusal) = await host.Get<SellAtDeskUseCase>().HandleAsync(
            Entry(host), Request(payment, email), Desk, null, CancellationToken.None);
        refusal.ShouldBeNull();
        return await FindAsync(host, id);
    }

    private static async Task<DeskSaleRow> FindAsync(BookingHost host, Guid id) =>
        (await host.Get<DeskSales>().FindAsync(Event, id, CancellationToken.None)).ShouldNotBeNull();

    private static Task<IReadOnlyList<DeskSales.TillRow>> TillAsync(BookingHost host) =>
        host.Get<DeskSales>().ReadTillAsync(Event, "UTC", CancellationToken.None);

    private static Task AnswerAsync(BookingHost host, BookingRow sale) => host.AnswerAsync(SeatAnswer.Reserved(
        sale.Id, new UserId(sale.BuyerId),
        [.. TestBookings.Seats.Select(s => s with { PriceMinor = sale.PriceMinor!.Value })], host.Clock.GetUtcNow()));
}
