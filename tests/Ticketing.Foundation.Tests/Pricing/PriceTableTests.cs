using Ticketing.Contracts.Money;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;

namespace Ticketing.Foundation.Tests.Pricing;

/// <summary>Prices by category and kind of buyer, fees and taxes.</summary>
public sealed class PriceTableTests
{
    private static readonly SectionPlan Section = new("A", 0, 1_000,
    [
        new SubsectionPlan(1, 10, 10, [], [new RowSeat(1, 1)])
        {
            CategoryBlocks = [new CategoryBlock("VIP", 1, 2), new CategoryBlock("Box", 2, 2, 5, 6)],
        },
    ]);

    private static readonly EventPricing Pricing = new(new Dictionary<string, long> { ["A"] = 1_000 })
    {
        Categories = [new CategoryPrice("VIP", 3_000)],
        Kinds =
        [
            new BuyerKind("adult"), new BuyerKind("child", 50), new BuyerKind("student", AmountMinor: 800),
            new BuyerKind("companion", 0, IsCompanion: true),
        ],
        FeeMinor = 50,
        FeeBasisPoints = 250,
    };

    [Theory]
    [InlineData(1, 1, "VIP")]
    [InlineData(2, 4, "VIP")]
    [InlineData(2, 5, "Box")]
    [InlineData(3, 1, null)]
    public void A_seat_has_the_category_of_the_last_block_that_has_it(int row, int seat, string? category) =>
        Section.CategoryOf(new SeatPosition(1, row, seat)).ShouldBe(category);

    [Fact]
    public void A_section_that_blocks_cover_has_no_seats_without_a_category()
    {
        Section.CategoriesOf().ShouldBe(["VIP", "Box", null], ignoreOrder: true);
        var covered = new SectionPlan("A", 0, 1, [new SubsectionPlan(1, 2, 10, [], []) { CategoryBlocks = [new("VIP", 1, 2)] }]);
        covered.CategoriesOf().ShouldBe(["VIP"]);
    }

    [Theory]
    [InlineData(null, "adult", 1_075, 75)]
    [InlineData("VIP", "adult", 3_125, 125)]
    [InlineData("VIP", "child", 1_588, 88)] // 50 + 37.5, half up
    [InlineData("Box", "child", 563, 63)] // no price of its own: the section's
    [InlineData(null, "student", 870, 70)]
    [InlineData(null, "companion", 0, 0)] // free, so no fee
    public void A_price_is_shown_with_its_fee(string? category, string kind, long price, long fee) =>
        Pricing.AmountOf(Section, category, Pricing.Kinds.Single(k => k.Name == kind))
            .ShouldBe(new PromisedAmount(price, fee));

    [Fact]
    public void An_early_price_is_for_its_category_and_never_dearer_than_the_usual_one()
    {
        var early = new EarlyBird("early", 2_000, "VIP", Until: DateTimeOffset.MaxValue);
        var pricing = Pricing with { EarlyBirds = [early, early with { Name = "no", PriceMinor = 9_000 }] };

        pricing.EarlyOf("A", "VIP", _ => true).ShouldBe(early);
        pricing.EarlyOf("A", null, _ => true).ShouldBeNull();
        pricing.EarlyOf("A", "VIP", _ => false).ShouldBeNull();
        pricing.AmountOf(Section, "VIP", null, early).PriceMinor.ShouldBe(2_100);
        pricing.AmountOf(Section, null, null, pricing.EarlyBirds[1]).PriceMinor.ShouldBe(1_075);
    }

    /// <summary>The family that named adults first: of fewer seats the adults have theirs.</summary>
    [Fact]
    public void Of_fewer_seats_than_wanted_the_first_named_have_theirs()
    {
        var table = Table(["adult", "child"], [0, 0, 1]);

        Kinds(table.PriceSeats(Section, [At(3, 1), At(3, 2)], [])).ShouldBe(["adult", "adult"]);
        Kinds(table.PriceSeats(Section, [At(3, 3)], [At(3, 1), At(3, 2), At(3, 3)])).ShouldBe(["child"], "it was named so");
    }

    [Fact]
    public void Companions_sit_beside_the_seats_for_wheelchair_users()
    {
        var table = Table(["companion", "adult"], [0, 1]) with { Companions = [0] };

        Kinds(table.PriceSeats(Section, [At(1, 2), At(1, 1)], [])).ShouldBe(["companion", "adult"]);
    }

    [Fact]
    public void A_discount_leaves_the_fee_and_nothing_becomes_negative()
    {
        var table = Table(["adult"], [0]);

        table.Discounted(price => price / 2).Prices[0].Amounts[0].ShouldBe(new PromisedAmount(575, 75));
        table.Discounted(price => price - 5_000).Prices[0].Amounts[0].ShouldBe(default);
    }

    /// <summary>Rounding: half up to whole minor units, which a currency of 0, 2 or 3 decimals has.</summary>
    [Theory]
    [InlineData("JPY", "1100", 1_000, "100")]
    [InlineData("JPY", "999", 1_000, "91")] // 90.8
    [InlineData("EUR", "10.99", 1_900, "1.75")] // 1.7547…
    [InlineData("EUR", "0.05", 10_000, "0.03")] // 0.025, half up
    [InlineData("KWD", "1.001", 500, "0.048")] // 0.04766…
    public void The_tax_in_a_price_is_rounded_half_up(string currency, string price, int basisPoints, string tax)
    {
        var units = (decimal)Math.Pow(10, Currency.DigitsOf(currency));
        var minor = (long)(decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture) * units);

        Currency.ToUnits(Rounding.TaxIn(minor, basisPoints), currency)
            .ShouldBe(decimal.Parse(tax, System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>For random plans, prices, kinds, fees and taxes: lines = tickets = total, and nothing is negative.</summary>
    [Fact]
    public void The_parts_of_all_tickets_are_the_total_and_none_is_negative()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var (section, pricing) = (RandomSection(random), RandomPricing(random));
            SeatPosition[] seats = [.. Enumerable.Range(1, random.Next(1, 9)).Select(n => At(random.Next(1, 11), n))];
            var wanted = Enumerable.Range(0, seats.Length).Select(_ => random.Next(pricing.Kinds.Count)).ToArray();
            var table = new PromisedPrices(
            [
                .. section.CategoriesOf().Select(c => new PromisedPrice(
                    "A", c, [.. pricing.Kinds.Select(k => pricing.AmountOf(section, c, k))])),
            ])
            {
                Kinds = [.. pricing.Kinds.Select(k => k.Name)],
                Wanted = wanted,
            };
            if (random.Next(3) == 0)
            {
                table = table.Discounted(price => price - random.Next(0, 3_000));
            }

            var prices = table.PriceSeats(section, seats, random.Next(2) == 0 ? seats : []);
            var split = prices.Aggregate(
                default(PriceSplit), (sum, p) => sum + PriceSplit.Of(p.PriceMinor, p.FeeMinor, pricing.TaxBasisPoints));

            prices.Count.ShouldBe(seats.Length);
            prices.ShouldAllBe(p => p.PriceMinor >= p.FeeMinor && p.FeeMinor >= 0);
            split.TotalMinor.ShouldBe(prices.Sum(p => p.PriceMinor), $"seed {seed}");
            Math.Min(split.NetMinor, Math.Min(split.FeeMinor, split.TaxMinor)).ShouldBeGreaterThanOrEqualTo(0, $"seed {seed}");
            prices.Max(p => p.PriceMinor).ShouldBeLessThanOrEqualTo(table.Prices.Max(table.DearestMinor), $"seed {seed}");
        }
    }

    private static SectionPlan RandomSection(Random random) => new("A", 0, random.Next(5_000),
    [
        new SubsectionPlan(1, 10, 10, [], [])
        {
            CategoryBlocks = [.. Enumerable.Range(0, random.Next(4)).Select(i =>
                new CategoryBlock($"C{i}", random.Next(1, 6), random.Next(5, 11), random.Next(1, 5), random.Next(5, 11)))],
        },
    ]);

    private static EventPricing RandomPricing(Random random) => new(
        new Dictionary<string, long> { ["A"] = random.Next(5_000) })
    {
        Categories = [new CategoryPrice("C0", random.Next(9_000)), new CategoryPrice("C1", 0)],
        Kinds =
        [
            new BuyerKind("adult"), new BuyerKind("child", random.Next(101)),
            new BuyerKind("student", AmountMinor: random.Next(5_000)),
        ],
        FeeMinor = random.Next(200),
        FeeBasisPoints = random.Next(3_000),
        TaxBasisPoints = random.Next(10_001),
    };

    private static PromisedPrices Table(string[] kinds, int[] wanted) => new(
    [
        .. Section.CategoriesOf().OrderBy(c => c is not null).Select(c => new PromisedPrice(
            "A", c, [.. kinds.Select(name => Pricing.AmountOf(Section, c, Pricing.Kinds.Single(k => k.Name == name)))])),
    ])
    {
        Kinds = kinds,
        Wanted = wanted,
    };

    private static SeatPosition At(int row, int seat) => new(1, row, seat);

    private static IEnumerable<string?> Kinds(IReadOnlyList<SeatPrice> prices) => prices.Select(p => p.Kind);
}
