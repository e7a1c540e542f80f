using System.Text.Json;
using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.EventTicketing.Tickets;
using Ticketing.Messaging;

namespace Ticketing.EventTicketing.Tests.Tickets;

/// <summary>Seats of a paid booking that are given back one after the other.</summary>
[Collection(DatabaseTests.Name)]
public sealed class RefundedTicketsTests(EventDatabase database)
{
    public static TheoryData<string> Orders =>
    [
        .. Permutations("reserved", "paid", "refund-1", "refund-2").Select(order => string.Join(' ', order)),
    ];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Whatever_the_order_every_refunded_seat_is_free_and_may_be_sold_again(string order)
    {
        var id = await database.NewEventAsync();
        var (oneByOne, inOneBatch) = (new Facts(id, (1, 1), (1, 2), (1, 3)), new Facts(id, (2, 1), (2, 2), (2, 3)));

        foreach (var message in Messages(order, oneByOne, 1))
        {
            await Handle(message);
        }

        await Handle([.. Messages(order, inOneBatch, 2)]);

        foreach (var (row, booking) in new[] { (1, oneByOne), (2, inOneBatch) })
        {
            (await database.TicketAsync(id, row, 1)).ShouldBe((TicketStatus.Available, null));
            (await database.TicketAsync(id, row, 2)).ShouldBe((TicketStatus.Available, null));
            (await database.TicketAsync(id, row, 3)).ShouldBe((TicketStatus.Sold, booking.BookingId));
            (await FreedAsync(booking)).ShouldBe([(row, 1, true), (row, 2, true)], ignoreOrder: true);
            var next = new Facts(id, (row, 1));
            await Handle(next.Reserved());
            (await database.TicketAsync(id, row, 1)).ShouldBe((TicketStatus.Reserved, next.BookingId));
        }
    }

    [Fact]
    public async Task A_booking_whose_last_seat_is_refunded_is_released_and_a_repeated_refund_takes_nothing_from_the_next()
    {
        var id = await database.NewEventAsync();
        var (first, next) = (new Facts(id, (1, 1), (1, 2)), new Facts(id, (1, 1)));
        await Handle(first.Reserved(), first.Paid(), first.Refunded((1, 1)));
        await Handle(first.Refunded((1, 2)));

        (await database.ScalarAsync<short>(
            "SELECT state FROM ticket_bookings WHERE booking_id = $1", first.BookingId.Value)).ShouldBe((short)3);
        await Handle(next.Reserved(), next.Paid());
        await Handle(first.Refunded((1, 1), (1, 2)));

        (await database.TicketAsync(id, 1, 1)).ShouldBe((TicketStatus.Sold, next.BookingId));
    }

    [Fact]
    public async Task The_seat_record_names_the_seats_that_a_booking_still_holds_and_those_it_gave_back()
    {
        var id = await database.NewEventAsync();
        var booking = new Facts(id, (1, 1), (1, 2));
        await Handle(booking.Reserved(), booking.Paid(), booking.Refunded((1, 1)));

        var record = await new SeatRecordQuery(database.Database, TimeProvider.System).ReadAsync(id, "A", default);

        record!.Holds.ShouldHaveSingleItem().Places.ShouldBe([1]);
        var recorded = record.Bookings.ShouldHaveSingleItem();
        recorded.Seats.Count.ShouldBe(2);
        recorded.GivenBack.ShouldBe([new(1, 1, 1)]);
    }

    private async Task<List<(int Row, int Seat, bool WereSold)>> FreedAsync(Facts booking)
    {
        await using var command = database.Source.CreateCommand(
            "SELECT payload FROM outbox WHERE message_type = 'ReleaseSeat' ORDER BY id");
        var freed = new List<(int, int, bool)>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var release = JsonSerializer.Deserialize(
                reader.GetFieldValue<byte[]>(0), ContractsJson.Default.ReleaseSeat)!;
            if (release.BookingId == booking.BookingId)
            {
                freed.AddRange(release.Seats.Select(s => (s.Row, s.Seat, release.WereSold)));
            }
        }

        return freed;
    }

    private static IEnumerable<IncomingMessage> Messages(string order, Facts booking, int row) =>
        order.Split(' ').Select(fact => fact switch
        {
            "reserved" => booking.Reserved(),
            "paid" => booking.Paid(),
            "refund-1" => booking.Refunded((row, 1)),
            _ => booking.Refunded((row, 2)),
        });

    private static IEnumerable<string[]> Permutations(params string[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany(
            first => Permutations([.. items.Where(i => i != first)]).Select(rest => (string[])[first, .. rest]));

    private Task Handle(params IncomingMessage[] batch) => database.RecordTickets.HandleAsync(batch, default);
}
