using System.Text;
using System.Text.Json;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;

namespace Ticketing.Foundation.Tests.Names;

/// <summary>
/// Every message survives its JSON, and its JSON has the names that other versions of a service read.
/// </summary>
public class MessageJsonTests
{
    private static readonly BookingId Booking = BookingId.Parse("01920000-0000-7000-8000-000000000001", null);
    private static readonly UserId Buyer = UserId.Parse("01920000-0000-7000-8000-0000000000bb", null);
    private static readonly EventId Event = new(7);
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, 123, TimeSpan.Zero);
    private static readonly List<SeatPosition> Seats = [new(1, 5, 12), new(1, 5, 13)];

    private static readonly SectionPlan Section = new("A", 0, 450_00,
        ListOf(new SubsectionPlan(1, 10, 20, ListOf(new RowSeat(1, 20)), ListOf(new RowSeat(2, 1)))));

    private static readonly SectionPlan Ordered = Section with
    {
        Subsections = ListOf(Section.Subsections[0] with { RowOrder = ListOf(5, 6, 7), BestSeat = 10.5m }),
    };

    public static TheoryData<object> Messages =>
    [
        new TicketReservedRequest(
            Booking, Buyer, Event, "A", null, SeatSelectionMode.BestAvailable, 4, ListOf<SeatPosition>(),
            AllOrNothing: true, Noon),
        new TicketReservedRequest(
            Booking, Buyer, Event, "A", 1, SeatSelectionMode.Manual, 2, Seats, AllOrNothing: false, Noon),
        new TicketReservedRequest(
            Booking, Buyer, Event, "A", null, SeatSelectionMode.BestAvailable, 2, ListOf<SeatPosition>(),
            AllOrNothing: true,
            Noon, Attempt: 3, Adjacent: true, Accessible: true, PriceCapMinor: 500_00),
        new SeatUpdatedToReserved(Booking, Buyer, Event, "A", Seats, Noon),
        new ReleaseSeat(Booking, Event, "A", Seats),
        new ReleaseSeat(Booking, Event, "A", Seats, WereSold: true),
        new FinalizeSeatPayment(Booking, Event, "A", Seats),
        new SeatInitializationCommand(Event, "EUR", Section),
        new SeatInitializationCommand(Event, "EUR", Ordered),
        new ChangeSeatPlan(Event, "EUR", Ordered),
        new SeatPlanChanged(Event, "A", 3, Seats),
        new BookingUpdatedToPendingPayment(
            Booking, Buyer, Event, "A", ListOf(new PricedSeat(1, 5, 12, 450_00)),
            ListOf(new SeatPosition(1, 5, 13)), Noon),
        new BookingUpdatedToPendingPayment(
            Booking, Buyer, Event, "A", ListOf(new PricedSeat(1, 5, 12, 450_00)), ListOf<SeatPosition>(), Noon, "SUMMER"),
        new BookingUpdatedToFailed(Booking, Buyer, Event, ReservationFailureCodes.SoldOut, Seats, Noon),
        new BookingUpdatedToFailed(
            Booking, Buyer, Event, ReservationFailureCodes.NotTogether, ListOf<SeatPosition>(), Noon, Attempt: 1),
        new BookingPaidSuccess(Booking, Buyer, Event, "A", Seats, Noon),
        new BookingExpiredReleaseTickets(Booking, Event, "A", Seats, "hold-expired", Noon),
        new BookingExpiredReleaseTickets(Booking, Event, "A", Seats, "refunded-to-buyer", Noon, WereSold: true),
        new EventDirectoryPage(
            ListOf(new EventDirectoryEntry(
                Event, "Concert", Channel.Lane(3), SaleStatus.OnSale, "EUR", 900, 8, Buyer, ListOf(Section), 17)),
            17),
        new EventDirectoryPage(
            ListOf(new EventDirectoryEntry(
                Event, "Concert", Channel.Lane(3), SaleStatus.Cancelled, "EUR", 900, 8, Buyer, ListOf(Section), 18,
                "Dome",
                Noon, "Asia/Taipei", new RefundPolicy(true, Noon, 10), 300, AllowsWaitlist: false)),
            18),
    ];

    [Theory]
    [MemberData(nameof(Messages))]
    public void Message_survives_its_JSON(object message)
    {
        var json = JsonSerializer.Serialize(message, message.GetType(), ContractsJson.Default);
        var back = JsonSerializer.Deserialize(json, message.GetType(), ContractsJson.Default);
        back.ShouldBeEquivalentTo(message);
    }

    [Fact]
    public void Every_message_type_of_the_contracts_is_tested_here()
    {
        var types = typeof(TicketReservedRequest).Assembly.GetTypes()
            .Where(t => t is { IsPublic: true, IsClass: true, Namespace: "Ticketing.Contracts.Messages" })
            .Where(t => t.GetProperty("EventId")?.PropertyType == typeof(EventId))
            .Where(t => t != typeof(WithholdTickets) && t != typeof(OrderSearchQuestion)) // asked over HTTP: on no topic
            .ToList();
        // A changed plan goes by the topics of the seats that it changes.
        types.Count.ShouldBe(Topics.All.Count + 2);
        types.ShouldBeSubsetOf(Messages.Select((object[] row) => row[0].GetType()));
    }

    [Fact]
    public void Names_in_JSON_are_camel_case_and_ids_are_plain()
    {
        var request = Messages.Select((object[] row) => row[0]).OfType<TicketReservedRequest>()
            .Single(r => r.Mode == SeatSelectionMode.Manual);
        JsonSerializer.Serialize(request, ContractsJson.Default.TicketReservedRequest).ShouldBe(
            """
            {"bookingId":"01920000-0000-7000-8000-000000000001","buyerId":"01920000-0000-7000-8000-0000000000bb","eventId":7,
            "section":"A","subsection":1,"mode":"Manual","quantity":2,"seats":[{"subsection":1,"row":5,"seat":12},
            {"subsection":1,"row":5,"seat":13}],"allOrNothing":false,"requestedAt":"2026-11-21T12:00:00.123+00:00"}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public void Member_that_a_newer_version_added_is_ignored()
    {
        var json = Encoding.UTF8.GetBytes(
            $$"""{"bookingId":"{{Booking}}","eventId":7,"section":"A","seats":[],"addedLater":[1] }""");
        JsonSerializer.Deserialize(json, ContractsJson.Default.ReleaseSeat)!.Section.ShouldBe("A");
    }

    [Fact]
    public void Directory_entry_of_an_older_version_allows_no_refund_and_has_a_zone()
    {
        const string Json = """
            {"id":7,"name":"Concert","channel":"lane-3","status":"OnSale","currency":"EUR","holdSeconds":900,
             "maxTicketsPerBooking":8,"sellerId":"01920000-0000-7000-8000-0000000000bb","sections":[],"version":17}
            """;
        var entry = JsonSerializer.Deserialize(Json, ContractsJson.Default.EventDirectoryEntry)!;
        entry.Refunds.ByBuyer.ShouldBeFalse();
        entry.TimeZone.ShouldBe("UTC");
        entry.AllowsWaitlist.ShouldBeTrue();
    }

    [Fact]
    public void Plan_without_an_order_of_quality_is_written_and_read_as_it_always_was()
    {
        const string Old = """
            {"number":1,"rows":2,"seatsPerRow":3,"unavailable":[],"accessible":[],"places":6,"seats":6}
            """;
        var list = ContractsJson.Default.IReadOnlyListSubsectionPlan;
        var plan = JsonSerializer.Deserialize($"[{Old}]", list)!.ShouldHaveSingleItem();

        (plan.RowOrder, plan.BestSeat).ShouldBe((null, null));
        JsonSerializer.Serialize([plan], list).ShouldBe($"[{Old}]");
        JsonSerializer.Serialize([plan with { RowOrder = ListOf(2), BestSeat = 2.5m }], list)
            .ShouldContain("""
                "rowOrder":[2],"bestSeat":2.5
                """);
    }

    private static List<T> ListOf<T>(params T[] items) => [.. items];
}
