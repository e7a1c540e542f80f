using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ticketing.Contracts.Seating;
using Ticketing.Contracts.Text;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Plans.Formats;
using Ticketing.EventTicketing.Plans.Geometry;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Plans;

/// <summary>A seating plan without prices, in the published format (docs/plan-format).</summary>
/// <param name="Format"><see cref="CurrentFormat"/>.</param>
/// <param name="Name">For people.</param>
/// <param name="Sections">In order.</param>
/// <param name="Drawing">Optional size, stage, focal point, floors, categories.</param>
internal sealed record PlanDocument(
    [property: Required] string? Format, [property: Required] string? Name,
    [property: Required] IReadOnlyList<SectionDraft?>? Sections, DrawingDraft? Drawing = null)
{
    /// <summary>Name and version of the format.</summary>
    public const string CurrentFormat = "ticketing-plan/1";

    public static PlanDocument Read(string json) => JsonSerializer.Deserialize(json, PlansJson.Default.PlanDocument)
        ?? throw new InvalidOperationException("A stored plan must not be null.");

    /// <summary>Without what is absent.</summary>
    public string Write() => JsonSerializer.Serialize(this, PlansJson.Default.PlanDocument);
}

/// <summary>A plan that <see cref="PlanRules"/> has checked.</summary>
internal sealed record CheckedPlan(string Name, IReadOnlyList<SectionPlan> Sections, PlanDocument Document)
{
    /// <summary>For sale, in all.</summary>
    public int Seats => Sections.Sum(s => s.Seats);
}

/// <summary>Checks plan documents.</summary>
internal static class PlanRules
{
    private const int MaxName = 200;

    /// <summary>The plan, or what is wrong with it: at most 50 places, each by its JSON pointer (RFC 6901).</summary>
    public static (CheckedPlan? Plan, Refusal? Refusal) Check(PlanDocument document)
    {
        var errors = new FieldErrors();
        errors.Require(
            document.Format == PlanDocument.CurrentFormat, "format", $"Must be {PlanDocument.CurrentFormat}.");
        errors.Require(
            VisibleText.TryLine(document.Name, 1, MaxName, out var name), "name", $"Must have 1 to {MaxName} characters.");
        var drawing = GeometryRules.Check(document.Drawing, "drawing", errors);
        var sections = SectionRules.Check(document.Sections, drawing, hasPrices: false, errors);
        return errors.None
            ? (new CheckedPlan(name, sections, document with { Name = name, Sections = WithoutPrices(document) }), null)
            : (null, PlanErrors.Invalid(errors));
    }

    private static List<SectionDraft?> WithoutPrices(PlanDocument document) =>
        [.. document.Sections!.Select(s => s! with { Price = null })];
}

/// <summary>JSON of plans: snake case, without what is absent.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(PlanResponse))]
[JsonSerializable(typeof(PlanListResponse))]
[JsonSerializable(typeof(PlanCheckResponse))]
[JsonSerializable(typeof(PlanTemplateListResponse))]
[JsonSerializable(typeof(PlanImportResponse))]
[JsonSerializable(typeof(PlanDrawing))]
[JsonSerializable(typeof(DrawingResponse))]
[JsonSerializable(typeof(PretixPlan))]
internal sealed partial class PlansJson : JsonSerializerContext;
