using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Plans;

/// <summary>A stored plan.</summary>
/// <param name="PlanId">Its id.</param>
/// <param name="Version">Of this document, from 1.</param>
/// <param name="NewestVersion">The newest that there is.</param>
/// <param name="Name">For people.</param>
/// <param name="Seats">For sale, in all.</param>
/// <param name="CreatedAt">When this version was stored, UTC.</param>
/// <param name="Document">The plan; absent in lists.</param>
internal sealed record PlanResponse(
    Guid PlanId, int Version, int NewestVersion, string Name, int Seats, DateTimeOffset CreatedAt, PlanDocument? Document)
{
    public static PlanResponse Of(PlanRow row) => new(
        row.PlanId, row.Version, row.NewestVersion, row.Name, row.Seats, row.CreatedAt,
        row.Document.Length == 0 ? null : PlanDocument.Read(row.Document));
}

/// <summary>A plan that could be stored as it is.</summary>
/// <param name="Seats">For sale, in all.</param>
/// <param name="Sections">How many.</param>
/// <param name="Accessible">Wheelchair places.</param>
/// <param name="Companion">Companion seats beside them.</param>
internal sealed record PlanCheckResponse(int Seats, int Sections, int Accessible, int Companion);

/// <summary>The seller's plans, last changed first; at most as many as a seller may keep.</summary>
internal sealed record PlanListResponse(IReadOnlyList<PlanResponse> Plans);

/// <summary>
/// <c>/plans</c>: a seller's seating plans under names. <c>PUT</c> makes a new version; old ones stay, and events keep the
/// one that they were made from.
/// </summary>
internal static class ManagePlans
{
    /// <summary>As an event's: 100,000 places one by one, at up to 30 bytes each, doubled.</summary>
    public const int MaxBodyBytes = 8 << 20;

    public static void MapManagePlans(this IEndpointRouteBuilder app)
    {
        var read = app.MapGroup("/plans").RequireSeller(SellerAction.EventsRead).WithTags("plans");
        read.MapGet("", ListAsync).WithName("ListPlans").WithSummary("List one's seating plans");
        read.MapGet("/{planId:guid}", GetAsync).WithName("GetPlan")
            .WithSummary("Get a seating plan")
            .WithDescription("The newest version, or the one that `version` names.")
            .Refuses(PlanErrors.NotFound);

        var write = app.MapGroup("/plans").RequireSeller(SellerAction.EventsWrite).WithTags("plans");
        write.MapPost("", AddAsync).WithName("CreatePlan")
            .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes))
            .WithSummary("Store a seating plan")
            .WithDescription(
                "The format is published as a JSON Schema (docs/plan-format). What is wrong is named by JSON pointer, "
                + "for example `/sections/2/subsections/0/rows`, in up to 50 places.")
            .Refuses(PlanErrors.TooMany);
        write.MapPost("/check", Check).WithName("CheckPlan")
            .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes))
            .WithSummary("Check a seating plan without storing it")
            .WithDescription("What is wrong is named as by `POST /plans`.")
            .Refuses(Refusal.InvalidRequest);
        write.MapPut("/{planId:guid}", ChangeAsync).WithName("ChangePlan")
            .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes))
            .WithSummary("Store a new version of a seating plan")
            .Refuses(PlanErrors.NotFound, PlanErrors.TooManyVersions);
        write.MapDelete("/{planId:guid}", DeleteAsync).WithName("DeletePlan")
            .WithSummary("Delete a seating plan with all versions")
            .WithDescription("Events that were made from it stay as they are.")
            .Refuses(PlanErrors.NotFound);
    }

    private static async Task<Ok<PlanListResponse>> ListAsync(
        ClaimsPrincipal caller, PlanTable table, CancellationToken ct) =>
        TypedResults.Ok(new PlanListResponse([.. (await table.ListAsync(caller.SellerId(), ct)).Select(PlanResponse.Of)]));

    private static async Task<Results<Ok<PlanResponse>, ProblemHttpResult>> GetAsync(
        Guid planId, int? version, ClaimsPrincipal caller, HttpContext context, PlanTable table, CancellationToken ct) =>
        await table.FindAsync(caller.SellerId(), planId, version, ct) is { } row
            ? TypedResults.Ok(PlanResponse.Of(row))
            : PlanErrors.NotFound.ToProblem(context);

    private static async Task<Results<Created<PlanResponse>, ProblemHttpResult>> AddAsync(
        PlanDocument document, ClaimsPrincipal caller, HttpContext context, PlanTable table, CancellationToken ct)
    {
        var (plan, refusal) = PlanRules.Check(document);
        return plan is null ? refusal!.ToProblem(context)
            : await table.AddAsync(caller.SellerId(), plan, ct) is { } row
                ? TypedResults.Created($"/plans/{row.PlanId}", PlanResponse.Of(row))
                : PlanErrors.TooMany.ToProblem(context);
    }

    private static Results<Ok<PlanCheckResponse>, ProblemHttpResult> Check(PlanDocument document, HttpContext context)
    {
        var (plan, refusal) = PlanRules.Check(document);
        return plan is null
            ? refusal!.ToProblem(context)
            : TypedResults.Ok(new PlanCheckResponse(
                plan.Seats, plan.Sections.Count,
                plan.Sections.Sum(section => section.Subsections.Sum(block => block.Accessible.Count)),
                plan.Sections.Sum(section => section.Subsections.Sum(block => block.Companion?.Count ?? 0))));
    }

    private static async Task<Results<Ok<PlanResponse>, ProblemHttpResult>> ChangeAsync(
        Guid planId, PlanDocument document, ClaimsPrincipal caller, HttpContext context, PlanTable table,
        CancellationToken ct)
    {
        var (plan, refusal) = PlanRules.Check(document);
        return plan is null ? refusal!.ToProblem(context)
            : await table.ChangeAsync(caller.SellerId(), planId, plan, ct) is { } row ? TypedResults.Ok(PlanResponse.Of(row))
            : await table.FindAsync(caller.SellerId(), planId, null, ct) is null ? PlanErrors.NotFound.ToProblem(context)
            : PlanErrors.TooManyVersions.ToProblem(context);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid planId, ClaimsPrincipal caller, HttpContext context, PlanTable table, CancellationToken ct) =>
        await table.DeleteAsync(caller.SellerId(), planId, ct)
            ? TypedResults.NoContent()
            : PlanErrors.NotFound.ToProblem(context);
}
