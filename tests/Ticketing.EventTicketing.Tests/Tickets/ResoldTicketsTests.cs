using System.Text.Json;
using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Figures;
using Ticketing.EventTicketing.Figures.Counting;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.EventTicketing.Tickets;
using Ticketing.Messaging;

namespace Ticketing.EventTicketing.Tests.Tickets;

/// <summary>Tickets that one booking buys of another: sold once, whatever the order of the messages.</summary>
[Collection(DatabaseTests.Name)]
public sealed class ResoldTicketsTests(EventDatabase database)
{
    public static TheoryData<string> Orders =>
        [.. Permutations("reserved", "paid", "bought", "refunded").Select(order => string.Join(' ', order))];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Whatever_the_order_the_seat_is_its_last_buyers_to_lose_and_money_is_counted_once(string order)
    {
        var id = await database.NewEventAsync();
        foreach (var row in new[] { 1, 2 })
        {
            var giver = new Facts(id, (row, 1), (row, 2)) { PriceMinor = 500 };
            var buyer = new Facts(id, (row, 1)) { PriceMinor = 500, Resold = new ResoldFrom(giver.BookingId, 450, 50) };
            List<IncomingMessage> messages = [.. order.Split(' ').Select(fact => fact switch
            {
                "reserved" => giver.Reserved(),
                "paid" => giver.Paid(),
                "bought" => buyer.Paid(),
                _ => buyer.RefundedFor(500, 0, (row, 1)),
            })];

            // One row message by message and each again, the other in one batch.
            foreach (var batch in row == 1 ? messages.SelectMany(m => new[] { m, m }).Select(m => new[] { m }) : [[.. messages]])
            {
                await database.RecordTickets.HandleAsync(batch, default);
            }

            (await database.TicketAsync(id, row, 1)).ShouldBe((TicketStatus.Available, null));
            (await database.TicketAsync(id, row, 2)).ShouldBe((TicketStatus.Sold, giver.BookingId));
            (await ReleasedAsync(giver)).ShouldBe(["1-" + row + "-1 resold"], "the seat engine forgets the giver's seat");
            (await ReleasedAsync(buyer)).ShouldBe(["1-" + row + "-1 freed"]);
        }

        var total = FigureCounts.Of((await new FiguresQuery(database.Database)
            .ReadTotalsAsync([id.Value], [SaleDimensions.Event], default)).ShouldHaveSingleItem());
        (total.Sold, total.PaidAmount, total.RefundedAmount, total.Fees).ShouldBe((2, 3_000, 1_900, 100));
        (await new FiguresRecount(database.Database).CompareAsync(id, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task In_the_moment_of_the_sale_the_givers_ticket_ends_and_the_buyers_begins()
    {
        var id = await database.NewEventAsync();
        var giver = new Facts(id, (1, 1), (1, 2));
        var buyer = new Facts(id, (1, 1)) { Resold = new ResoldFrom(giver.BookingId, 0, 0) };
        await database.RecordTickets.HandleAsync([giver.Reserved(), giver.Paid()], default);
        (await database.TicketAsync(id, 1, 1)).ShouldBe((TicketStatus.Sold, giver.BookingId));

        await database.RecordTickets.HandleAsync([buyer.Paid()], default);
        await database.RecordTickets.HandleAsync([giver.Paid(), giver.Reserved(), buyer.Paid()], default);

        (await database.TicketAsync(id, 1, 1)).ShouldBe((TicketStatus.Sold, buyer.BookingId));
        (await database.TicketAsync(id, 1, 2)).ShouldBe((TicketStatus.Sold, giver.BookingId));
        (await database.ScalarAsync<long>(
            "SELECT count(*) FROM outbox WHERE message_type = 'FinalizeSeatPayment' AND message_key LIKE $1", $"event-{id}-%"))
            .ShouldBe(1, "the seat is SOLD all along");
    }

    private async Task<List<string>> ReleasedAsync(Facts booking)
    {
        await using var command = database.Source.CreateCommand(
            "SELECT payload FROM outbox WHERE message_type = 'ReleaseSeat' ORDER BY id");
        var released = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var release = JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(0), ContractsJson.Default.ReleaseSeat)!;
            if (release.BookingId == booking.BookingId)
            {
                released.AddRange(release.Seats.Select(s => $"{s} {(release.Resold ? "resold" : "freed")}"));
            }
        }

        return released;
    }

    private static IEnumerable<string[]> Permutations(params string[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany(
            first => Permutations([.. items.Where(i => i != first)]).Select(rest => (string[])[first, .. rest]));
}
