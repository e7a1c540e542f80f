using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Ticketing.EventTicketing.Plans;

namespace Ticketing.EventTicketing.Tests.Plans;

/// <summary>The published schema, its test vectors and the service's own rules say the same.</summary>
public sealed class PlanFormatTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "plan-format");
    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(Folder, "plan.schema.json")));

    public static TheoryData<string> Valid => FilesOf("valid");

    public static TheoryData<string> Invalid => FilesOf("invalid");

    [Theory]
    [MemberData(nameof(Valid))]
    public void A_valid_plan_passes_the_schema_and_the_rules(string file)
    {
        var json = File.ReadAllText(Path.Combine(Folder, "valid", file));

        PassesSchema(json).ShouldBeTrue();
        var (plan, refusal) = PlanRules.Check(PlanDocument.Read(json));
        refusal.ShouldBeNull();
        PassesSchema(plan!.Document.Write()).ShouldBeTrue("what is stored and exported keeps the format");
        PlanDocument.Read(plan.Document.Write()).Write().ShouldBe(plan.Document.Write());
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void An_invalid_plan_is_refused_at_the_place_that_is_wrong(string file)
    {
        var vector = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "invalid", file)))!;
        var json = vector["plan"]!.ToJsonString();

        var (plan, refusal) = PlanRules.Check(PlanDocument.Read(json));

        plan.ShouldBeNull();
        refusal!.Errors!.Keys.ShouldContain((string)vector["pointer"]!);
        PassesSchema(json).ShouldBe(!(bool)vector["schema_finds_it"]!);
    }

    [Fact]
    public void Errors_are_collected_and_named_by_pointer()
    {
        var wrong = new SubsectionDraft(1, 0, 5, null, null, null);
        var (_, refusal) = PlanRules.Check(new PlanDocument(
            "ticketing-plan/1", "", [new SectionDraft("A", null, [wrong]), new SectionDraft("B/C", null, [wrong])]));

        refusal!.Errors!.Keys.ShouldBe(
            ["/name", "/sections/0/subsections/0/rows", "/sections/1/name", "/sections/1/subsections/0/rows"],
            ignoreOrder: true);
    }

    [Fact]
    public void Templates_pass_the_schema_and_hold_what_their_names_say()
    {
        var templates = PlanTemplates.Read().Templates;

        templates.Select(t => (t.Key, t.Seats)).ShouldBe(
            [("arena", 50_000), ("cinema", 226), ("club", 560), ("theatre", 610)]);
        templates.ShouldAllBe(t => PassesSchema(t.Document.Write()));
    }

    private static bool PassesSchema(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Schema.Evaluate(document.RootElement).IsValid;
    }

    private static TheoryData<string> FilesOf(string folder) =>
    [
        .. Directory.GetFiles(Path.Combine(Folder, folder), "*.json").Select(f => Path.GetFileName(f)!)
            .Order(StringComparer.Ordinal),
    ];
}
