using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Plans.Formats;
using Ticketing.EventTicketing.Plans.Geometry;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Plans;

/// <summary>A plan that was read from another format, and what that could not carry over. It is not stored yet.</summary>
internal sealed record PlanImportResponse(PlanDocument Document, IReadOnlyList<string> Notes);

/// <summary>
/// <c>POST /plans/import</c>, <c>GET /plans/{plan_id}/export</c> and <c>GET /plans/{plan_id}/drawing</c>.
/// </summary>
internal static class ConvertPlans
{
    private const string Csv = "csv";
    private const string Pretix = "pretix";
    private const string Json = "json";

    /// <summary>Seats of a plan that is drawn seat by seat; larger ones section by section.</summary>
    private const int MaxDrawnSeats = 6_000;

    public static void MapConvertPlans(this IEndpointRouteBuilder app)
    {
        app.MapPost("/plans/import", ImportAsync)
            .RequireSeller(SellerAction.EventsWrite)
            .WithMetadata(new RequestSizeLimitAttribute(ManagePlans.MaxBodyBytes))
            .Produces<PlanImportResponse>()
            .WithName("ImportPlan")
            .WithSummary("Read a seating plan from CSV or from pretix")
            .WithDescription(
                "The body is the file as it is. Answers the plan in our own format, which `POST /plans` stores, and "
                + "what could not be carried over.")
            .WithQuery("format", "What the body is.", Csv, Pretix)
            .Refuses(Refusal.InvalidRequest)
            .WithTags("plans");
        app.MapGet("/plans/{planId:guid}/export", ExportAsync)
            .RequireSeller(SellerAction.EventsRead)
            .Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream")
            .WithName("ExportPlan")
            .WithSummary("Get a seating plan as a file")
            .WithQuery("format", "Which file.", Json, Csv, Pretix)
            .Refuses(PlanErrors.NotFound)
            .WithTags("plans");
        app.MapGet("/plans/{planId:guid}/drawing", DrawAsync)
            .RequireSeller(SellerAction.EventsRead)
            .WithName("GetPlanDrawing")
            .WithSummary("Get where the seats of a plan are")
            .Refuses(PlanErrors.NotFound, PlanErrors.NoDrawing)
            .WithTags("plans");
    }

    private static async Task<Results<Ok<PlanImportResponse>, ProblemHttpResult>> ImportAsync(
        string? format, string? name, HttpContext context, CancellationToken ct)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(ct);
        var errors = new FieldErrors();
        IReadOnlyList<string> notes = [];
        PlanDocument? document = null;
        switch (format)
        {
            case Csv:
                document = PlanCsv.Read(text, string.IsNullOrWhiteSpace(name) ? "Imported plan" : name, errors);
                break;
            case Pretix when ReadPretix(text, errors) is { } pretix:
                (document, notes) = PretixImport.Read(pretix, errors);
                break;
            case Pretix:
                break;
            default:
                errors.Add("format", "Must be csv or pretix.");
                break;
        }

        if (!errors.None)
        {
            return PlanErrors.Invalid(errors).ToProblem(context);
        }

        var (plan, refusal) = PlanRules.Check(document!);
        return plan is null
            ? refusal!.ToProblem(context)
            : TypedResults.Ok(new PlanImportResponse(plan.Document, notes));
    }

    private static PretixPlan? ReadPretix(string text, FieldErrors errors)
    {
        try
        {
            if (JsonSerializer.Deserialize(text, PlansJson.Default.PretixPlan) is { } plan)
            {
                return plan;
            }

            errors.Add("zones", "Must not be null.");
        }
        catch (JsonException e)
        {
            errors.Add(e.Path?.TrimStart('$').TrimStart('.') ?? "", "Is no such JSON.");
        }

        return null;
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ExportAsync(
        Guid planId, int? version, string? format, ClaimsPrincipal caller, HttpContext context, PlanTable table,
        CancellationToken ct)
    {
        if (format is not (Json or Csv or Pretix))
        {
            return Refusal.Invalid("format", "Must be json, csv or pretix.").ToProblem(context);
        }

        if (await table.FindAsync(caller.SellerId(), planId, version, ct) is not { } row
            || PlanRules.Check(PlanDocument.Read(row.Document)).Plan is not { } plan)
        {
            return PlanErrors.NotFound.ToProblem(context);
        }

        var (text, type, ending) = format switch
        {
            Csv => (PlanCsv.Write(plan), "text/csv; charset=utf-8", "csv"),
            Pretix => (
                JsonSerializer.Serialize(PretixExport.Write(plan), PlansJson.Default.PretixPlan), "application/json",
                "pretix.json"),
            _ => (row.Document, "application/json", "json"),
        };
        return TypedResults.File(Encoding.UTF8.GetBytes(text), type, $"plan-{row.Version}.{ending}");
    }

    private static async Task<Results<Ok<DrawingResponse>, ProblemHttpResult>> DrawAsync(
        Guid planId, int? version, string? section, ClaimsPrincipal caller, HttpContext context, PlanTable table,
        CancellationToken ct)
    {
        if (await table.FindAsync(caller.SellerId(), planId, version, ct) is not { } row
            || PlanRules.Check(PlanDocument.Read(row.Document)).Plan is not { } plan)
        {
            return PlanErrors.NotFound.ToProblem(context);
        }

        return PlanDrawing.Of(plan.Document.Drawing, plan.Document.Sections) is { } drawing
            ? TypedResults.Ok(drawing.ToResponse(
                plan.Sections.ToDictionary(s => s.Name, s => s.Subsections),
                name => plan.Seats <= MaxDrawnSeats || name == section))
            : PlanErrors.NoDrawing.ToProblem(context);
    }
}
