using Ticketing.Contracts.Messages;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.Reserving;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.Reserving;

/// <summary>Some seats of a booking given back, in every order in which its messages may come.</summary>
[Collection(KvrocksCollection.Name)]
public sealed class PartialReleaseTests(KvrocksServer server) : IAsyncLifetime
{
    private readonly SeatEngine _engine = new(server.Connection);
    private readonly EventId _event = KvrocksServer.NextEvent();
    private LiveSection _section = null!;
    private TicketReservedRequest _booking = null!;

    public async Task InitializeAsync()
    {
        _section = await _engine.OpenAsync(_event, Plans.Block(1, 1, 4));
        _booking = SeatEngine.Manual(_event, true, [1, 1, 1], [1, 1, 2], [1, 1, 3]);
        await _engine.ReserveAsync(_section, _booking);
    }

    public async Task DisposeAsync() => await LiveState.CountersShouldAgreeAsync(server.Database, _section);

    /// <summary>
    /// p pays all, r refunds seat 2, s refunds seat 3, a refunds all, e ends it unpaid, f loses the record.
    /// </summary>
    [Theory]
    [InlineData("pr", "2020")]
    [InlineData("rp", "2020")]
    [InlineData("rpr", "2020")]
    [InlineData("prp", "2020")]
    [InlineData("rsp", "2000")]
    [InlineData("rps", "2000")]
    [InlineData("prs", "2000")]
    [InlineData("psr", "2000")]
    [InlineData("ap", "0000")]
    [InlineData("pa", "0000")]
    [InlineData("pra", "0000")]
    [InlineData("rap", "0000")]
    [InlineData("par", "0000")]
    [InlineData("e", "0000")]
    [InlineData("ep", "0000")]
    [InlineData("pfr", "2020")]
    [InlineData("pfrr", "2020")]
    [InlineData("pfrs", "2000")]
    [InlineData("pfra", "0000")]
    [InlineData("frp", "2020")]
    [InlineData("fap", "0000")]
    [InlineData("fe", "0000")]
    public async Task Ends_right_in_every_order(string steps, string expected)
    {
        foreach (var step in steps)
        {
            await PlayAsync(step);
        }

        (await SeatsAsync()).ShouldBe(expected);
        await ShouldBeFinalAsync(steps, expected);
    }

    /// <summary>f loses the giver's record before the resale.</summary>
    [Theory]
    [InlineData("p")]
    [InlineData("pf")]
    public async Task A_resold_seat_stays_sold_and_is_its_buyers_to_lose_whatever_comes_of_the_giver_again(string steps)
    {
        foreach (var step in steps)
        {
            await PlayAsync(step);
        }

        var buyer = SeatEngine.Manual(_event, true, [1, 1, 2]);
        for (var time = 0; time < 2; time++)
        {
            await _engine.Release.RunAsync(
                _section, [new(_booking.BookingId, [new(1, 1, 2)], WereSold: true, Resold: true)]);
            (await SeatsAsync()).ShouldBe("2220");
        }

        await _engine.RefundAsync(_section, _booking, [1, 1, 2]);
        (await SeatsAsync()).ShouldBe("2220", "it is not the giver's any more");
        await _engine.RefundAsync(_section, buyer, [1, 1, 2]);
        (await SeatsAsync()).ShouldBe("2020");
        var next = SeatEngine.Manual(_event, true, [1, 1, 2]);
        await _engine.ReserveAsync(_section, next);
        await _engine.RefundAsync(_section, buyer, [1, 1, 2]);
        await _engine.FinalizeAsync(_section, _booking, [1, 1, 1], [1, 1, 2], [1, 1, 3]);

        (await SeatsAsync()).ShouldBe("2120", "the next owner's");
    }

    /// <summary>f loses the giver's record before the resale.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("f")]
    public async Task A_resale_that_overtakes_the_givers_payment_sells_the_seat(string steps)
    {
        foreach (var step in steps)
        {
            await PlayAsync(step);
        }

        await _engine.Release.RunAsync(
            _section, [new(_booking.BookingId, [new(1, 1, 2)], WereSold: true, Resold: true)]);
        (await SeatsAsync()).ShouldBe("1210", "its buyer has paid it, whenever the giver's payment comes");

        await _engine.FinalizeAsync(_section, _booking, [1, 1, 1], [1, 1, 2], [1, 1, 3]);

        (await SeatsAsync()).ShouldBe("2220");
    }

    [Theory]
    [InlineData("pr")]
    [InlineData("rp")]
    [InlineData("pfr")]
    public async Task A_seat_that_was_given_back_and_sold_again_is_its_new_owners_whatever_comes_again(string steps)
    {
        var next = SeatEngine.Manual(_event, true, [1, 1, 2]);
        foreach (var step in steps)
        {
            await PlayAsync(step);
        }

        await _engine.ReserveAsync(_section, next);
        await PlayAsync('r');
        await PlayAsync('p');
        (await SeatsAsync()).ShouldBe("2120");
        await _engine.FinalizeAsync(_section, next, [1, 1, 2]);
        await PlayAsync('r');

        (await SeatsAsync()).ShouldBe("2220");
        (await _engine.RefundAsync(_section, next, [1, 1, 2])).Seats.ShouldBe(1);
    }

    [Fact]
    public async Task A_release_is_remembered_for_a_whole_lifetime_however_old_the_booking_is()
    {
        var key = KvrocksKeys.Reservation(_event, _booking.BookingId);
        await PlayAsync('p');
        await server.Database.KeyExpireAsync(key, TimeSpan.FromSeconds(30));

        await PlayAsync('r');

        (await server.Database.KeyTimeToLiveAsync(key)).ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.FromHours(23));
    }

    [Fact]
    public async Task A_redelivered_request_of_a_partly_released_booking_gets_its_first_answer()
    {
        await PlayAsync('p');
        await PlayAsync('r');

        var again = await _engine.ReserveAsync(_section, _booking);

        again.Taken.Count.ShouldBe(3);
        again.Returned.ShouldBe([new(1, 1)]);
        again.Held.ShouldBe([new(1, 0), new(1, 2)]);
    }

    [Fact]
    public async Task A_release_of_seats_that_are_another_bookings_changes_nothing()
    {
        var other = SeatEngine.Manual(_event, true, [1, 1, 4]);
        await _engine.ReserveAsync(_section, other);

        (await _engine.RefundAsync(_section, _booking, [1, 1, 4])).Kind.ShouldBe(SeatOutcomeKind.Contradicted);
        (await _engine.RefundAsync(_section, _booking, [1, 1, 3], [1, 1, 4])).Seats.ShouldBe(1);

        (await SeatsAsync()).ShouldBe("1101");
    }

    [Fact]
    public async Task A_payment_that_names_only_what_was_not_refunded_sells_that_and_waits_for_the_release()
    {
        var section = await _engine.OpenAsync(KvrocksServer.NextEvent(), Plans.Block(1, 1, 2), Plans.Block(2, 1, 2));
        var booking = SeatEngine.Manual(section.Shape.EventId, true, [1, 1, 1], [2, 1, 1]);
        await _engine.ReserveAsync(section, booking);

        (await _engine.FinalizeAsync(section, booking, [1, 1, 1])).Seats.ShouldBe(1);
        (await LiveState.SeatsAsync(server.Database, section, 2)).ShouldBe("10");
        (await _engine.RefundAsync(section, booking, [2, 1, 1])).Seats.ShouldBe(1);

        (await LiveState.SeatsAsync(server.Database, section, 1)).ShouldBe("20");
        (await LiveState.SeatsAsync(server.Database, section, 2)).ShouldBe("00");
    }

    private async Task ShouldBeFinalAsync(string steps, string expected)
    {
        foreach (var step in steps.Where(s => s != 'f'))
        {
            await PlayAsync(step);
            (await SeatsAsync()).ShouldBe(expected, $"{step} comes again");
        }
    }

    private async Task PlayAsync(char step)
    {
        switch (step)
        {
            case 'p': await _engine.FinalizeAsync(_section, _booking, [1, 1, 1], [1, 1, 2], [1, 1, 3]); break;
            case 'r': await _engine.RefundAsync(_section, _booking, [1, 1, 2]); break;
            case 's': await _engine.RefundAsync(_section, _booking, [1, 1, 3]); break;
            case 'a': await _engine.RefundAsync(_section, _booking, [1, 1, 1], [1, 1, 2], [1, 1, 3]); break;
            case 'e': await _engine.ReleaseAsync(_section, _booking, [1, 1, 1], [1, 1, 2], [1, 1, 3]); break;
            case 'f':
                (await server.Database.KeyDeleteAsync(KvrocksKeys.Reservation(_event, _booking.BookingId)))
                    .ShouldBeTrue();
                break;
            default: throw new ArgumentOutOfRangeException(nameof(step));
        }
    }

    private Task<string> SeatsAsync() => LiveState.SeatsAsync(server.Database, _section, 1);
}
