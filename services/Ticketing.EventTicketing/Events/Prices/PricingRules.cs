using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.Contracts.Text;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Plans;

namespace Ticketing.EventTicketing.Events.Prices;

/// <summary>Checks described prices against the plan of their event.</summary>
internal static class PricingRules
{
    /// <summary>Kinds of buyer of one event.</summary>
    public const int MaxKinds = 20;

    /// <summary>Early birds of one event.</summary>
    public const int MaxEarlyBirds = 20;

    /// <summary>Categories of one event.</summary>
    public const int MaxCategories = 50;

    private const int MaxName = 40;

    private static readonly string PriceHint = $"Must be 0 to {SectionRules.MaxPriceMinor} minor units.";

    /// <summary>Meaningful only if no error was added.</summary>
    public static EventPricing Check(PricingRequest request, IReadOnlyList<SectionPlan> plan, FieldErrors errors)
    {
        errors.Require(request.Edition is >= 1, "edition", "Must be the edition of the event that was read.");
        var categories = plan.SelectMany(s => s.CategoriesOf()).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new EventPricing(Sections(request.Sections, plan, errors))
        {
            Categories = Categories(request.Categories, "categories", categories, errors),
            Kinds = Kinds(request.Kinds, categories, errors),
            EarlyBirds = EarlyBirds(request.EarlyBirds, plan, categories, errors),
            FeeMinor = Price(request.Fee?.Amount ?? 0, "fee.amount", errors),
            FeeBasisPoints = BasisPoints(request.Fee?.Percent, "fee.percent", errors),
            TaxBasisPoints = BasisPoints(request.TaxPercent, "tax_percent", errors),
            KeepsFees = request.KeepsFees ?? false,
        };
    }

    private static Dictionary<string, long> Sections(
        IReadOnlyList<SectionPriceDraft?>? drafts, IReadOnlyList<SectionPlan> plan, FieldErrors errors)
    {
        var prices = new Dictionary<string, long>(StringComparer.Ordinal);
        if (!errors.Require(
            drafts?.Count == plan.Count, "sections", "Must be a price of each section of the event."))
        {
            return prices;
        }

        for (var i = 0; i < drafts!.Count && !errors.Full; i++)
        {
            var (path, draft) = ($"sections[{i}]", drafts[i]);
            var price = Price(draft?.Price, path + ".price", errors);
            var isKnown = errors.Require(
                draft?.Section is { } name && plan.Any(s => s.Name == name), path + ".section",
                "The event has no such section.");
            errors.Require(
                !isKnown || prices.TryAdd(draft!.Section!, price), path + ".section",
                "The section is named more than once.");
        }

        return prices;
    }

    private static List<CategoryPrice> Categories(
        IReadOnlyList<CategoryPriceDraft?>? drafts, string path, HashSet<string> known, FieldErrors errors)
    {
        var prices = new List<CategoryPrice>();
        errors.Require(drafts is null or { Count: <= MaxCategories }, path, $"Must be at most {MaxCategories}.");
        for (var i = 0; i < Math.Min(drafts?.Count ?? 0, MaxCategories) && !errors.Full; i++)
        {
            var (at, draft) = ($"{path}[{i}]", drafts![i]);
            var price = Price(draft?.Price, at + ".price", errors);
            errors.Require(
                draft?.Category is { } name && known.Contains(name), at + ".category", "No seat has this category.");
            errors.Require(
                prices.All(p => p.Category != draft?.Category), at + ".category", "Named more than once.");
            prices.Add(new CategoryPrice(draft?.Category ?? "", price));
        }

        return prices;
    }

    private static List<BuyerKind> Kinds(
        IReadOnlyList<KindDraft?>? drafts, HashSet<string> categories, FieldErrors errors)
    {
        var kinds = new List<BuyerKind>();
        errors.Require(drafts is null or { Count: <= MaxKinds }, "kinds", $"Must be at most {MaxKinds}.");
        for (var i = 0; i < Math.Min(drafts?.Count ?? 0, MaxKinds) && !errors.Full; i++)
        {
            var (path, draft) = ($"kinds[{i}]", drafts![i]);
            var name = Name(draft?.Name, path, kinds.Select(k => k.Name), errors);
            errors.Require(
                draft?.Percent is null or (>= 0 and <= 100), path + ".percent", "Must be 0 to 100.");
            errors.Require(
                draft?.Percent is null || draft.Price is null, path + ".price", "Either percent or price, not both.");
            var isCompanion = draft?.Companion == true;
            errors.Require(
                i > 0 || !isCompanion, path + ".companion", "The first kind is who says nothing: nobody's companion.");
            kinds.Add(new BuyerKind(
                name, draft?.Percent ?? 100,
                draft?.Price is { } price ? Price(price, path + ".price", errors) : null, isCompanion)
            {
                Categories = draft?.Prices is { Count: > 0 } prices
                    ? Categories(prices, path + ".prices", categories, errors) : null,
            });
        }

        return kinds;
    }

    private static List<EarlyBird> EarlyBirds(
        IReadOnlyList<EarlyBirdDraft?>? drafts, IReadOnlyList<SectionPlan> plan, HashSet<string> categories,
        FieldErrors errors)
    {
        var early = new List<EarlyBird>();
        errors.Require(
            drafts is null or { Count: <= MaxEarlyBirds }, "early_birds", $"Must be at most {MaxEarlyBirds}.");
        for (var i = 0; i < Math.Min(drafts?.Count ?? 0, MaxEarlyBirds) && !errors.Full; i++)
        {
            var (path, draft) = ($"early_birds[{i}]", drafts![i]);
            var name = Name(draft?.Name, path, early.Select(e => e.Name), errors);
            errors.Require(
                draft?.Category is null || categories.Contains(draft.Category), path + ".category",
                "No seat has this category.");
            errors.Require(
                draft?.Section is null || plan.Any(s => s.Name == draft.Section), path + ".section",
                "The event has no such section.");
            errors.Require(
                draft?.Until is not null || draft?.Places is not null, path + ".until",
                "Ends at a moment, or after so many places, or both.");
            errors.Require(
                draft?.Places is null or (>= 1 and <= SectionRules.MaxSeats), path + ".places",
                $"Must be 1 to {SectionRules.MaxSeats}.");
            early.Add(new EarlyBird(
                name, Price(draft?.Price, path + ".price", errors), draft?.Category, draft?.Section,
                draft?.Until?.ToUniversalTime(), draft?.Places));
        }

        return early;
    }

    private static string Name(string? text, string path, IEnumerable<string> others, FieldErrors errors)
    {
        errors.Require(
            VisibleText.TryLine(text, 1, MaxName, out var name), path + ".name", $"Must have 1 to {MaxName} characters.");
        errors.Require(
            !others.Contains(name, StringComparer.OrdinalIgnoreCase), path + ".name", "Another one has this name.");
        return name;
    }

    private static long Price(long? price, string path, FieldErrors errors)
    {
        errors.Require(price is >= 0 and <= SectionRules.MaxPriceMinor, path, PriceHint);
        return price ?? 0;
    }

    private static int BasisPoints(decimal? percent, string path, FieldErrors errors)
    {
        var ok = errors.Require(
            percent is null || (percent is >= 0 and <= 100 && percent.Value * 100 == decimal.Truncate(percent.Value * 100)),
            path, "Must be 0 to 100 with at most two decimals.");
        return ok ? (int)((percent ?? 0) * 100) : 0;
    }
}
