using System.Text.Json.Serialization;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Contracts.Text;

namespace Ticketing.Contracts.Pricing;

/// <summary>What somebody pays for a seat, with the fee that is a part of it. Minor units.</summary>
public readonly record struct PromisedAmount(long PriceMinor, long FeeMinor);

/// <summary>The price of a seat of an order, and for whom.</summary>
public readonly record struct SeatPrice(
    long PriceMinor,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long FeeMinor = 0,
    string? Kind = null,
    string? Category = null);

/// <summary>What seats of a category of a section cost, by kind of buyer; one amount where there are no kinds.</summary>
public sealed record PromisedPrice(string Section, string? Category, IReadOnlyList<PromisedAmount> Amounts);

/// <summary>
/// The prices that an order was promised (docs/adr/0048): by category and kind of buyer, for all sections that it may
/// get seats in. It stands in the order's row and in its seat requests and never changes. An event without categories,
/// kinds, fees and taxes promises one number instead, and orders have no such table.
/// </summary>
/// <param name="Prices">One of each section and category.</param>
public sealed record PromisedPrices(IReadOnlyList<PromisedPrice> Prices)
{
    /// <summary>Reads tables: all orders of a section for the same kinds of buyer have the same one.</summary>
    public static readonly RepeatedJson<PromisedPrices> Json = new(ContractsJson.Default.PromisedPrices, most: 1_000);

    /// <summary>Names of the kinds of buyer, in the order of the amounts; empty where there are none.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>
    /// Who the order is for, a kind of <see cref="Kinds"/> for each wanted seat; of named seats in their order. Empty:
    /// all are of the first kind.
    /// </summary>
    public IReadOnlyList<int> Wanted { get; init; } = [];

    /// <summary>The kinds that sit beside wheelchair places, of <see cref="Kinds"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? Companions { get; init; }

    /// <summary>Rate of the tax that the prices include.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int TaxBasisPoints { get; init; }

    /// <summary>True if a buyer who gives a ticket back does not get the fee.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool KeepsFees { get; init; }

    /// <summary>The most that somebody of the order may pay for a seat of the category.</summary>
    public long DearestMinor(PromisedPrice price) =>
        Wanted.Count == 0 ? price.Amounts[0].PriceMinor : Wanted.Max(kind => price.Amounts[kind].PriceMinor);

    /// <summary>The same by section and category; null for what it does not know.</summary>
    public long? DearestMinorOf(string section, string? category) =>
        Find(section, category) is { } price ? DearestMinor(price) : null;

    /// <summary>
    /// The price of each seat. Named seats have the kind that was named with them. Other seats are given to the kinds in
    /// the order in which the buyer named them, so that of fewer seats than wanted the first named have theirs; seats for
    /// wheelchair users come first, and companions last.
    /// </summary>
    /// <param name="section">The section of all.</param>
    /// <param name="seats">What the order got.</param>
    /// <param name="named">What it named; empty for the best available.</param>
    public IReadOnlyList<SeatPrice> PriceSeats(
        SectionPlan section, IReadOnlyList<SeatPosition> seats, IReadOnlyList<SeatPosition> named)
    {
        var kinds = named.Count > 0
            ? [.. seats.Select(seat => KindAt(IndexOf(named, seat)))]
            : KindsInOrder(section, seats);
        var prices = new SeatPrice[seats.Count];
        for (var i = 0; i < prices.Length; i++)
        {
            prices[i] = PriceOf(section, seats[i], kinds[i]);
        }

        return prices;
    }

    /// <summary>The same with every price changed by <paramref name="discount"/>, which sees prices without their fee.</summary>
    /// <param name="discount">Given a price, the new one; less than nothing counts as nothing.</param>
    public PromisedPrices Discounted(Func<long, long> discount) => this with
    {
        Prices = [.. Prices.Select(p => p with { Amounts = [.. p.Amounts.Select(a => Discounted(a, discount))] })],
    };

    /// <summary>The table of an order whose sections have one price each.</summary>
    public static PromisedPrices OfSections(IEnumerable<SectionPlan> sections) =>
        new([.. sections.Select(s => new PromisedPrice(s.Name, null, [new PromisedAmount(s.PriceMinor, 0)]))]);

    private PromisedPrice? Find(string section, string? category)
    {
        foreach (var price in Prices)
        {
            if (price.Category == category && price.Section == section)
            {
                return price;
            }
        }

        return null;
    }

    private static PromisedAmount Discounted(PromisedAmount amount, Func<long, long> discount)
    {
        var price = Math.Max(0, discount(amount.PriceMinor - amount.FeeMinor));
        return price == 0 ? default : new PromisedAmount(price + amount.FeeMinor, amount.FeeMinor);
    }

    private static int IndexOf(IReadOnlyList<SeatPosition> named, SeatPosition seat)
    {
        for (var i = 0; i < named.Count; i++)
        {
            if (named[i] == seat)
            {
                return i;
            }
        }

        return -1;
    }

    private int KindAt(int index) => index >= 0 && index < Wanted.Count ? Wanted[index] : 0;

    private int[] KindsInOrder(SectionPlan section, IReadOnlyList<SeatPosition> seats)
    {
        var kinds = new int[seats.Count];
        if (Wanted.Count == 0)
        {
            return kinds;
        }

        var companions = Companions ?? [];
        int[] wanted = [.. Wanted.OrderBy(companions.Contains)];
        var order = Enumerable.Range(0, seats.Count);
        var i = 0;
        foreach (var seat in companions.Count == 0 ? order : order.OrderBy(s => PlaceInLine(section, seats[s])))
        {
            kinds[seat] = i < wanted.Length ? wanted[i] : 0;
            i++;
        }

        return kinds;
    }

    /// <summary>Wheelchair places first; companions' tickets are the last, so companion seats are.</summary>
    private static int PlaceInLine(SectionPlan section, SeatPosition seat) =>
        section.IsAccessible(seat) ? 0 : section.IsCompanion(seat) ? 2 : 1;

    private SeatPrice PriceOf(SectionPlan section, SeatPosition seat, int kind)
    {
        var category = section.CategoryOf(seat);
        var price = Find(section.Name, category) ?? Prices.First(p => p.Section == section.Name);
        var amount = price.Amounts[kind];
        return new SeatPrice(amount.PriceMinor, amount.FeeMinor, Kinds.Count == 0 ? null : Kinds[kind], price.Category);
    }
}
