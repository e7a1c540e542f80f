using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Door.ScanTickets;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.Signing;
using Ticketing.EventTicketing.Tickets.WithholdForRefund;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.EventTicketing.Tests.Door;

/// <summary>A ticket is either used at the door or given back by its buyer, whoever is first.</summary>
[Collection(DatabaseTests.Name)]
public sealed class WithheldTicketTests(EventDatabase database) : IAsyncLifetime
{
    /// <summary>Races until the unguarded one shows; a round takes milliseconds.</summary>
    private const int MaxRounds = 200;

    private DoorScene _scene = null!;

    public async Task InitializeAsync() => _scene = await DoorScene.OpenAsync(database);

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task A_used_ticket_is_named_and_none_of_the_refund_is_withheld()
    {
        await _scene.ScanAsync(DoorScene.Scan(await _scene.CodeAsync(2)));

        (await WithholdAsync(Guid.NewGuid(), 1, 2)).ShouldBe([new SeatPosition(1, 1, 2)]);

        (await OutcomeAsync(1)).ShouldBe("admitted");
    }

    [Fact]
    public async Task A_withheld_ticket_is_not_admitted_until_its_refund_is_refused()
    {
        var refund = Guid.NewGuid();
        (await WithholdAsync(refund, 1)).ShouldBeEmpty();
        (await WithholdAsync(refund, 1)).ShouldBeEmpty("asking twice is asking once");

        (await OutcomeAsync(1)).ShouldBe("refunded");
        (await OutcomeAsync(2)).ShouldBe("admitted", "that seat is not given back");
        await LiftAsync(refund);
        await LiftAsync(refund);

        (await OutcomeAsync(1)).ShouldBe("admitted");
    }

    /// <summary>A move lifts what it withheld when it fails: a ticket whose money goes back would be good again.</summary>
    [Fact]
    public async Task A_move_takes_no_ticket_over_from_a_refund_and_a_refund_takes_it_over_from_a_move()
    {
        var withholdings = _scene.Service.Services.GetRequiredService<Withholdings>();
        var (move, refund) = (Guid.NewGuid(), Guid.NewGuid());
        Task<TicketsWithheld> MoveAsync() => withholdings.WithholdAsync(RequestFor(move, 1, 2) with { IsMove = true }, default);

        (await MoveAsync()).AreWithheld.ShouldBeTrue();
        (await MoveAsync()).AreWithheld.ShouldBeTrue("asking twice is asking once");
        await WithholdAsync(refund, 1);
        await LiftAsync(move);
        (await OutcomeAsync(1)).ShouldBe("refunded");
        (await OutcomeAsync(2)).ShouldBe("admitted");

        (await MoveAsync()).AreOfRefund.ShouldBeTrue();
    }

    [Fact]
    public async Task A_door_without_network_is_flagged_or_counts_once_the_refund_is_refused()
    {
        var refund = Guid.NewGuid();
        await WithholdAsync(refund, 1);
        var code = await _scene.CodeAsync();
        var at = DateTimeOffset.UtcNow.AddMinutes(-5);

        (await _scene.UploadAsync(
            DoorScene.Scan(code, "Gate 2", at.AddSeconds(9)), DoorScene.Scan(code, "Gate 1", at)))
            .ShouldBe(["refunded", "refunded"]);
        (await WithholdAsync(refund, 1)).ShouldBeEmpty("the money may be on its way already");
        await LiftAsync(refund);

        var conflict = (await _scene.ConflictsAsync()).ShouldHaveSingleItem()!;
        ((string)conflict["kind"]!).ShouldBe("admitted-twice");
        ((string)conflict["admitted"]!["device_id"]!).ShouldBe("Gate 1");
        (await WithholdAsync(Guid.NewGuid(), 1)).ShouldBe([new SeatPosition(1, 1, 1)]);
    }

    [Fact]
    public async Task What_was_withheld_is_forgotten_when_the_ticket_is_given_back()
    {
        await WithholdAsync(Guid.NewGuid(), 1, 2);

        await _scene.RefundAsync((1, 1));

        (await WithheldAsync(_scene.Booking.BookingId)).ShouldBe(1);
        (await OutcomeAsync(1)).ShouldBe("refunded");
    }

    [Fact]
    public async Task It_is_forgotten_too_when_all_of_the_booking_is_heard_at_once_and_not_withheld_again()
    {
        var booking = new Facts(_scene.EventId, (2, 1), (2, 2));
        var withholdings = new Withholdings(database.Database, TimeProvider.System);
        var asked = new WithholdTickets(
            Guid.NewGuid(), booking.BookingId, _scene.EventId, "A",
            [new SeatPosition(1, 2, 1), new SeatPosition(1, 2, 2)]);
        await withholdings.WithholdAsync(asked, default);
        (await WithheldAsync(booking.BookingId)).ShouldBe(2);

        // As after an outage: everything the booking told comes in one batch.
        await database.RecordTickets.HandleAsync(
            [booking.Reserved(), booking.Paid(), booking.Refunded((2, 1))], default);
        (await WithheldAsync(booking.BookingId)).ShouldBe(1);
        await database.RecordTickets.HandleAsync([booking.Refunded((2, 2))], default);
        (await withholdings.WithholdAsync(asked, default)).AreWithheld.ShouldBeTrue("a second replica makes the same refund");

        (await WithheldAsync(booking.BookingId)).ShouldBe(0);
    }

    [Fact]
    public async Task Only_services_may_withhold()
    {
        var answer = await _scene.Buyer.PostAsJsonAsync(
            "/internal/tickets/withhold", RequestFor(Guid.NewGuid(), 1), ContractsJson.Default.WithholdTickets);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _scene.Buyer.DeleteAsync($"/internal/tickets/withhold/{Guid.NewGuid()}")).StatusCode
            .ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Scan_and_refund_of_one_ticket_at_once_end_one_way()
    {
        for (var seat = 1; seat <= 40; seat++)
        {
            (await RaceAsync(guarded: true, seat)).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Without_the_lock_a_ticket_is_used_and_given_back()
    {
        var most = 0;
        for (var round = 1; round <= MaxRounds && most < 2; round++)
        {
            most = await RaceAsync(guarded: false, round);
        }

        most.ShouldBe(2, "or the guard guards against nothing");
    }

    /// <summary>A scan and a refund of a sold ticket at the same moment; how many of the two got it.</summary>
    private async Task<int> RaceAsync(bool guarded, int seat)
    {
        var claims = new TicketClaims(
            new TicketId(new EventId(78_000_000), "A", new SeatPosition(1, 1, seat)),
            BookingId.New(DateTimeOffset.UtcNow));
        await database.ScalarAsync<object?>(
            """
            INSERT INTO tickets (event_id, price, section, subsection, row_number, seat_number, status, booking_id)
            VALUES ($1, 0, 'A', 1, 1, $2, 2, $3)
            ON CONFLICT (event_id, section, subsection, row_number, seat_number) DO UPDATE SET booking_id = $3
            RETURNING NULL
            """,
            claims.Ticket.EventId.Value, (short)seat, claims.BookingId.Value);
        var recorder = new ScanRecorder(database.Database, TimeProvider.System);
        var withholdings = new Withholdings(database.Database, TimeProvider.System);
        var scan = Task.Run(() => recorder.RecordAsync(
            new Scan(
                Guid.NewGuid(), claims, new ScanMoment(DateTimeOffset.UtcNow, "Gate"), Guid.NewGuid(), LetIn: false),
            default));
        var request = new WithholdTickets(
            Guid.NewGuid(), claims.BookingId, claims.Ticket.EventId, "A", [claims.Ticket.Seat]);
        var refund = Task.Run(() => guarded
            ? withholdings.WithholdAsync(request, default)
            : WithholdUnguardedAsync(withholdings, request));
        return ((await scan).Response.Outcome == "admitted" ? 1 : 0) + ((await refund).AreWithheld ? 1 : 0);
    }

    private async Task<TicketsWithheld> WithholdUnguardedAsync(
        Withholdings withholdings, WithholdTickets request)
    {
        await using var transaction = await database.Database.BeginAsync(default);
        var used = await withholdings.WithholdLockedAsync(transaction, request, default);
        await transaction.CommitAsync(default);
        return used;
    }

    private WithholdTickets RequestFor(Guid refund, params int[] seats) => new(
        refund, _scene.Booking.BookingId, _scene.EventId, "A", [.. seats.Select(s => new SeatPosition(1, 1, s))]);

    private async Task<IReadOnlyList<SeatPosition>> WithholdAsync(Guid refund, params int[] seats)
    {
        using var service = Services();
        using var answer = await service.PostAsJsonAsync(
            "/internal/tickets/withhold", RequestFor(refund, seats), ContractsJson.Default.WithholdTickets);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await answer.Content.ReadFromJsonAsync(ContractsJson.Default.TicketsWithheld))!.Used;
    }

    private async Task LiftAsync(Guid refund)
    {
        using var service = Services();
        (await service.DeleteAsync($"/internal/tickets/withhold/{refund}")).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);
    }

    private Task<long> WithheldAsync(BookingId booking) => database.ScalarAsync<long>(
        "SELECT count(*) FROM ticket_withholdings WHERE booking_id = $1", booking.Value);

    private HttpClient Services()
    {
        var client = _scene.Service.CreateClient();
        client.DefaultRequestHeaders.Add(ServiceKey.Header, TicketingService.ServiceKeyForTests);
        return client;
    }

    private async Task<string> OutcomeAsync(int seat) =>
        (string)(await _scene.ScanAsync(DoorScene.Scan(CodeOf(seat))))["outcome"]!;

    private string CodeOf(int seat) => _scene.Sign(_scene.EventId, seat, _scene.Booking.BookingId);
}
