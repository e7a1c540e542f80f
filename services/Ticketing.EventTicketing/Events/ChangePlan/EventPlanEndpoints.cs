using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Plans;
using Ticketing.EventTicketing.Plans.Formats;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Events.ChangePlan;

/// <summary><c>/events/{event_id}/plan</c>: the plan of an event, as a document and as a file, and its change on sale.</summary>
internal static class EventPlanEndpoints
{
    private const string Json = "json";
    private const string Csv = "csv";

    /// <summary>As a stored plan's.</summary>
    private const int MaxBodyBytes = ManagePlans.MaxBodyBytes;

    private static readonly Refusal[] WhyNot =
    [
        EventErrors.NotFound, EventErrors.NotYours, EventErrors.Preparing, EventErrors.Ended, EventErrors.Cancelled,
        EventErrors.Edited,
    ];

    public static void MapEventPlan(this IEndpointRouteBuilder app)
    {
        var plan = app.MapGroup("/events/{eventId}/plan").WithTags("events");
        plan.MapGet("", GetAsync).RequireSeller(SellerAction.EventsRead).WithName("GetEventPlan")
            .WithSummary("Get the plan of an event, to change it")
            .WithDescription("Its seller's only. `is_applied` tells whether all seats have followed the last change.")
            .Refuses(EventErrors.NotFound, EventErrors.NotYours);
        plan.MapGet("/export", ExportAsync).RequireSeller(SellerAction.EventsRead).WithName("ExportEventPlan")
            .Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream")
            .WithSummary("Get the plan of an event as a file")
            .WithQuery("format", "Which file.", Json, Csv)
            .Refuses(EventErrors.NotFound, EventErrors.NotYours, Refusal.InvalidRequest);
        plan.MapPost("/preview", PreviewAsync).RequireSeller(SellerAction.EventsWrite).WithName("PreviewEventPlan")
            .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes))
            .WithSummary("Tell what a changed plan would change")
            .WithDescription("Changes nothing. Also names the seats that somebody has and that the plan blocks or renames.")
            .Refuses(WhyNot);
        plan.MapPut("", ChangeAsync).RequireSeller(SellerAction.EventsWrite).WithName("ChangeEventPlan")
            .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes))
            .WithSummary("Change the plan of an event whose seats are on sale")
            .WithDescription(
                "The plan is sent as a whole with the edition that it was made from; a newer one is 409 `event-edited`. Seats, "
                + "rows, subsections and sections may be added, seats blocked and given back, names, positions, accessible and "
                + "companion seats and capacities changed. Sections, subsections and the width of a block stay: what is wrong "
                + "is named by JSON pointer. A seat that somebody has and that the plan blocks or renames is 409 "
                + "`seats-taken`, with `taken` `keep` it stays as it is. Seats follow within a moment; who took one in between "
                + "keeps it.")
            .Refuses([.. WhyNot, EventErrors.SeatsTaken, EventErrors.QuotaReached]);
    }

    private static async Task<Results<Ok<EventPlanResponse>, ProblemHttpResult>> GetAsync(
        string eventId, ClaimsPrincipal caller, HttpContext context, Database database, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        var (found, refusal) = await FindAsync(transaction, eventId, caller, ct);
        if (found is not { } plan)
        {
            return refusal!.ToProblem(context);
        }

        var changes = await EventPlanTable.ReadChangesAsync(transaction, new EventId(plan.Row.EventId), ct);
        return TypedResults.Ok(new EventPlanResponse(
            plan.Row.EventId, plan.Row.Edition, plan.Plan.ToDocument(), changes.All(c => c.IsApplied), changes));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ExportAsync(
        string eventId, string? format, ClaimsPrincipal caller, HttpContext context, Database database,
        CancellationToken ct)
    {
        if (format is not (Json or Csv))
        {
            return Refusal.Invalid("format", "Must be json or csv.").ToProblem(context);
        }

        await using var transaction = await database.BeginAsync(ct);
        var (found, refusal) = await FindAsync(transaction, eventId, caller, ct);
        if (found is not { } plan)
        {
            return refusal!.ToProblem(context);
        }

        var document = plan.Plan.ToDocument();
        var (text, type) = format == Csv
            ? (PlanCsv.Write(new CheckedPlan(plan.Plan.Name, plan.Plan.Sections, document)), "text/csv; charset=utf-8")
            : (document.Write(), "application/json");
        return TypedResults.File(
            Encoding.UTF8.GetBytes(text), type, $"event-{plan.Row.EventId}-plan-{plan.Row.Edition}.{format}");
    }

    private static Task<Results<Ok<PlanChangeResponse>, ProblemHttpResult>> PreviewAsync(
        string eventId, ChangePlanRequest request, ClaimsPrincipal caller, HttpContext context, ChangeEventPlan change,
        CancellationToken ct) => RunAsync(eventId, request, caller, context, change, isPreview: true, ct);

    private static Task<Results<Ok<PlanChangeResponse>, ProblemHttpResult>> ChangeAsync(
        string eventId, ChangePlanRequest request, ClaimsPrincipal caller, HttpContext context, ChangeEventPlan change,
        CancellationToken ct) => RunAsync(eventId, request, caller, context, change, isPreview: false, ct);

    private static async Task<Results<Ok<PlanChangeResponse>, ProblemHttpResult>> RunAsync(
        string eventId, ChangePlanRequest request, ClaimsPrincipal caller, HttpContext context, ChangeEventPlan change,
        bool isPreview, CancellationToken ct)
    {
        if (!EventId.TryParse(eventId, null, out var id))
        {
            return EventErrors.NotFound.ToProblem(context);
        }

        var (response, refusal) = await change.RunAsync(id, caller, request, isPreview, ct);
        return response is null ? refusal!.ToProblem(context) : TypedResults.Ok(response);
    }

    private static async Task<((PlannedRow Row, StoredPlan Plan)? Found, Refusal? Refusal)> FindAsync(
        DatabaseTransaction transaction, string eventId, ClaimsPrincipal caller, CancellationToken ct)
    {
        if (!EventId.TryParse(eventId, null, out var id)
            || await EventPlanTable.FindAsync(transaction, id, ct) is not { } found)
        {
            return (null, EventErrors.NotFound);
        }

        return found.Row.SellerId == caller.SellerId().Value ? (found, null) : (null, EventErrors.NotYours);
    }
}
