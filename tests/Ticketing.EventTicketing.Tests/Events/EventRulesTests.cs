using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Events.CreateEvent;
using Ticketing.EventTicketing.Plans;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Tests.Events;

public sealed class EventRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly SubsectionDraft Block = new(1, 2, 5, null, null, null);

    [Fact]
    public void Check_gives_the_plan_with_short_rows_and_gaps_as_unavailable_places()
    {
        var block = Block with
        {
            RowLengths = [3], Unavailable = [new(2, 1), new(1, 5)], Accessible = [new(2, 5)],
            Companion = [new(2, 4), new(2, 3)],
        };

        var (planned, refusal) = Check(Draft(new SectionDraft("A", 300_000, [block])));

        refusal.ShouldBeNull();
        var plan = planned!.Sections.ShouldHaveSingleItem().Subsections.ShouldHaveSingleItem();
        plan.Unavailable.ShouldBe([new RowSeat(1, 4), new RowSeat(1, 5), new RowSeat(2, 1)]);
        plan.Accessible.ShouldBe([new RowSeat(2, 5)]);
        plan.Companion.ShouldBe([new RowSeat(2, 3), new RowSeat(2, 4)]);
        planned.Seats.ShouldBe(7);
        (planned.HoldSeconds, planned.MaxTicketsPerOrder).ShouldBe((900, 8));
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(2.50)]
    [InlineData(5)]
    public void Check_keeps_an_order_of_rows_and_a_best_seat(double best)
    {
        var block = Block with { RowOrder = [2], BestSeat = (decimal)best * 1.00m };

        var (planned, refusal) = Check(With(block, Block with { Number = 2, RowOrder = [] }));

        refusal.ShouldBeNull();
        var plans = planned!.Sections.ShouldHaveSingleItem().Subsections;
        plans[0].RowOrder.ShouldBe([2]);
        plans[0].RowsByQuality().ShouldBe([2, 1], "rows that are not named follow in order of number");
        FormattableString.Invariant($"{plans[0].BestSeat}").ShouldBe(FormattableString.Invariant($"{best}"));
        (plans[1].RowOrder, plans[1].BestSeat).ShouldBe((null, null), "an order of no rows is none");
        plans[1].RowsByQuality().ShouldBe([1, 2]);
    }

    [Fact]
    public void Check_keeps_the_order_of_sections_and_sorts_subsections_by_number()
    {
        var (planned, _) = Check(Draft(
            new SectionDraft("B", 1, [Block with { Number = 2 }, Block]), new SectionDraft("A", 2, [Block])));

        planned!.Sections.Select(s => (s.Name, s.Index)).ShouldBe([("B", 0), ("A", 1)]);
        planned.Sections[0].Subsections.Select(s => s.Number).ShouldBe([1, 2]);
        (planned.PriceFrom, planned.PriceTo).ShouldBe((1L, 2L));
    }

    [Fact]
    public void Check_gives_buyers_nothing_back_unless_the_seller_says_so()
    {
        Check(Draft()).Event!.Policies.ShouldBe(new EventPolicies("UTC", default, 0, AllowsWaitlist: true));

        var until = new DateTimeOffset(2027, 5, 1, 19, 0, 0, TimeSpan.FromHours(8));
        var (planned, _) = Check(Draft() with
        {
            TimeZone = "Asia/Taipei", Refunds = new RefundDraft(null, "2027-05-01T19:00", 10), HoldExtensionSeconds = 300,
            Waitlist = false,
        });
        planned!.Policies.ShouldBe(new EventPolicies(
            "Asia/Taipei", new RefundPolicy(true, until, 10), 300, AllowsWaitlist: false));
        planned.Policies.Refunds.Until!.Value.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Check_composes_what_people_read()
    {
        var (planned, _) = Check(Draft() with
        {
            Name = " Cafe\u0301 ", Venue = "A\u030Arhus\t", Description = "Zoe\u0308\n",
        });

        (planned!.Name, planned.Venue, planned.Description).ShouldBe(("Caf\u00E9", "\u00C5rhus", "Zo\u00EB"));
    }

    [Fact]
    public void Check_keeps_names_of_sections_in_any_script_and_composes_them()
    {
        var (planned, refusal) = Check(Draft(
            new SectionDraft(" 1. Rang links ", 1, [Block]), new SectionDraft("樓上左", 2, [Block]),
            new SectionDraft("Loge e\u0301", 3, [Block])));

        refusal.ShouldBeNull();
        planned!.Sections.Select(s => s.Name).ShouldBe(["1. Rang links", "樓上左", "Loge \u00E9"]);
    }

    private static readonly (string Field, CreateEventRequest Request)[] WrongRequests =
    [
        ("name", Draft() with { Name = " " }),
        ("name", Draft() with { Name = "a\0b" }),
        ("name", Draft() with { Name = "\u200B\u3164" }),
        ("name", Draft() with { Name = "Aurora \u202Eruot" }),
        ("name", Draft() with { Name = "Aurora\u2028Tour" }),
        ("name", Draft() with { Name = "Aurora \uD800" }),
        ("venue", Draft() with { Venue = "\u2066Dome" }),
        ("description", Draft() with { Description = "a\0b" }),
        ("description", Draft() with { Description = "Doors \u202E7 pm" }),
        ("description", Draft() with { Description = new string('x', 5_001) }),
        ("venue", Draft() with { Venue = null }),
        ("starts_at", Draft() with { StartsAt = null }),
        ("currency", Draft() with { Currency = "twd" }),
        ("currency", Draft() with { Currency = "ZZZ" }),
        ("currency", Draft() with { Currency = "XAU" }),
        ("hold_seconds", Draft() with { HoldSeconds = 9 }),
        ("hold_seconds", Draft() with { HoldSeconds = 3_601 }),
        ("max_tickets_per_order", Draft() with { MaxTicketsPerOrder = 0 }),
        ("max_tickets_per_order", Draft() with { MaxTicketsPerOrder = 51 }),
        ("max_seats_per_person", Draft() with { MaxSeatsPerPerson = 0 }),
        ("max_seats_per_person", Draft() with { MaxSeatsPerPerson = 1_001 }),
        ("time_zone", Draft() with { TimeZone = "Atlantis/Centre" }),
        ("time_zone", Draft() with { TimeZone = "../../etc/passwd" }),
        ("time_zone", Draft() with { TimeZone = "EST5EDT" }),
        ("time_zone", Draft() with { TimeZone = "localtime" }),
        ("time_zone", Draft() with { TimeZone = "asia/taipei" }),
        ("hold_extension_seconds", Draft() with { HoldExtensionSeconds = 3_601 }),
        ("refunds.fee_percent", Draft() with { Refunds = new RefundDraft(true, null, 101) }),
        ("sections", Draft() with { Sections = null }),
        ("sections", Draft() with { Sections = [] }),
        ("sections", Draft([.. Enumerable.Range(0, 51).Select(i => new SectionDraft("S" + i, 1, [Block]))])),
        ("sections[0]", Draft() with { Sections = [null] }),
        ("sections[0].name", Draft(new SectionDraft("A-1", 1, [Block]))),
        ("sections[0].name", Draft(new SectionDraft(new string('A', 31), 1, [Block]))),
        ("sections[1].name", Draft(new SectionDraft("A", 1, [Block]), new SectionDraft("a", 1, [Block]))),
        ("sections[0].price", Draft(new SectionDraft("A", -1, [Block]))),
        ("sections[0].price", Draft(new SectionDraft("A", 1_000_000_001, [Block]))),
        ("sections[0].price", Draft(new SectionDraft("A", null, [Block]))),
        ("sections[0].subsections", Draft(new SectionDraft("A", 1, []))),
        ("sections[0].subsections[0]", Draft(new SectionDraft("A", 1, [null]))),
        ("sections[0].subsections[0].number", With(Block with { Number = 0 })),
        ("sections[0].subsections[1].number", With(Block, Block)),
        ("sections[0].subsections[0].rows", With(Block with { Rows = 0 })),
        ("sections[0].subsections[0].rows", With(Block with { Rows = 201 })),
        ("sections[0].subsections[0].seats_per_row", With(Block with { SeatsPerRow = 201 })),
        ("sections[0].subsections[0].row_lengths", With(Block with { RowLengths = [1, 1, 1] })),
        ("sections[0].subsections[0].row_lengths[1]", With(Block with { RowLengths = [1, 6] })),
        ("sections[0].subsections[0].unavailable[0]", With(Block with { Unavailable = [new(3, 1)] })),
        ("sections[0].subsections[0].unavailable[1]", With(Block with { Unavailable = [new(1, 1), new(1, 1)] })),
        ("sections[0].subsections[0].accessible[0]", With(Block with { Accessible = [new(1, 6)] })),
        ("sections[0].subsections[0].accessible", With(Block with { RowLengths = [3], Accessible = [new(1, 4)] })),
        ("sections[0].subsections[0].companion[0]", With(Block with { Accessible = [new(1, 1)], Companion = [new(1, 6)] })),
        ("sections[0].subsections[0].companion[0]", With(Block with { Accessible = [new(1, 1)], Companion = [new(1, 3)] })),
        ("sections[0].subsections[0].companion[0]", With(Block with { Companion = [new(1, 3)] })),
        ("sections[0].subsections[0].companion", With(Block with { Accessible = [new(1, 1)], Companion = [new(1, 1)] })),
        ("sections[0].subsections[0].row_order[1]", With(Block with { RowOrder = [2, 3] })),
        ("sections[0].subsections[0].row_order[0]", With(Block with { RowOrder = [0, 1] })),
        ("sections[0].subsections[0].row_order[1]", With(Block with { RowOrder = [1, null] })),
        ("sections[0].subsections[0].row_order[2]", With(Block with { RowOrder = [2, 1, 2] })),
        ("sections[0].subsections[0].best_seat", With(Block with { BestSeat = 0.5m })),
        ("sections[0].subsections[0].best_seat", With(Block with { BestSeat = 5.5m })),
        ("sections[0].subsections[0].best_seat", With(Block with { BestSeat = 2.25m })),
        ("sections[0].subsections[0].best_seat", With(Block with { BestSeat = decimal.MaxValue })),
        ("sections[0].subsections[0]", With(Block with { RowLengths = [0, 0] })),
        ("sections",
            With([.. Enumerable.Range(1, 3).Select(i => new SubsectionDraft(i, 200, 200, null, null, null))])),
    ];

    public static TheoryData<int> Wrong => [.. Enumerable.Range(0, WrongRequests.Length)];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Check_names_the_field_that_is_wrong(int index)
    {
        var (field, request) = WrongRequests[index];
        var (planned, refusal) = Check(request);

        planned.ShouldBeNull(field);
        refusal!.Code.ShouldBe("invalid-request");
        refusal.Errors!.Keys.ShouldBe([field]);
    }

    [Fact]
    public void Check_stops_listing_errors_of_a_plan_that_is_wrong_everywhere()
    {
        var places = Enumerable.Repeat(new RowSeat(0, 0), 10_000).ToList();

        var (_, refusal) = Check(With(Block with { Unavailable = places }));

        refusal!.Errors!.Count.ShouldBe(50);
    }

    private static (PlannedEvent? Event, Refusal? Refusal) Check(CreateEventRequest request) =>
        EventRules.Check(request, Now);

    private static CreateEventRequest With(params SubsectionDraft[] subsections) =>
        Draft(new SectionDraft("A", 1, subsections));

    private static CreateEventRequest Draft(params SectionDraft[] sections) => new(
        "Aurora Tour", "", "Dome", "2027-05-01T11:00:00Z", "TWD", null, null,
        sections.Length == 0 ? [new SectionDraft("A", 1, [Block])] : sections);
}
