using Ticketing.Contracts;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Plans;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Events.CreateEvent;

/// <summary>Replaces a chosen plan in a request by its sections with their prices.</summary>
internal sealed class PlannedSections(PlanTable plans)
{
    /// <summary>The request with sections and drawing, or the refusal.</summary>
    public async Task<(CreateEventRequest Request, Refusal? Refusal)> ExpandAsync(
        CreateEventRequest request, UserId seller, CancellationToken ct)
    {
        if (request.Plan is not { } choice)
        {
            return (request, null);
        }

        var errors = new FieldErrors();
        errors.Require(request.Sections is null, "sections", "Either sections or plan, not both.");
        errors.Require(request.Drawing is null, "drawing", "The plan has its own.");
        errors.Require(choice.PlanId is not null, "plan.plan_id", "Required.");
        if (!errors.None)
        {
            return (request, errors.ToRefusal());
        }

        if (await plans.FindAsync(seller, choice.PlanId!.Value, choice.Version, ct) is not { } row)
        {
            return (request, PlanErrors.NotFound);
        }

        var document = PlanDocument.Read(row.Document);
        var prices = Prices(choice.Prices, document, errors);
        return errors.None
            ? (request with
            {
                Plan = null,
                Sections = [.. document.Sections!.Select(s => s! with { Price = prices[s.Name!] })],
                Drawing = document.Drawing,
            }, null)
            : (request, errors.ToRefusal());
    }

    private static Dictionary<string, long> Prices(
        IReadOnlyList<SectionPriceDraft?>? drafts, PlanDocument document, FieldErrors errors)
    {
        var prices = new Dictionary<string, long>(StringComparer.Ordinal);
        if (!errors.Require(
            drafts is { Count: >= 1 and <= SectionRules.MaxSections }, "plan.prices", "Must be a price of each section."))
        {
            return prices;
        }

        for (var i = 0; i < drafts!.Count && !errors.Full; i++)
        {
            var path = $"plan.prices[{i}]";
            var known = errors.Require(
                document.Sections!.Any(s => s!.Name == drafts[i]?.Section), path + ".section", "The plan has no such section.");
            errors.Require(
                drafts[i]?.Price is >= 0 and <= SectionRules.MaxPriceMinor, path + ".price",
                $"Must be 0 to {SectionRules.MaxPriceMinor} minor units.");
            errors.Require(
                !known || prices.TryAdd(drafts[i]!.Section!, drafts[i]!.Price ?? 0), path + ".section",
                "The section is named more than once.");
        }

        var missing = document.Sections!.FirstOrDefault(s => !prices.ContainsKey(s!.Name!));
        errors.Require(!errors.None || missing is null, "plan.prices", $"Section {missing?.Name} has no price.");
        return prices;
    }
}
