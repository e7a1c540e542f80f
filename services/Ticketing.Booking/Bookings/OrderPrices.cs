using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Bookings;

/// <summary>The table of prices that an order is promised (docs/adr/0048).</summary>
internal static class OrderPrices
{
    private const char Separator = '\u001f';

    /// <summary>Tables of one event that are kept; when they are more, they are made anew.</summary>
    private const int MaxTables = 100;

    /// <summary>Where no price depends on the moment, orders for the same sections and kinds share a table.</summary>
    private static readonly ConditionalWeakTable<EventDirectoryEntry, ConcurrentDictionary<string, PromisedPrices>> Tables = [];

    private static readonly ConditionalWeakTable<PromisedPrices, string> Texts = [];

    /// <summary>Null for an event whose sections have one price each: then the order carries that number.</summary>
    /// <param name="entry">The event.</param>
    /// <param name="sections">Where the order may get seats.</param>
    /// <param name="kinds">Who the seats are for, in order; empty for who says nothing.</param>
    /// <param name="early">Which lower prices hold for the order; null for none.</param>
    public static PromisedPrices? Promise(
        EventDirectoryEntry entry, IReadOnlyList<SectionPlan> sections, IReadOnlyList<string> kinds,
        Func<EarlyBird, bool>? early = null)
    {
        if (entry.Pricing is not { } pricing)
        {
            return null;
        }
        if (pricing.EarlyBirds.Count > 0)
        {
            return Make(pricing, sections, kinds, early);
        }
        var tables = Tables.GetOrCreateValue(entry);
        var key = KeyOf(sections, kinds);
        if (!tables.TryGetValue(key, out var table))
        {
            if (tables.Count >= MaxTables)
            {
                tables.Clear();
            }
            table = tables.GetOrAdd(key, Make(pricing, sections, kinds, early));
        }
        return table;
    }

    /// <summary>As the column has it.</summary>
    public static string? Write(PromisedPrices? prices) => prices is null
        ? null
        : Texts.GetValue(prices, static table => JsonSerializer.Serialize(table, ContractsJson.Default.PromisedPrices));

    /// <summary>Names have no control characters.</summary>
    private static string KeyOf(IReadOnlyList<SectionPlan> sections, IReadOnlyList<string> kinds) =>
        sections.Count == 1 && kinds.Count == 0
            ? sections[0].Name
            : string.Join(Separator, [.. sections.Select(s => s.Name), "", .. kinds]);

    private static PromisedPrices Make(
        EventPricing pricing, IReadOnlyList<SectionPlan> sections, IReadOnlyList<string> kinds, Func<EarlyBird, bool>? early)
    {
        // Only the kinds of the order: an event may have twenty, and the table stands in every message of the order.
        List<BuyerKind> wanted = kinds.Count == 0
            ? [.. pricing.Kinds.Take(1)]
            : [.. kinds.Distinct().Select(name => pricing.Kinds.First(k => k.Name == name))];
        List<string> names = [.. wanted.Select(k => k.Name)];
        int[] companions = [.. Enumerable.Range(0, wanted.Count).Where(i => wanted[i].IsCompanion)];
        return new PromisedPrices(
        [
            .. from section in sections
               from category in section.CategoriesOf()
               select new PromisedPrice(section.Name, category, AmountsOf(pricing, section, category, wanted, early)),
        ])
        {
            Kinds = names,
            Wanted = [.. kinds.Select(name => names.IndexOf(name))],
            Companions = companions.Length == 0 ? null : companions,
            TaxBasisPoints = pricing.TaxBasisPoints,
            KeepsFees = pricing.KeepsFees,
        };
    }

    private static List<PromisedAmount> AmountsOf(
        EventPricing pricing, SectionPlan section, string? category, List<BuyerKind> kinds, Func<EarlyBird, bool>? early)
    {
        var holds = early is null ? null : pricing.EarlyOf(section.Name, category, early);
        return kinds.Count == 0
            ? [pricing.AmountOf(section, category, null, holds)]
            : [.. kinds.Select(kind => pricing.AmountOf(section, category, kind, holds))];
    }
}
