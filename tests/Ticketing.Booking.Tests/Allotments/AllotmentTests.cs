using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Allotments;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Cancellations.CancelEvents;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Tests.Refunds;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Tests.Allotments;

/// <summary>Seats that a seller keeps: made, kept past every hold, released by hand, by time and with the event.</summary>
[Collection(ServersCollection.Name)]
public sealed class AllotmentTests(Servers servers)
{
    private static readonly SellerSeat[] Three = [new(1, 1, 1), new(1, 1, 2), new(1, 1, 3)];

    [Fact]
    public async Task An_allotment_keeps_its_seats_past_every_hold_and_is_in_nobodys_history()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = await CreateAsync(host, Three);
        var booking = (await BookingsAsync(host, id)).ShouldHaveSingleItem();
        (await FindAsync(host, id)).Pending.ShouldBe(3);

        await AnswerAsync(host, booking);
        await AnswerAsync(host, booking);
        host.Clock.Advance(TimeSpan.FromDays(700));
        await host.Get<HoldExpiry>().SweepAsync(CancellationToken.None);

        var allotment = await FindAsync(host, id);
        (allotment.Pending, allotment.Kept, allotment.Missing).ShouldBe((0, 3, 0));
        (await host.ReadAsync(booking.Id)).State.ShouldBe(BookingStatus.PendingPayment);
        (await host.ReadLiveAsync(TestEvents.Seller)).ShouldBeEmpty("the seller ordered nothing");
        (await host.ScalarAsync<long>("SELECT count(*) FROM notifications")).ShouldBe(0);
        (await host.MessagesAsync<BookingExpiredReleaseTickets>(booking.Id)).ShouldBe(0);
    }

    [Fact]
    public async Task Seats_released_by_hand_are_freed_once_and_the_rest_stays()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = await CreateAsync(host, Three);
        await AnswerAllAsync(host, id);

        (await ReleaseAsync(host, id, new SeatPosition(1, 1, 2))).ShouldBeNull();
        (await ReleaseAsync(host, id, new SeatPosition(1, 1, 2)))!.Code.ShouldBe("no-such-seat");
        (await FindAsync(host, id)).Kept.ShouldBe(2);
        (await ReleaseAsync(host, id)).ShouldBeNull();
        (await ReleaseAsync(host, id)).ShouldBeNull("all are released: nothing is left to do");

        var allotment = await FindAsync(host, id);
        (allotment.Kept, allotment.Released, allotment.ReleasedAt is null).ShouldBe((0, 3, false));
        var freed = await host.OutboxAsync<BookingExpiredReleaseTickets>();
        freed.Select(m => m.GetProperty("seats").GetArrayLength()).ShouldBe([1, 2]);
        freed.ShouldAllBe(m => m.GetProperty("wereSold").GetBoolean());
    }

    [Fact]
    public async Task What_became_due_while_nothing_ran_is_released_by_the_next_round_of_either_replica_and_once()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await using var other = await BookingHost.CreateAsync(servers, database: host.ConnectionString);
        var id = await CreateAsync(host, Three, host.Clock.GetUtcNow().AddMinutes(1));
        var later = await CreateAsync(host, [new(1, 2, 1)], host.Clock.GetUtcNow().AddDays(2));
        await AnswerAllAsync(host, id);
        await AnswerAllAsync(host, later);

        host.Clock.Advance(TimeSpan.FromHours(5));
        other.Clock.Advance(TimeSpan.FromHours(5));
        await Task.WhenAll(SweepAsync(host), SweepAsync(other));

        (await FindAsync(host, id)).ReleasedAt.ShouldNotBeNull();
        (await FindAsync(host, later)).ReleasedAt.ShouldBeNull();
        (await host.OutboxAsync<BookingExpiredReleaseTickets>()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_comes_after_the_release_gives_its_seats_back()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = await CreateAsync(host, Three);
        var booking = (await BookingsAsync(host, id)).ShouldHaveSingleItem();
        (await ReleaseAsync(host, id)).ShouldBeNull();

        await AnswerAsync(host, booking);
        await AnswerAsync(host, booking);

        (await host.MessagesAsync<BookingExpiredReleaseTickets>(booking.Id)).ShouldBe(1);
        (await FindAsync(host, id)).Kept.ShouldBe(0);
    }

    [Fact]
    public async Task A_cancelled_event_releases_its_allotments_and_then_nothing_is_left_to_cancel()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = await CreateAsync(host, Three);
        await AnswerAllAsync(host, id);
        host.Change(e => e with { Status = SaleStatus.Cancelled });
        var cancelling = host.Get<CancellationBatches>();
        var eventId = new EventId(TestEvents.OnSale);
        await cancelling.StartAsync(eventId, CancellationToken.None);

        (await cancelling.ReleaseUnpaidAsync(eventId, CancellationToken.None)).ShouldBe(0, "it has no buyer to be told");
        await SweepAsync(host);

        (await FindAsync(host, id)).ReleasedAt.ShouldNotBeNull();
        (await host.OutboxAsync<BookingExpiredReleaseTickets>()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_large_allotment_is_cut_into_bookings_of_which_each_is_one_request()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        SellerSeat[] seats =
            [.. Enumerable.Range(1, 10).SelectMany(row => Enumerable.Range(1, 10).Select(s => new SellerSeat(1, row, s)))];

        var id = await CreateAsync(host, seats);

        var bookings = await BookingsAsync(host, id);
        bookings.Select(b => b.WantedQuantity).ShouldBe([50, 50]);
        (await host.OutboxAsync<TicketReservedRequest>()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_repeated_request_makes_one_allotment()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var request = Request(Three);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => UseCase(host).HandleAsync(
            Entry(host), request, AuditActor.System, "key", CancellationToken.None)));

        answers.Select(a => a.Id).Distinct().ShouldHaveSingleItem();
        (await host.OutboxAsync<TicketReservedRequest>()).Count.ShouldBe(1);
        (await UseCase(host).HandleAsync(
            Entry(host), request with { Name = "Other" }, AuditActor.System, "key", CancellationToken.None))
            .Refusal!.Code.ShouldBe("idempotency-key-reused");
    }

    private static CreateAllotmentUseCase UseCase(BookingHost host) => host.Get<CreateAllotmentUseCase>();

    private static CreateAllotmentRequest Request(SellerSeat[] seats, DateTimeOffset? releaseAt = null) =>
        new("Sponsor", "sponsor", "A", null, null, seats, releaseAt);

    private static EventDirectoryEntry Entry(BookingHost host) =>
        host.Get<IEventDirectory>().Find(new EventId(TestEvents.OnSale))!;

    private static async Task<Guid> CreateAsync(BookingHost host, SellerSeat[] seats, DateTimeOffset? releaseAt = null)
    {
        var (id, refusal) = await UseCase(host).HandleAsync(
            Entry(host), Request(seats, releaseAt), AuditActor.System, null, CancellationToken.None);
        refusal.ShouldBeNull();
        return id;
    }

    private static async Task<AllotmentResponse> FindAsync(BookingHost host, Guid id) =>
        (await host.Get<AllotmentStore>().FindAsync(new EventId(TestEvents.OnSale), id, CancellationToken.None))
            .ShouldNotBeNull();

    private static Task<IReadOnlyList<BookingRow>> BookingsAsync(BookingHost host, Guid id) =>
        host.Get<BookingStore>().NewestOfBuyerAsync(id, 100, CancellationToken.None);

    private static Task AnswerAsync(BookingHost host, BookingRow booking) => host.AnswerAsync(SeatAnswer.Reserved(
        booking.Id, new UserId(booking.BuyerId),
        [.. SeatsJson.ReadPositions(booking.WantedSeats).Select(s => new PricedSeat(s.Subsection, s.Row, s.Seat, 1))],
        host.Clock.GetUtcNow()));

    private static async Task AnswerAllAsync(BookingHost host, Guid id)
    {
        foreach (var booking in await BookingsAsync(host, id))
        {
            await AnswerAsync(host, booking);
        }
    }

    private static Task<Refusal?> ReleaseAsync(BookingHost host, Guid id, params SeatPosition[] seats) =>
        host.Get<ReleaseAllotmentUseCase>().HandleAsync(
            Entry(host), id, seats.Length == 0 ? null : seats, AuditActor.System, CancellationToken.None);

    private static Task SweepAsync(BookingHost host) =>
        host.Get<IEnumerable<IHostedService>>().OfType<AllotmentSweep>().Single().RunOnceAsync(CancellationToken.None);
}
