using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ticketing.Contracts;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Events.Prices;

/// <summary>
/// <c>PUT /events/{event_id}/pricing</c> and <c>GET</c>: prices by category and kind of buyer, fee, tax and early birds. A
/// change is for new orders; what an order was promised stays (docs/adr/0048).
/// </summary>
internal static class ChangePricing
{
    private const string Address = "/events/{eventId}/pricing";

    private const int MaxAudited = 20;

    public static void MapPricing(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, GetAsync)
            .AllowAnonymous()
            .WithName("GetPricing")
            .WithSummary("Get what seats of an event cost, by category and kind of buyer")
            .WithDescription(
                "`shown` is what is paid, with the fee and tax included; the other prices are before the fee, as the seller "
                + "set them. An event whose sections have one price each has one price a section here too.")
            .Refuses(EventErrors.NotFound)
            .WithTags("events");
        app.MapPut(Address, ChangeAsync)
            .RequireSeller(SellerAction.EventsWrite)
            .WithName("ChangePricing")
            .WithSummary("Set all prices of an event: categories, kinds of buyer, fee, tax, early birds")
            .WithDescription(
                "For new orders at once, within a second in all services; orders that were taken keep what they were "
                + "promised. What the body does not name, the event does not have any more. `edition` is the event's when "
                + "the seller read it; if somebody edited it since, 409 `event-edited`.")
            .Refuses(
                EventErrors.NotFound, EventErrors.NotYours, EventErrors.Ended, EventErrors.Cancelled, EventErrors.Edited)
            .WithTags("events");
    }

    private static async Task<Results<Ok<PricingResponse>, ProblemHttpResult>> GetAsync(
        string eventId, HttpContext context, EventTicketingDbContext db, TimeProvider time, CancellationToken ct)
    {
        var (row, plan) = await FindAsync(db, eventId, ct);
        return row is null
            ? EventErrors.NotFound.ToProblem(context)
            : TypedResults.Ok(PricingResponse.Of(row, plan, time.GetUtcNow()));
    }

    private static async Task<Results<Ok<PricingResponse>, ProblemHttpResult>> ChangeAsync(
        string eventId, PricingRequest request, ClaimsPrincipal caller, HttpContext context,
        EventTicketingDbContext db, Database database, TimeProvider time, CancellationToken ct)
    {
        var (row, plan) = await FindAsync(db, eventId, ct);
        if (EventErrors.OfChanging(row, caller.SellerId()) is { } refusal)
        {
            return refusal.ToProblem(context);
        }

        var errors = new FieldErrors();
        var pricing = PricingRules.Check(request, plan, errors);
        if (!errors.None)
        {
            return errors.ToRefusal().ToProblem(context);
        }

        var now = time.GetUtcNow();
        if (PricingColumn.Write(pricing) == Canonical(row!.Pricing))
        {
            return TypedResults.Ok(PricingResponse.Of(row, plan, now));
        }

        var entry = EntryOf(row, caller, plan, pricing);
        if (!await PricingWriter.WriteAsync(database, row, request.Edition!.Value, pricing, plan, entry, now, ct))
        {
            return EventErrors.Edited.ToProblem(context);
        }

        (row, plan) = await FindAsync(db, eventId, ct);
        return TypedResults.Ok(PricingResponse.Of(row!, plan, now));
    }

    private static async Task<(EventRow? Row, IReadOnlyList<SectionPlan> Plan)> FindAsync(
        EventTicketingDbContext db, string eventId, CancellationToken ct)
    {
        if (!EventId.TryParse(eventId, null, out var id))
        {
            return (null, []);
        }

        var row = await db.Set<EventRow>().AsNoTracking().SingleOrDefaultAsync(e => e.EventId == id.Value, ct);
        var sections = await db.Set<EventSectionRow>().AsNoTracking().Where(s => s.EventId == id.Value)
            .OrderBy(s => s.SectionIndex).ToListAsync(ct);
        return (row, [.. sections.Select(s => s.ToPlan())]);
    }

    private static string? Canonical(string? json) =>
        PricingColumn.Read(json) is { } pricing ? PricingColumn.Write(pricing) : null;

    /// <summary>What is shown of sections and categories before and after; at most 20 of them: an entry is short.</summary>
    private static AuditEntry EntryOf(
        EventRow row, ClaimsPrincipal caller, IReadOnlyList<SectionPlan> plan, EventPricing pricing)
    {
        var before = PricingColumn.Read(row.Pricing);
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["kinds"] = string.Join(", ", pricing.Kinds.Select(k => k.Name)),
            ["fee"] = string.Create(
                CultureInfo.InvariantCulture, $"{pricing.FeeMinor} + {pricing.FeeBasisPoints / 100m} %"),
            ["tax_percent"] = (pricing.TaxBasisPoints / 100m).ToString(CultureInfo.InvariantCulture),
            ["early_birds"] = string.Join(", ", pricing.EarlyBirds.Select(e => $"{e.Name} {e.PriceMinor}")),
        };
        foreach (var (section, category) in plan.SelectMany(s => s.CategoriesOf().Select(c => (s, c))).Take(MaxAudited))
        {
            var old = before?.AmountOf(section, category).PriceMinor ?? section.PriceMinor;
            var price = pricing.AmountOf(section, category).PriceMinor;
            if (old != price)
            {
                details[category is null ? section.Name : $"{section.Name} / {category}"] = $"{old} → {price}";
            }
        }

        return new AuditEntry("prices-changed", AuditActor.Of(caller))
        {
            EventId = row.EventId, SellerId = row.SellerId, Details = details,
        };
    }
}
