using Ticketing.Booking.Bookings;
using Ticketing.Booking.Codes;
using Ticketing.Contracts.Messages;

namespace Ticketing.Booking.Tests.Codes;

public sealed class DiscountRulesTests
{
    [Theory]
    [InlineData(CodeKinds.Amount, 500, 1_000, 500)]
    [InlineData(CodeKinds.Amount, 5_000, 1_000, 1_000)]
    [InlineData(CodeKinds.Percent, 33, 999, 329)]
    [InlineData(CodeKinds.Percent, 100, 999, 999)]
    [InlineData(CodeKinds.FreeSeat, 0, 999, 999)]
    [InlineData(CodeKinds.Access, 0, 999, 0)]
    [InlineData(CodeKinds.Voucher, 0, 999, 700)]
    public void One_seat_costs_less_by(string kind, long value, long price, long off) =>
        Apply(Promise(kind, value), [price], balance: 700).DiscountMinor.ShouldBe(off);

    [Theory]
    [InlineData(4, 3, 3, 0)]
    [InlineData(4, 3, 4, 100)]
    [InlineData(4, 3, 9, 200)]
    [InlineData(2, 1, 5, 200)]
    public void Of_n_seats_m_are_paid(int seats, int pays, int ordered, long off) =>
        Apply(Promise(CodeKinds.NForM) with { GroupSeats = seats, GroupPays = pays }, [.. Enumerable.Repeat(100L, ordered)])
            .DiscountMinor.ShouldBe(off);

    [Fact]
    public void The_cheapest_seats_are_free_and_each_seat_carries_its_part()
    {
        var twoForOne = Apply(Promise(CodeKinds.NForM) with { GroupSeats = 2, GroupPays = 1 }, [300, 100]);

        twoForOne.Seats.Select(s => s.PriceMinor).ShouldBe([225, 75]);
    }

    [Fact]
    public void Elsewhere_and_with_too_few_seats_it_is_worth_nothing()
    {
        Apply(Promise(CodeKinds.Percent, 50) with { MinSeats = 3 }, [100, 100]).DiscountMinor.ShouldBe(0);
        Apply(Promise(CodeKinds.Percent, 50) with { Sections = ["B"] }, [100]).DiscountMinor.ShouldBe(0);
        Apply(Promise(CodeKinds.Percent, 50) with { Sections = ["A"] }, [100]).DiscountMinor.ShouldBe(50);
    }

    /// <summary>A discount is off the price without the fee; a free seat has no fee, and a voucher pays it too.</summary>
    [Theory]
    [InlineData(CodeKinds.Percent, 50, 450, 50)]
    [InlineData(CodeKinds.Percent, 100, 0, 0)]
    [InlineData(CodeKinds.FreeSeat, 0, 0, 0)]
    [InlineData(CodeKinds.Amount, 5_000, 0, 0)]
    [InlineData(CodeKinds.Voucher, 0, 150, 50)]
    public void Fees_follow(string kind, long value, long price, long fee)
    {
        var seat = new PricedSeat(1, 1, 1, 850, 50, "adult", "stalls");

        var paid = DiscountRules.Apply(Promise(kind, value), "A", [seat], 700).Seats.ShouldHaveSingleItem();

        (paid.PriceMinor, paid.FeeMinor).ShouldBe((price, fee));
        (paid.Kind, paid.Category).ShouldBe(("adult", "stalls"));
    }

    [Fact]
    public void Only_seats_of_its_categories_count()
    {
        var promise = Promise(CodeKinds.Percent, 50) with { Categories = ["front"] };
        List<PricedSeat> seats = [new(1, 1, 1, 100, 0, null, "front"), new(1, 2, 1, 100, 0, null, "back"), new(1, 3, 1, 100)];

        DiscountRules.Apply(promise, "A", seats, 0).Seats.Select(s => s.PriceMinor).ShouldBe([50, 100, 100]);
    }

    /// <summary>Random prices and worths: to the minor unit, never below nothing, never more than a seat costs.</summary>
    [Fact]
    public void Nothing_is_lost_and_no_seat_costs_less_than_nothing()
    {
        var random = new Random(88);
        for (var i = 0; i < 5_000; i++)
        {
            var kind = (string[])[
                CodeKinds.Amount, CodeKinds.Percent, CodeKinds.NForM, CodeKinds.Access, CodeKinds.Voucher, CodeKinds.FreeSeat];
            var seats = Enumerable.Range(0, random.Next(1, 12))
                .Select(_ => random.Next(4) == 0 ? 0 : random.NextInt64(1, 900_000_000_000)).ToArray();
            var promise = Promise(kind[random.Next(kind.Length)], random.NextInt64(0, 101)) with
            {
                GroupSeats = random.Next(2, 6), GroupPays = 1,
            };
            if (promise.Kind == CodeKinds.Amount)
            {
                promise = promise with { Value = random.NextInt64(0, 1_000_000_000_000) };
            }
            var balance = random.NextInt64(0, 1_000_000_000_000);

            var discounted = Apply(promise, seats, balance);

            discounted.Seats.Zip(discounted.Shares).Select(s => s.First.PriceMinor + s.Second.PriceMinor).ShouldBe(seats);
            discounted.Seats.ShouldAllBe(s => s.PriceMinor >= 0);
            discounted.Shares.ShouldAllBe(s => s.PriceMinor >= 0);
            if (promise.Kind is CodeKinds.Amount or CodeKinds.Voucher)
            {
                var worth = promise.Kind == CodeKinds.Amount ? promise.Value : balance;
                discounted.DiscountMinor.ShouldBe(Math.Min(worth, seats.Sum()), "the whole worth, or the whole price");
            }
        }
    }

    [Theory]
    [InlineData(" summer-20 ", "SUMMER20")]
    [InlineData("ｓｕｍｍｅｒ", null)]
    [InlineData("ab", null)]
    [InlineData("a b\tc", "ABC")]
    [InlineData("k7qm–x2pd", "K7QMX2PD")]
    [InlineData("'; DROP", null)]
    [InlineData(null, null)]
    public void Typed_codes_are_forgiven_case_blanks_and_hyphens(string? typed, string? code) =>
        CodeText.Normalise(typed).ShouldBe(code);

    [Fact]
    public void Made_codes_are_codes_and_differ()
    {
        var made = Enumerable.Range(0, 1_000).Select(_ => CodeText.Generate()).ToList();

        made.ShouldBeUnique();
        made.ShouldAllBe(code => CodeText.Normalise(code) == code.Replace("-", "") && code.Length == 14);
    }

    private static DiscountedSeats Apply(DiscountPromise promise, long[] prices, long balance = 0) => DiscountRules.Apply(
        promise, "A", [.. prices.Select((price, i) => new PricedSeat(1, 1, i + 1, price))], balance);

    private static DiscountPromise Promise(string kind, long value = 0) =>
        new(Guid.Empty, "CODE", kind, value, 2, 1, 1, null);
}
