using Ticketing.Booking.Bookings;
using Ticketing.Booking.Cancellations;
using Ticketing.Booking.Orders.RecordSeatAnswers;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Tests.Orders;

[Collection(ServersCollection.Name)]
public sealed class SeatAnswersTests(Servers servers)
{
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task Seats_make_a_booking_payable_until_the_hold_ends()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = (await host.InsertAsync(BookingStatus.Processing, _buyer))[0];
        var reservedAt = new DateTimeOffset(2027, 5, 1, 12, 0, 0, TimeSpan.Zero);

        await host.AnswerAsync(Reserved(id, [new(2, 3, 4, 500)], reservedAt, [new SeatPosition(2, 3, 5)]));

        var row = await host.ReadAsync(id);
        row.State.ShouldBe(BookingStatus.PendingPayment);
        row.PricedSeats.ShouldBe([new PricedSeat(2, 3, 4, 500)]);
        SeatsJson.ReadPositions(row.LostSeats).ShouldBe([new SeatPosition(2, 3, 5)]);
        row.Quantity.ShouldBe(1);
        row.WantedQuantity.ShouldBe(2);
        row.TotalMinor.ShouldBe(500);
        row.HoldExpiresAt.ShouldBe(reservedAt + TestBookings.Hold);
    }

    [Fact]
    public async Task No_seats_fail_the_booking_with_the_reason()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var ids = await host.InsertAsync(BookingStatus.Processing, _buyer, 2);

        await host.AnswerAsync(Failed(ids[0], "sold-out"), Failed(ids[1], "seat-taken"));

        (await host.ReadAsync(ids[0])).Reason.ShouldBe("sold-out");
        var row = await host.ReadAsync(ids[1]);
        row.State.ShouldBe(BookingStatus.Failed);
        row.Reason.ShouldBe("seat-taken");
    }

    [Fact]
    public async Task Orders_that_got_no_seats_are_counted_once_for_the_events_figures()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var ids = await host.InsertAsync(BookingStatus.Processing, _buyer, 3);

        await host.AnswerAsync(Failed(ids[0], "sold-out"), Failed(ids[1], "sold-out"));
        await host.AnswerAsync(Failed(ids[0], "sold-out"), Reserved(ids[2], TestBookings.Seats));

        (await host.ScalarAsync<long>("SELECT sum(failed) FROM order_failures")).ShouldBe(2);
    }

    [Fact]
    public async Task A_redelivered_answer_changes_nothing()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = (await host.InsertAsync(BookingStatus.Processing, _buyer))[0];
        var answer = Reserved(id, TestBookings.Seats);
        await host.AnswerAsync(answer, answer);
        var first = await host.ReadAsync(id);

        await host.AnswerAsync(answer);
        // A retry may come as a new message, or contradict the first answer.
        var asNewMessage = Reserved(id, TestBookings.Seats, first.HoldExpiresAt!.Value);
        await host.AnswerAsync(asNewMessage with { MessageId = Guid.NewGuid() });
        await host.AnswerAsync(Failed(id, "sold-out"));

        (await host.ReadAsync(id)).ShouldBeEquivalentTo(first);
        first.Version.ShouldBe(2);
        (await host.ScalarAsync<long>("SELECT count(*) FROM outbox")).ShouldBe(0);
    }

    [Fact]
    public async Task Seats_found_for_a_cancelled_booking_are_given_back_once()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = (await host.InsertAsync(BookingStatus.Processing, _buyer))[0];
        (await host.Get<CancelOrderUseCase>().HandleAsync(_buyer, id, CancellationToken.None)).Order
            .ShouldNotBeNull();
        (await host.OutboxAsync<BookingExpiredReleaseTickets>()).ShouldBeEmpty();
        const string trace = "00-11111111111111111111111111111111-2222222222222222-01";
        var answer = Reserved(id, TestBookings.Seats) with { TraceParent = trace };

        await host.AnswerAsync(answer);
        await host.AnswerAsync(answer);

        (await host.ReadAsync(id)).State.ShouldBe(BookingStatus.Cancelled);
        var release = (await host.OutboxAsync<BookingExpiredReleaseTickets>()).Single();
        release.GetProperty("reason").GetString().ShouldBe("cancelled-by-buyer");
        release.GetProperty("seats").GetArrayLength().ShouldBe(2);
        (await host.ScalarAsync<string>("SELECT trace_parent FROM outbox")).ShouldBe(answer.TraceParent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_comes_again_after_the_booking_went_on_changes_and_releases_nothing(bool isPaid)
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = (await host.InsertAsync(isPaid ? BookingStatus.Paid : BookingStatus.PendingPayment, _buyer))[0];
        if (!isPaid)
        {
            await host.Get<CancelOrderUseCase>().HandleAsync(_buyer, id, CancellationToken.None);
        }
        var before = await host.ReadAsync(id);
        var answer = Reserved(id, TestBookings.Seats);

        await host.AnswerAsync(answer, answer, Failed(id, "sold-out"));
        await host.AnswerAsync(answer with { MessageId = Guid.NewGuid() });

        before.State.ShouldBe(isPaid ? BookingStatus.Paid : BookingStatus.Cancelled);
        (await host.ReadAsync(id)).ShouldBeEquivalentTo(before);
        (await host.OutboxAsync<BookingExpiredReleaseTickets>()).Count.ShouldBe(isPaid ? 0 : 1);
        (await host.ScalarAsync<long>("SELECT count(*) FROM inbox")).ShouldBe(0);
    }

    /// <summary>Its state drops an answer that comes again: without it a cancelled booking is held anew.</summary>
    [Fact]
    public async Task Twin_without_the_state_an_answer_that_comes_again_revives_a_cancelled_booking()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = (await host.InsertAsync(BookingStatus.Cancelled, _buyer))[0];
        var careless = SeatAnswerStatements.RecordReserved
            .Replace("AND b.status = 'PROCESSING'", "", StringComparison.Ordinal);
        careless.ShouldNotBe(SeatAnswerStatements.RecordReserved);

        await host.Get<Database>().ExecuteAsync(
            careless,
            SeatAnswerStatements.ReservedParameters(
                [(SeatAnswers.Parse([Reserved(id, TestBookings.Seats)]).Reserved[0], null)], TimeProvider.System.GetUtcNow()),
            CancellationToken.None);

        (await host.ReadAsync(id)).State.ShouldBe(BookingStatus.PendingPayment);
    }

    [Fact]
    public async Task Answers_that_do_not_fit_are_poison_and_leave_nothing_behind()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = (await host.InsertAsync(BookingStatus.Processing, _buyer))[0];
        var good = Reserved(id, TestBookings.Seats);

        foreach (var bad in new[] { Reserved(Guid.NewGuid(), TestBookings.Seats), Reserved(Guid.NewGuid(), []) })
        {
            var poison = await Should.ThrowAsync<PoisonMessageException>(() => host.AnswerAsync(good, bad));
            poison.Poison.ShouldBe(bad);
        }
        (await host.ReadAsync(id)).State.ShouldBe(BookingStatus.Processing);
        (await host.ScalarAsync<long>("SELECT count(*) FROM inbox")).ShouldBe(0);

        await host.AnswerAsync(good);
        (await host.ReadAsync(id)).State.ShouldBe(BookingStatus.PendingPayment);
    }

    [Fact]
    public async Task A_whole_batch_is_recorded()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var ids = await host.InsertAsync(BookingStatus.Processing, _buyer, 500);

        await host.AnswerAsync(
            [.. ids.Select((id, i) => i % 5 == 0 ? Failed(id, "sold-out") : Reserved(id, TestBookings.Seats))]);

        (await host.ScalarAsync<long>("SELECT count(*) FROM bookings WHERE status = 'PENDING_PAYMENT'"))
            .ShouldBe(400);
        (await host.ScalarAsync<long>("SELECT count(*) FROM bookings WHERE status = 'FAILED'")).ShouldBe(100);
    }

    private IncomingMessage Reserved(
        Guid id, IReadOnlyList<PricedSeat> seats, DateTimeOffset? at = null,
        IReadOnlyList<SeatPosition>? lost = null) =>
        SeatAnswer.Reserved(id, _buyer, seats, at ?? TimeProvider.System.GetUtcNow(), lost: lost);

    private IncomingMessage Failed(Guid id, string code) =>
        SeatAnswer.Failed(id, _buyer, code, TimeProvider.System.GetUtcNow());
}
