using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Plans;
using Ticketing.EventTicketing.Plans.Formats;

namespace Ticketing.EventTicketing.Tests.Plans;

/// <summary>A plan that goes to another format and back keeps what that format can carry.</summary>
public sealed class PlanRoundTripTests
{
    private const int Runs = 150;

    [Fact]
    public void Csv_keeps_every_place_with_its_names_position_category_and_floor() => ForRandomPlans(plan =>
    {
        var csv = PlanCsv.Write(plan);
        var errors = new FieldErrors();
        var back = Checked(PlanCsv.Read(csv, plan.Name, errors), errors);

        PlacesOf(back).ShouldBe(PlacesOf(plan));
        PlanCsv.Write(back).ShouldBe(csv);
        return true;
    });

    [Fact]
    public void Our_format_keeps_everything() => ForRandomPlans(plan =>
    {
        var json = plan.Document.Write();
        PlanRules.Check(PlanDocument.Read(json)).Plan!.Document.Write().ShouldBe(json);
        return true;
    });

    [Fact]
    public void Pretix_keeps_rows_seats_categories_colours_and_whole_positions() => ForRandomPlans(plan =>
    {
        var there = Reread(PretixExport.Write(plan));
        var errors = new FieldErrors();
        var (document, _) = PretixImport.Read(there, errors);
        var again = Reread(PretixExport.Write(Checked(document, errors)));

        SeatsOf(again).ShouldBe(SeatsOf(there));
        again.Categories!.Select(c => (c!.Name, c.Color)).OrderBy(c => c.Name)
            .ShouldBe(there.Categories!.Where(c => SeatsOf(there).Exists(s => s.Contains($"|{c!.Name}|")))
                .Select(c => (c!.Name, c.Color)).OrderBy(c => c.Name));
        return true;
    }, withSeats: true);

    [Fact]
    public void A_pretix_plan_keeps_zones_and_gets_its_stage_as_focal_point()
    {
        var seat = new PretixSeat("g", "1", new PretixPoint(10, 0), "VIP-1");
        var plan = new PretixPlan(
            "Hall",
            [
                new PretixZone("Ground", new PretixPoint(100, 200),
                    [
                        new PretixRow(
                            "A", [seat, seat with { SeatNumber = "3", Position = new PretixPoint(20, 0) }],
                            new PretixPoint(5, 5)),
                    ],
                    [
                        new PretixArea(40, 10, new PretixPoint(-100, -200), null, "Main stage"),
                        new PretixArea(5, 5, new PretixPoint(0, 0), null, "Bar"),
                    ]),
            ],
            [new PretixCategory("VIP-1", "#112233")], new PretixSize(400, 300));
        var errors = new FieldErrors();

        var (document, notes) = PretixImport.Read(plan, errors);

        var section = Checked(document, errors).Sections.ShouldHaveSingleItem();
        section.Name.ShouldBe("VIP 1");
        section.NameOf(new SeatPosition(1, 1, 2)).ShouldBe(new SeatName("Ground", "A", "3"));
        document.Sections![0]!.Subsections![0]!.Numbering.ShouldBe(
            new NumberingDraft(Step: 2), "labels that follow a scheme become one");
        document.Sections[0]!.Subsections![0]!.Geometry!.Rows![0]!.Places![0].ShouldBe([115m, 205m]);
        document.Drawing!.FocalPoint.ShouldBe(new PointDraft(20, 5));
        notes.Count.ShouldBe(2, "the section's name, and the bar");
    }

    [Fact]
    public void A_table_that_a_spreadsheet_opens_runs_nothing_and_reads_back_as_it_was()
    {
        string[] texts = ["=1+1", "+A", "-A", "@x", "'quoted", "plain", "-12.5"];

        texts.Select(SpreadsheetText.Guard).ShouldBe(["'=1+1", "'+A", "'-A", "'@x", "''quoted", "plain", "-12.5"]);
        texts.Select(t => SpreadsheetText.Unguard(SpreadsheetText.Guard(t))).ShouldBe(texts);

        var plan = Checked(new PlanDocument(
            PlanDocument.CurrentFormat, "Hall",
            [
                new SectionDraft(
                    "A", null, [new SubsectionDraft(1, 1, 1, null, null, null) { Label = "=HYPERLINK(\"x\")" }]),
            ]), new());
        var line = PlanCsv.Write(plan).Split("\r\n")[1];
        line.ShouldContain("'=HYPERLINK");
    }

    [Theory]
    [InlineData("", "lines")]
    [InlineData("a,b\r\n1,2", "lines")]
    [InlineData("section,subsection,row,seat\r\nA,1,1,1\r\nA,1,x,2", "lines[2].row")]
    [InlineData("section,subsection,row,seat\r\nA,1,1,1\r\nA,1,1,1", "lines[2]")]
    [InlineData("section,subsection,row,seat\r\nA,1,200,200\r\nA,2,200,200", "lines")]
    public void A_wrong_table_is_refused_at_its_line(string csv, string field)
    {
        var errors = new FieldErrors();

        PlanCsv.Read(csv, "Hall", errors);

        errors.ToRefusal().Errors!.Keys.ShouldContain(field);
    }

    private static void ForRandomPlans(Func<CheckedPlan, bool> holds, bool withSeats = false) => Prop
        .ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var plan = RandomPlan(new Random(seed), withSeats);
            return holds(plan);
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));

    private static CheckedPlan Checked(PlanDocument document, FieldErrors errors)
    {
        errors.None.ShouldBeTrue(errors.None ? "" : string.Join("; ", errors.ToRefusal().Errors!));
        var (plan, refusal) = PlanRules.Check(document);
        plan.ShouldNotBeNull(refusal is null ? "" : string.Join("; ", refusal.Errors!.Select(e => $"{e.Key}: {e.Value[0]}")));
        return plan;
    }

    /// <summary>Everything that CSV carries of each place.</summary>
    private static List<string> PlacesOf(CheckedPlan plan) =>
    [
        .. from pair in plan.Sections.Zip(plan.Document.Sections!)
           from sub in pair.First.Subsections
           let geometry = pair.Second!.Subsections!.First(s => s!.Number == sub.Number)!.Geometry
           let about = $"{pair.First.Name}|{sub.Number}|{sub.Label}|{sub.Kind}|{pair.Second.Category}|{pair.Second.Floor}"
           from text in sub.Kind == PlaceKind.Area
               ? [$"{about}|{sub.Seats}"]
               : ListedPlaces.Of(sub, geometry).Select(p => string.Create(CultureInfo.InvariantCulture, $"{about}|{p}"))
           select text,
    ];

    private static List<string> SeatsOf(PretixPlan plan) =>
    [
        .. (from zone in plan.Zones
            from row in zone.Rows ?? []
            from seat in row.Seats!
            select string.Create(
                CultureInfo.InvariantCulture,
                $"{zone.Name}|{row.RowNumber}|{seat.SeatNumber}|{seat.Category}|{seat.Position!.X}|{seat.Position.Y}"))
            .Order(StringComparer.Ordinal),
    ];

    private static PretixPlan Reread(PretixPlan plan) => JsonSerializer.Deserialize(
        JsonSerializer.Serialize(plan, PlansJson.Default.PretixPlan), PlansJson.Default.PretixPlan)!;

    private static CheckedPlan RandomPlan(Random random, bool withSeats)
    {
        string[] names = ["Parkett", "Rang links", "樓上左", "Loge (1)"];
        var sections = names.Take(random.Next(1, 4)).Select((name, i) =>
        {
            var kind = withSeats && i == 0 ? null : random.Next(5) switch { 0 => "area", 1 => "tables", _ => (string?)null };
            return new SectionDraft(
                name, null, [.. Enumerable.Range(1, random.Next(1, 4)).Select(n => RandomBlock(n, kind, random))],
                random.Next(2) == 0 ? "Best" : null, random.Next(2) == 0 ? "1st" : null);
        }).ToList();
        var drawing = new DrawingDraft(
            500, 400, random.Next(2) == 0 ? new StageDraft(250, 20, 100, 20, "Stage") : null,
            random.Next(2) == 0 ? new PointDraft(250, 20) : null, ["1st"], [new CategoryDraft("Best", "#a03c5f")]);
        return Checked(new PlanDocument(PlanDocument.CurrentFormat, "Hall", sections, drawing), new FieldErrors());
    }

    private static SubsectionDraft RandomBlock(int number, string? kind, Random random)
    {
        var label = random.Next(2) == 0 ? $"Block {number} =x" : null;
        if (kind == "area")
        {
            return new SubsectionDraft(number, null, null, null, null, null)
            {
                Kind = kind, Capacity = random.Next(1, 3_000), Label = label,
                Geometry = random.Next(2) == 0
                    ? new GeometryDraft(random.Next(500), random.Next(500), Width: 100, Height: 100)
                    : null,
            };
        }

        var (rows, width) = (random.Next(1, 6), random.Next(2, 9));
        // The last place of the last row stays, so that the block keeps its size in formats that list places.
        var gaps = (from row in Enumerable.Range(1, rows)
                    from seat in Enumerable.Range(1, width)
                    where (row, seat) != (rows, width) && random.Next(6) == 0
                    select new RowSeat(row, seat)).ToList();
        var hasWheelchair = kind is null && !gaps.Contains(new(1, 1)) && random.Next(2) == 0;
        var hasCompanion = hasWheelchair && !gaps.Contains(new(1, 2)) && random.Next(2) == 0;
        return new SubsectionDraft(number, rows, width, null, gaps, hasWheelchair ? [new(1, 1)] : null)
        {
            Kind = kind,
            Companion = hasCompanion ? [new(1, 2)] : null,
            Label = label,
            RowLabels = random.Next(2) == 0
                ? [.. Enumerable.Range(0, rows).Select(i => random.Next(4) == 0 ? null : $"R{(char)('A' + i)}")]
                : null,
            Numbering = random.Next(2) == 0 ? RandomNumbering(random) : null,
            RowNumberings = random.Next(3) == 0
                ? [.. Enumerable.Range(0, rows).Select(i => i % 2 == 0 ? null : random.Next(2) == 0
                    ? RandomNumbering(random)
                    : new NumberingDraft(Labels: [.. Enumerable.Range(0, width).Select(s => $"{(char)('a' + s)}{s}")]))]
                : null,
            Geometry = random.Next(3) == 0 ? null : new GeometryDraft(
                random.Next(500), random.Next(500), random.Next(-180, 181), random.Next(5, 20), random.Next(5, 20),
                random.Next(2) == 0 ? random.Next(50, 500) : null),
        };
    }

    private static NumberingDraft RandomNumbering(Random random) => new(
        random.Next(0, 30), random.Next(1, 4), random.Next(2) == 0 ? "right" : null, random.Next(2) == 0 ? true : null);
}
