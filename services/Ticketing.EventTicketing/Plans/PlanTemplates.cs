using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ticketing.EventTicketing.Plans;

/// <summary>A plan to begin with; <c>key</c> is its name in addresses.</summary>
internal sealed record PlanTemplateResponse(string Key, string Name, int Seats, PlanDocument Document);

/// <summary>All templates, by name.</summary>
internal sealed record PlanTemplateListResponse(IReadOnlyList<PlanTemplateResponse> Templates);

/// <summary><c>GET /plans/templates</c>: plans that anybody may begin with; files of <c>Templates/</c>.</summary>
internal static class PlanTemplates
{
    private static readonly Lazy<PlanTemplateListResponse> All = new(Read);

    public static void MapPlanTemplates(this IEndpointRouteBuilder app) => app
        .MapGet("/plans/templates", Handle)
        .AllowAnonymous()
        .WithName("ListPlanTemplates")
        .WithSummary("List seating plans to begin with")
        .WithTags("plans");

    /// <summary>Every template, checked.</summary>
    public static PlanTemplateListResponse Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return new PlanTemplateListResponse(
        [
            .. assembly.GetManifestResourceNames().Where(name => name.StartsWith("plan-template/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal).Select(name => Read(assembly, name)),
        ]);
    }

    private static PlanTemplateResponse Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        var (plan, refusal) = PlanRules.Check(PlanDocument.Read(reader.ReadToEnd()));
        return plan is null
            ? throw new InvalidOperationException($"Template {name} is wrong at {string.Join(", ", refusal!.Errors!.Keys)}.")
            : new PlanTemplateResponse(Path.GetFileNameWithoutExtension(name), plan.Name, plan.Seats, plan.Document);
    }

    private static Ok<PlanTemplateListResponse> Handle(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Ok(All.Value);
    }
}
