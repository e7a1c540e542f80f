using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Events.CreateEvent;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Plans;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Series;

/// <summary>Body of <c>POST /series/{series_id}/edit</c>. What is absent stays as it is in each show.</summary>
/// <param name="Name">The new name.</param>
/// <param name="Description">The new description; empty for none.</param>
/// <param name="ShiftMinutes">So many minutes later, or earlier, by the clock at the venue; buyers are told.</param>
/// <param name="HoldSeconds">How long bookings from now on wait for their payment.</param>
/// <param name="MaxSeatsPerPerson">Seats of a show that one person may have; 0 for any number.</param>
/// <param name="Refunds">What buyers get back of orders from now on; without fixed times, which would fit one show.</param>
/// <param name="Prices">New prices; sections that are not named keep theirs.</param>
internal sealed record EditSeriesRequest(
    string? Name = null, string? Description = null, int? ShiftMinutes = null, int? HoldSeconds = null,
    int? MaxSeatsPerPerson = null, RefundDraft? Refunds = null, IReadOnlyList<SectionPriceDraft?>? Prices = null);

/// <summary><c>POST /series/{series_id}/edit</c>: the same change to all shows that are still to begin.</summary>
internal static class EditSeries
{
    private const int MaxShiftMinutes = 1_440;

    private const string Rename =
        "UPDATE event_series SET name = @name WHERE series_id = @seriesId AND @name::text IS NOT NULL";

    public static void MapEditSeries(this IEndpointRouteBuilder app) => app
        .MapPost("/series/{seriesId}/edit", HandleAsync)
        .RequireSeller(SellerAction.EventsWrite)
        .WithName("EditSeries")
        .WithSummary("Change texts, times, prices and rules of all shows of a series")
        .WithDescription(
            "All of them or none. Only shows that are still to begin and are neither ended nor cancelled. Orders keep the "
            + "price and the refunds that they promised, and who ordered for another start may give everything back.")
        .Refuses(SeriesErrors.NotFound, SeriesErrors.NotYours, SeriesErrors.Preparing)
        .WithTags("series");

    private static async Task<Results<Ok<SeriesChangeResponse>, ProblemHttpResult>> HandleAsync(
        string seriesId, EditSeriesRequest request, ClaimsPrincipal caller, HttpContext context, Database database,
        OpenShows shows, CancellationToken ct)
    {
        var (series, refusal) = await database.FindOwnAsync(seriesId, caller.SellerId().Value, ct);
        if (series is null)
        {
            return refusal!.ToProblem(context);
        }

        var errors = new FieldErrors();
        var name = request.Name is null ? null : EventTexts.ReadName(request.Name, "name", errors);
        var description = request.Description is null ? null : EventTexts.ReadDescription(request.Description, errors);
        Check(request, errors);
        if (!errors.None)
        {
            return errors.ToRefusal().ToProblem(context);
        }

        var wanted = request with { Name = name, Description = description };
        var entry = new AuditEntry("series-edited", AuditActor.Of(caller))
        {
            SellerId = series.SellerId, Details = Describe(wanted),
        };
        (var changed, refusal) = await shows.ChangeAsync(
            series.SeriesId, entry, async open =>
            {
                await open.Transaction.ExecuteAsync(Rename, new { seriesId = series.SeriesId, name }, ct);
                return await ShowChanges.ApplyAsync(open, wanted, ct);
            },
            ct);
        return refusal is null
            ? TypedResults.Ok(new SeriesChangeResponse(
                SeriesResponse.Of((await database.FindSeriesAsync(series.SeriesId, ct))!), changed))
            : refusal.ToProblem(context);
    }

    private static void Check(EditSeriesRequest request, FieldErrors errors)
    {
        errors.Require(
            request.ShiftMinutes is null or (>= -MaxShiftMinutes and <= MaxShiftMinutes and not 0), "shift_minutes",
            $"Must be 1 to {MaxShiftMinutes}, or as many earlier.");
        EventPolicies.CheckSeatLimit(request.MaxSeatsPerPerson ?? 0, lowest: 0, errors);
        if (request.HoldSeconds is { } hold)
        {
            EventPolicies.CheckHold(hold, errors);
        }

        errors.Require(
            request.Refunds is not { Until: not null } and not { FreeUntil: not null }, "refunds",
            "Must not name a fixed time: the shows begin at different ones.");
        EventPolicies.ReadRefunds(request.Refunds, default, "UTC", errors);
        errors.Require(
            request.Prices is null or { Count: >= 1 and <= SectionRules.MaxSections }, "prices",
            $"Must be 1 to {SectionRules.MaxSections} sections with their price.");
        for (var i = 0; request.Prices is not null && i < request.Prices.Count && !errors.Full; i++)
        {
            var price = request.Prices[i];
            errors.Require(
                price?.Section is not null && request.Prices.Take(i).All(other => other?.Section != price.Section),
                $"prices[{i}].section", "Must be a section, named once.");
            errors.Require(
                price?.Price is >= 0 and <= SectionRules.MaxPriceMinor, $"prices[{i}].price",
                $"Must be 0 to {SectionRules.MaxPriceMinor} minor units.");
        }
    }

    private static Dictionary<string, string> Describe(EditSeriesRequest request)
    {
        var details = new Dictionary<string, string>();
        Note("name", request.Name);
        Note("description", request.Description is null ? null : "changed");
        Note("shift_minutes", request.ShiftMinutes?.ToString(CultureInfo.InvariantCulture));
        Note("hold_seconds", request.HoldSeconds?.ToString(CultureInfo.InvariantCulture));
        Note("max_seats_per_person", request.MaxSeatsPerPerson?.ToString(CultureInfo.InvariantCulture));
        Note("refunds", request.Refunds is null ? null : "changed");
        Note("prices", request.Prices is null ? null : string.Join(", ", request.Prices.Select(p => $"{p!.Section} {p.Price}")));
        return details;

        void Note(string field, string? value)
        {
            if (value is not null)
            {
                details[field] = value;
            }
        }
    }
}
