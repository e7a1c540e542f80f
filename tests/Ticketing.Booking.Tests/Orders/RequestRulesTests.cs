using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Orders;
using Ticketing.Booking.Orders.ListOrders;
using Ticketing.Booking.Payments;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.PaymentSandbox.Books;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Tests.Orders;

public sealed class RequestRulesTests
{
    [Theory]
    [InlineData("tok_ok", null)]
    [InlineData("tok_12345678-123", null)]
    [InlineData("", "invalid-request")]
    [InlineData(null, "invalid-request")]
    [InlineData("tok with spaces", "invalid-request")]
    [InlineData("4242424242424242", "card-number-not-accepted")]
    [InlineData("4242 4242 4242 4242", "card-number-not-accepted")]
    [InlineData("4242-4242-4242-4242", "card-number-not-accepted")]
    [InlineData("tok_4242424242424242", "card-number-not-accepted")]
    [InlineData("card:4222222222222:end", "card-number-not-accepted")]
    [InlineData("6304000000000000000", "card-number-not-accepted")]
    [InlineData("tok_123456789012", null)]
    public void A_payment_token_is_never_a_card_number(string? token, string? code) =>
        (PaymentToken.Check(token)?.Code).ShouldBe(code);

    [Fact]
    public void A_token_of_the_sandbox_never_looks_like_a_card_number() =>
        Enumerable.Range(0, 10_000).ShouldAllBe(_ => PaymentToken.Check(CardToken.NewId()) == null);

    [Fact]
    public void A_payment_token_is_bounded_and_never_repeated_in_the_refusal()
    {
        PaymentToken.Check(new string('t', PaymentToken.MaxLength)).ShouldBeNull();
        PaymentToken.Check(new string('t', PaymentToken.MaxLength + 1))!.Code.ShouldBe("invalid-request");
        PaymentToken.Check("4242424242424242")!.ToString().ShouldNotContain("4242");
    }

    [Fact]
    public void A_table_that_is_sold_whole_is_asked_for_by_all_of_its_seats()
    {
        var entry = TestEvents.Entry(1, SaleStatus.OnSale) with
        {
            Sections = [new SectionPlan("A", 0, 1, [new SubsectionPlan(1, 2, 3, [new(1, 3)], []) { Kind = PlaceKind.Tables }])],
        };
        SeatPosition[] table = [new(1, 1, 1), new(1, 1, 2)];
        SeatWish Manual(params SeatPosition[] seats) =>
            new("A", null, SeatSelectionMode.Manual, seats.Length, seats, false);

        Manual(table).Check(entry).ShouldBeNull();
        Manual(table[0]).Check(entry)!.Code.ShouldBe("whole-table");
        new SeatWish("A", null, SeatSelectionMode.BestAvailable, 2, [], false).Check(entry)!.Code.ShouldBe("whole-table");
    }

    [Theory]
    [InlineData("A", null, 1, null)]
    [InlineData("A", 2, 8, null)]
    [InlineData("A", null, 0, "quantity-out-of-range")]
    [InlineData("A", null, 9, "quantity-out-of-range")]
    [InlineData("A", null, 10_000, "quantity-out-of-range")]
    [InlineData("a", null, 1, "section-not-found")]
    [InlineData("A", 3, 1, "subsection-not-found")]
    public void Best_available_is_checked_against_the_plan(
        string section, int? subsection, int quantity, string? code)
    {
        var wish = new SeatWish(section, subsection, SeatSelectionMode.BestAvailable, quantity, [], false);
        (wish.Check(TestEvents.Entry(1, SaleStatus.OnSale))?.Code).ShouldBe(code);
    }

    [Theory]
    [InlineData("1-1-1", null)]
    [InlineData("1-1-1 2-1-2", null)]
    [InlineData("2-1-1", "no-such-seat")] // a gap in the plan
    [InlineData("1-11-1", "no-such-seat")]
    [InlineData("1-1-0", "no-such-seat")]
    [InlineData("3-1-1", "no-such-seat")]
    [InlineData("", "no-such-seat")]
    [InlineData("1-1-1 1-1-1", "duplicate-seat")]
    [InlineData("1-1-1 1-1-2 1-1-3 1-1-4 1-1-5 1-1-6 1-1-7 1-1-8 1-1-9", "quantity-out-of-range")]
    public void Manual_is_checked_seat_by_seat(string seats, string? code)
    {
        List<SeatPosition> named = [.. seats.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(s => s.Split('-').Select(int.Parse).ToArray())
            .Select(n => new SeatPosition(n[0], n[1], n[2]))];
        var wish = new SeatWish("A", null, SeatSelectionMode.Manual, named.Count, named, false);
        (wish.Check(TestEvents.Entry(1, SaleStatus.OnSale))?.Code).ShouldBe(code);
    }

    [Theory]
    [InlineData(SaleStatus.Preparing)]
    [InlineData(SaleStatus.Closed)]
    [InlineData(SaleStatus.Ended)]
    public void Nothing_is_ordered_unless_the_event_is_on_sale(SaleStatus status)
    {
        var wish = new SeatWish("A", null, SeatSelectionMode.BestAvailable, 1, [], false);
        wish.Check(TestEvents.Entry(1, status))!.Code.ShouldBe("event-not-on-sale");
    }

    [Fact]
    public void Every_refusal_has_a_code_of_its_own_and_the_status_of_an_error()
    {
        var refusals = typeof(BookingErrors).Assembly.GetTypes().Where(t => t.Name.EndsWith("Errors"))
            .SelectMany(t => t.GetProperties()).Where(p => p.PropertyType == typeof(Refusal))
            .Select(p => (Refusal)p.GetValue(null)!).ToList();
        refusals.Count.ShouldBeGreaterThan(10);
        refusals.ShouldAllBe(refusal => refusal.Status >= 400 && refusal.Detail.Length > 0);
        refusals.Select(refusal => refusal.Code).ShouldBeUnique();
    }

    [Fact]
    public void Different_wishes_have_different_fingerprints()
    {
        var wish = new SeatWish("A", null, SeatSelectionMode.BestAvailable, 2, [], false);
        List<SeatWish> others =
        [
            wish with { Section = "B" }, wish with { Subsection = 1 }, wish with { Quantity = 3 },
            wish with { AllOrNothing = true }, wish with { Mode = SeatSelectionMode.Manual },
            wish with { Seats = [new SeatPosition(1, 1, 1)] },
        ];
        var first = wish.Fingerprint(new EventId(1));
        (wish with { Seats = [] }).Fingerprint(new EventId(1)).ShouldBe(first);
        wish.Fingerprint(new EventId(2)).ShouldNotBe(first);
        others.ShouldAllBe(o => !o.Fingerprint(new EventId(1)).SequenceEqual(first));
    }

    [Fact]
    public void A_cursor_survives_a_round_trip_and_nonsense_is_no_cursor()
    {
        var cursor = new OrderCursor(new DateTimeOffset(2027, 5, 1, 12, 0, 0, TimeSpan.Zero), Guid.NewGuid());
        OrderCursor.TryParse(cursor.ToString(), out var read).ShouldBeTrue();
        read.ShouldBe(cursor);
        foreach (var nonsense in new[] { "", "x", "é", cursor + "A", new string('_', 32) })
        {
            OrderCursor.TryParse(nonsense, out _).ShouldBeFalse(nonsense);
        }
    }

    [Fact]
    public void A_frame_of_changes_survives_a_round_trip_and_other_bytes_are_no_frame()
    {
        var origin = Guid.NewGuid();
        List<OrderChange> changes =
            [new(Guid.NewGuid(), Guid.NewGuid()), new(Guid.NewGuid(), Guid.NewGuid())];
        OrderChangeFrame.TryRead(OrderChangeFrame.Write(origin, changes), out var from, out var read)
            .ShouldBeTrue();
        from.ShouldBe(origin);
        read.ShouldBe(changes);
        OrderChangeFrame.TryRead("hello"u8, out _, out _).ShouldBeFalse();
        OrderChangeFrame.TryRead(new byte[17], out _, out _).ShouldBeFalse();
    }
}
