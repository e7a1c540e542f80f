using Ticketing.EventTicketing.Tests.Support;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.RecordTickets;
using Ticketing.Messaging;

namespace Ticketing.EventTicketing.Tests.Tickets;

[Collection(DatabaseTests.Name)]
public sealed class RecordTicketsTests(EventDatabase database)
{
    private static readonly string[] Finalised = ["FinalizeSeatPayment"];
    private static readonly string[] Freed = ["ReleaseSeat"];

    [Fact]
    public async Task Reserved_then_paid_sells_the_tickets_and_tells_seat_reservation_once()
    {
        var id = await database.NewEventAsync();
        var booking = new Facts(id, (1, 1), (1, 2));

        await Handle(booking.Reserved());
        (await database.TicketAsync(id, 1, 1)).ShouldBe((TicketStatus.Reserved, booking.BookingId));
        (await Sent(id, booking)).ShouldBeEmpty();

        await Handle(booking.Paid());
        (await database.TicketAsync(id, 1, 2)).ShouldBe((TicketStatus.Sold, booking.BookingId));
        (await Sent(id, booking)).ShouldBe(Finalised);
    }

    [Fact]
    public async Task Reserved_then_released_frees_the_tickets_for_the_next_booking()
    {
        var id = await database.NewEventAsync();
        var (first, second) = (new Facts(id, (1, 1)), new Facts(id, (1, 1)));

        await Handle(first.Reserved());
        await Handle(first.Released());
        (await database.TicketAsync(id, 1, 1)).ShouldBe((TicketStatus.Available, null));
        (await Sent(id, first)).ShouldBe(Freed);

        await Handle(second.Reserved());
        (await database.TicketAsync(id, 1, 1)).ShouldBe((TicketStatus.Reserved, second.BookingId));
    }

    [Fact]
    public async Task Paid_before_reserved_sells_at_once_and_the_late_reservation_changes_nothing()
    {
        var id = await database.NewEventAsync();
        var booking = new Facts(id, (1, 1));

        await Handle(booking.Paid());
        (await database.TicketAsync(id, 1, 1)).ShouldBe((TicketStatus.Sold, booking.BookingId));

        await Handle(booking.Reserved());
        (await database.TicketAsync(id, 1, 1)).ShouldBe((TicketStatus.Sold, booking.BookingId));
        (await Sent(id, booking)).ShouldBe(Finalised);
    }

    [Fact]
    public async Task Released_before_reserved_leaves_a_tombstone_and_gives_the_seats_back_once()
    {
        var id = await database.NewEventAsync();
        var booking = new Facts(id, (1, 1));

        await Handle(booking.Released());
        await Handle(booking.Reserved());

        (await database.TicketAsync(id, 1, 1)).ShouldBe((TicketStatus.Available, null));
        (await Sent(id, booking)).ShouldBe(Freed);
    }

    [Fact]
    public async Task Facts_that_come_again_take_nothing_from_the_next_booking_and_free_nothing_of_it()
    {
        var id = await database.NewEventAsync();
        var (first, second) = (new Facts(id, (1, 1)), new Facts(id, (1, 1)));
        var (reserved, released) = (first.Reserved(), first.Released());
        await Handle(reserved, released);
        await Handle(second.Reserved());

        await Handle(released, reserved);
        await Handle(first.Reserved(), first.Released());

        (await database.TicketAsync(id, 1, 1)).ShouldBe((TicketStatus.Reserved, second.BookingId));
        (await Sent(id, first)).ShouldBe(Freed);
        (await database.ScalarAsync<long>("SELECT count(*) FROM inbox WHERE message_id = $1", reserved.MessageId))
            .ShouldBe(0);
    }

    [Theory]
    [InlineData("reserved paid", true)]
    [InlineData("paid reserved", true)]
    [InlineData("reserved released", false)]
    [InlineData("released reserved", false)]
    [InlineData("reserved reserved paid paid", true)]
    public async Task One_batch_ends_like_the_same_messages_one_by_one(string order, bool isSold)
    {
        var id = await database.NewEventAsync();
        var booking = new Facts(id, (1, 1), (2, 10));

        await Handle([.. order.Split(' ').Select(fact => fact switch
        {
            "reserved" => booking.Reserved(),
            "paid" => booking.Paid(),
            _ => booking.Released(),
        })]);

        (await database.TicketAsync(id, 2, 10)).Status
            .ShouldBe(isSold ? TicketStatus.Sold : TicketStatus.Available);
        var state = await database.ScalarAsync<short>(
            "SELECT state FROM ticket_bookings WHERE booking_id = $1", booking.BookingId.Value);
        state.ShouldBe((short)(isSold ? TicketBookingState.Sold : TicketBookingState.Released));
    }

    [Fact]
    public async Task A_redelivered_message_is_dropped_and_a_repeated_fact_changes_nothing()
    {
        var id = await database.NewEventAsync();
        var booking = new Facts(id, (1, 1));
        var (reserved, paid) = (booking.Reserved(), booking.Paid());

        await Handle(reserved, paid, reserved);
        await Handle(reserved, paid);
        await Handle(booking.Reserved(), booking.Paid());

        (await database.TicketAsync(id, 1, 1)).ShouldBe((TicketStatus.Sold, booking.BookingId));
        (await Sent(id, booking)).ShouldBe(Finalised);
    }

    [Fact]
    public async Task A_ticket_of_another_booking_is_not_taken_and_the_rest_of_the_booking_neither()
    {
        var id = await database.NewEventAsync();
        var (holder, late, other) = (new Facts(id, (1, 2)), new Facts(id, (1, 1), (1, 2)), new Facts(id, (2, 1)));
        await Handle(holder.Reserved());
        var poison = late.Reserved();

        var refusal = await Should.ThrowAsync<PoisonMessageException>(() => Handle(other.Reserved(), poison));

        refusal.Message.ShouldBe("ticket-held-by-other-booking");
        refusal.Poison.ShouldBe(poison);
        (await database.TicketAsync(id, 1, 1)).ShouldBe((TicketStatus.Available, null));
        (await database.TicketAsync(id, 1, 2)).ShouldBe((TicketStatus.Reserved, holder.BookingId));

        // Nothing of the batch stayed, so the rest goes through when it comes again without the poison.
        (await database.TicketAsync(id, 2, 1)).ShouldBe((TicketStatus.Available, null));
        await Handle(other.Reserved());
        (await database.TicketAsync(id, 2, 1)).ShouldBe((TicketStatus.Reserved, other.BookingId));
    }

    [Fact]
    public async Task Of_two_bookings_of_one_ticket_in_a_batch_the_later_is_set_aside()
    {
        var id = await database.NewEventAsync();
        var (first, second) = (new Facts(id, (1, 1)), new Facts(id, (1, 1)));
        var poison = second.Reserved();

        var refusal = await Should.ThrowAsync<PoisonMessageException>(() => Handle(first.Reserved(), poison));

        refusal.Poison.ShouldBe(poison);
        refusal.Message.ShouldBe("ticket-held-by-other-booking");
    }

    [Fact]
    public async Task A_ticket_that_does_not_exist_is_poison()
    {
        var id = await database.NewEventAsync();

        var refusal = await Should.ThrowAsync<PoisonMessageException>(() => Handle(new Facts(id, (3, 1)).Reserved()));

        refusal.Message.ShouldBe("no-such-ticket");
    }

    [Theory]
    [InlineData(true, "released-after-paid")]
    [InlineData(false, "paid-after-released")]
    public async Task Paid_and_released_contradict_each_other_and_the_second_is_set_aside(
        bool paidFirst, string reason)
    {
        var id = await database.NewEventAsync();
        var booking = new Facts(id, (1, 1));
        await Handle(booking.Reserved(), paidFirst ? booking.Paid() : booking.Released());

        var refusal = await Should.ThrowAsync<PoisonMessageException>(
            () => Handle(paidFirst ? booking.Released() : booking.Paid()));

        refusal.Message.ShouldBe(reason);
        (await database.TicketAsync(id, 1, 1)).Status
            .ShouldBe(paidFirst ? TicketStatus.Sold : TicketStatus.Available);
    }

    [Fact]
    public async Task Consumers_that_share_a_booking_end_in_one_state()
    {
        // Reserved and paid come over different topics, so two replicas may record them at the same moment.
        var id = await database.NewEventAsync(rows: 20, seatsPerRow: 25);
        var bookings = Enumerable.Range(0, 500).Select(i => new Facts(id, ((i / 25) + 1, (i % 25) + 1))).ToList();

        await Task.WhenAll(
            Task.Run(() => InBatches([.. bookings.Select(b => b.Reserved())])),
            Task.Run(() => InBatches([.. bookings.Select(b => b.Paid()).Reverse()])));

        var sold = await database.ScalarAsync<long>(
            "SELECT count(*) FROM tickets WHERE event_id = $1 AND status = 2 AND booking_id IS NOT NULL", id.Value);
        sold.ShouldBe(500);
    }

    private async Task InBatches(IncomingMessage[] messages)
    {
        foreach (var batch in messages.Chunk(50))
        {
            await Handle(batch);
        }
    }

    private Task Handle(params IncomingMessage[] batch) => database.RecordTickets.HandleAsync(batch, default);

    private Task<List<string>> Sent(EventId id, Facts booking) =>
        database.OutboxAsync(id, booking.BookingId.ToString());
}
