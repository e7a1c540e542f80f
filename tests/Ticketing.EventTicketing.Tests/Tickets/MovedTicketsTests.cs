using Ticketing.EventTicketing.Tests.Support;
using Ticketing.EventTicketing.Tickets;
using Ticketing.Messaging;

namespace Ticketing.EventTicketing.Tests.Tickets;

/// <summary>Tickets that an order takes over from an allotment, whatever the order of the messages.</summary>
[Collection(DatabaseTests.Name)]
public sealed class MovedTicketsTests(EventDatabase database)
{
    public static TheoryData<string> Orders =>
    [
        .. Permutations("kept", "taken", "paid", "rest").Select(order => string.Join(' ', order)),
    ];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Whatever_the_order_the_seat_is_sold_to_the_order_and_the_rest_is_free(string order)
    {
        var id = await database.NewEventAsync();
        foreach (var row in new[] { 1, 2 })
        {
            var kept = new Facts(id, (row, 1), (row, 2));
            var taken = new Facts(id, (row, 1)) { TakenFrom = kept.BookingId };
            List<IncomingMessage> messages = [.. order.Split(' ').Select(fact => fact switch
            {
                "kept" => kept.Reserved(),
                "taken" => taken.Reserved(),
                "paid" => taken.Paid(),
                _ => kept.Refunded((row, 2)),
            })];

            // One row message by message and each again, the other in one batch.
            foreach (var batch in row == 1 ? messages.SelectMany(m => new[] { m, m }).Select(m => new[] { m }) : [[.. messages]])
            {
                await database.RecordTickets.HandleAsync(batch, default);
            }

            (await database.TicketAsync(id, row, 1)).ShouldBe((TicketStatus.Sold, taken.BookingId));
            (await database.TicketAsync(id, row, 2)).ShouldBe((TicketStatus.Available, null));
        }
    }

    [Fact]
    public async Task A_seat_that_its_taker_lets_go_is_free_and_its_old_holder_never_gets_it_back()
    {
        var id = await database.NewEventAsync();
        var kept = new Facts(id, (1, 1), (1, 2));
        var taken = new Facts(id, (1, 1)) { TakenFrom = kept.BookingId };
        var next = new Facts(id, (1, 1));

        await database.RecordTickets.HandleAsync([kept.Reserved(), taken.Reserved(), taken.Released()], default);
        await database.RecordTickets.HandleAsync([next.Reserved(), kept.Refunded((1, 1), (1, 2))], default);

        (await database.TicketAsync(id, 1, 1)).ShouldBe((TicketStatus.Reserved, next.BookingId));
        (await database.TicketAsync(id, 1, 2)).ShouldBe((TicketStatus.Available, null));
    }

    private static IEnumerable<string[]> Permutations(params string[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany(
            first => Permutations([.. items.Where(i => i != first)]).Select(rest => (string[])[first, .. rest]));
}
