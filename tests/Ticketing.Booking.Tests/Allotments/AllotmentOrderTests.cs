using System.Net.Http.Json;
using System.Text.Json;
using Ticketing.Booking.Allotments;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.BoxOffice;
using Ticketing.Booking.Orders.CreateOrder;
using Ticketing.Booking.Tests.Refunds;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.Allotments;

/// <summary>Seats that leave an allotment for an order: by its code, or at the desk.</summary>
[Collection(ServersCollection.Name)]
public sealed class AllotmentOrderTests(Servers servers)
{
    private const string Code = "FRIENDS-2026";
    private static readonly EventId Event = new(TestEvents.OnSale);

    [Fact]
    public async Task A_code_orders_seats_out_of_the_allotment_before_the_sale_begins()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        host.Change(e => e with { SaleStartsAt = host.Clock.GetUtcNow().AddDays(1) });
        var allotment = await KeepAsync(host, 4);

        var order = await OrderAsync(host, TestBookings.NewBuyer(), " friends-2026 ", 3);

        var row = order.Order.ShouldNotBeNull();
        var kept = await FindAsync(host, allotment);
        (kept.Kept, kept.Released).ShouldBe((1, 3));
        var request = (await host.OutboxAsync<TicketReservedRequest>())[^1];
        request.GetProperty("bookingId").GetGuid().ShouldBe(row.Id);
        request.GetProperty("takenFrom").GetGuid().ShouldBe(row.TakenFrom!.Value);
        request.GetProperty("seats").GetArrayLength().ShouldBe(3);
        (await host.ReadAsync(row.Id)).TakenFrom.ShouldBe(row.TakenFrom);
    }

    [Fact]
    public async Task A_buyer_sees_the_seats_that_are_kept_for_a_code()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartAsync();
        await KeepAsync(host, 4);
        var buyer = TestBookings.NewBuyer();
        using var client = host.ClientWith(BookingHost.Token(buyer, "buyer"));

        (await KeptAsync(client)).ShouldBe(4);
        (await OrderAsync(host, buyer, Code, 3)).Order.ShouldNotBeNull();
        (await KeptAsync(client)).ShouldBe(1);
    }

    private static async Task<int> KeptAsync(HttpClient client)
    {
        using var answer = await client.PostAsJsonAsync(
            "/orders/code-look-up", new { event_id = TestEvents.OnSale, code = " friends-2026 " });
        var found = await answer.Content.ReadFromJsonAsync<JsonElement>();
        found.GetProperty("kind").GetString().ShouldBe("allotment");
        found.GetProperty("sections").GetArrayLength().ShouldBe(1);
        return found.GetProperty("seats").GetArrayLength();
    }

    [Fact]
    public async Task Ten_buyers_with_the_code_want_the_last_seat_and_one_gets_it()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await using var other = await BookingHost.CreateAsync(servers, database: host.ConnectionString);
        await KeepAsync(host, 1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i =>
            OrderAsync(i % 2 == 0 ? host : other, TestBookings.NewBuyer(), Code, 1)));

        answers.Count(a => a.Order is not null).ShouldBe(1);
        answers.Where(a => a.Order is null).ShouldAllBe(a =>
            a.Refusal!.Code == "seats-not-allotted" || a.Refusal.Code == "allotment-not-found");
        (await host.OutboxAsync<TicketReservedRequest>()).Count(m => m.TryGetProperty("takenFrom", out _)).ShouldBe(1);
    }

    /// <summary>The twin: the same statements, and nobody locks the seats that are read.</summary>
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task Without_the_lock_two_take_the_last_seat(bool locked, int takers)
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = await KeepAsync(host, 1);
        var bothRead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (reads, took) = (0, 0);

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            await using var transaction = await host.Get<Database>().BeginAsync(CancellationToken.None);
            var rows = await transaction.QueryAsync<BookingRow>(
                locked ? AllotmentSeats.LockBookings : AllotmentSeats.Read, new { id }, CancellationToken.None);
            if (Interlocked.Increment(ref reads) == 2 || locked)
            {
                bothRead.TrySetResult();
            }
            await bothRead.Task.WaitAsync(Eventually.Patience);
            foreach (var row in rows)
            {
                await transaction.ExecuteAsync(
                    AllotmentSeats.GiveUp,
                    new { id = row.Id, seats = "[[1,1,1]]", isLast = true, now = host.Clock.GetUtcNow() },
                    CancellationToken.None);
                Interlocked.Increment(ref took);
            }
            await transaction.CommitAsync(CancellationToken.None);
        })));

        took.ShouldBe(takers);
    }

    [Fact]
    public async Task A_repeated_order_takes_its_seats_once()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var allotment = await KeepAsync(host, 6);
        var buyer = TestBookings.NewBuyer();

        var answers = new List<OrderOutcome>();
        for (var i = 0; i < 3; i++)
        {
            answers.Add(await OrderAsync(host, buyer, Code, 2, "key"));
        }

        answers.Select(a => a.Order!.Id).Distinct().ShouldHaveSingleItem();
        (await FindAsync(host, allotment)).Kept.ShouldBe(4);
    }

    [Fact]
    public async Task Whoever_guesses_codes_has_to_wait()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await KeepAsync(host, 1);
        var buyer = TestBookings.NewBuyer();

        for (var i = 0; i < 10; i++)
        {
            (await OrderAsync(host, buyer, $"guess-{i}", 1)).Refusal!.Code.ShouldBe("allotment-code-wrong");
        }

        var right = await OrderAsync(host, buyer, Code, 1);
        (right.Refusal!.Code, right.Refusal.RetryAfter is not null).ShouldBe(("too-many-code-tries", true));
        (await OrderAsync(host, TestBookings.NewBuyer(), Code, 1)).Order.ShouldNotBeNull("others are not stopped");
    }

    [Fact]
    public async Task The_desk_sells_out_of_an_allotment_and_a_later_release_leaves_its_seats_alone()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var allotment = await KeepAsync(host, 3);
        var (sale, refusal) = await host.Get<SellAtDeskUseCase>().HandleAsync(
            Entry(host), new SellAtDeskRequest("A", 2, null, null, "cash", AllotmentId: allotment), AuditActor.System, null,
            CancellationToken.None);
        refusal.ShouldBeNull();

        await host.Get<ReleaseAllotmentUseCase>().HandleAsync(
            Entry(host), allotment, null, AuditActor.System, CancellationToken.None);

        var sold = SeatsJson.ReadPositions((await host.ReadAsync(sale)).WantedSeats);
        var freed = (await host.OutboxAsync<BookingExpiredReleaseTickets>()).ShouldHaveSingleItem()
            .GetProperty("seats").EnumerateArray().Select(s => s.GetProperty("seat").GetInt32());
        freed.Intersect(sold.Select(s => s.Seat)).ShouldBeEmpty();
        (sold.Count, freed.Count()).ShouldBe((2, 1));
    }

    [Fact]
    public async Task Seats_that_the_engine_does_not_move_are_freed()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await KeepAsync(host, 2);
        var buyer = TestBookings.NewBuyer();
        var row = (await OrderAsync(host, buyer, Code, 1)).Order!;
        var failure = SeatAnswer.Failed(row.Id, buyer, "seat-taken", host.Clock.GetUtcNow());

        await host.AnswerAsync(failure);
        await host.AnswerAsync(failure);

        (await host.MessagesAsync<BookingExpiredReleaseTickets>(row.TakenFrom!.Value)).ShouldBe(1);
    }

    private static EventDirectoryEntry Entry(BookingHost host) => host.Get<IEventDirectory>().Find(Event)!;

    private static Task<OrderOutcome> OrderAsync(
        BookingHost host, UserId buyer, string code, int quantity, string? key = null) =>
        host.Get<CreateOrderUseCase>().HandleAsync(
            buyer,
            new CreateOrderRequest(
                TestEvents.OnSale, "A", "best_available", quantity, null, null, null, AllotmentCode: code),
            key, CancellationToken.None);

    private static Task<Guid> KeepAsync(BookingHost host, int seats) =>
        TestAllotments.KeepAsync(host, Code, [.. Enumerable.Range(1, seats).Select(seat => new SeatPosition(1, 1, seat))]);

    private static async Task<AllotmentResponse> FindAsync(BookingHost host, Guid id) =>
        (await host.Get<AllotmentStore>().FindAsync(Event, id, CancellationToken.None)).ShouldNotBeNull();
}
