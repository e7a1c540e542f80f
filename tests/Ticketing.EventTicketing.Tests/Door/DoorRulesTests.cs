using Ticketing.EventTicketing.Door.ScanTickets;

namespace Ticketing.EventTicketing.Tests.Door;

public sealed class DoorRulesTests
{
    private static readonly DateTimeOffset Noon = new(2027, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly ScanMoment First = new(Noon, "Gate 1");
    private static readonly ScanMoment Later = new(Noon.AddSeconds(1), "Gate 0");
    private static readonly ScanMoment SameTimeOtherDevice = new(Noon, "Gate 2");

    [Theory]
    [InlineData(nameof(TicketStanding.Refunded), false, nameof(ScanOutcome.Refunded))]
    [InlineData(nameof(TicketStanding.Refunded), true, nameof(ScanOutcome.Refunded))]
    [InlineData(nameof(TicketStanding.NotSold), false, nameof(ScanOutcome.NotSold))]
    [InlineData(nameof(TicketStanding.NotSold), true, nameof(ScanOutcome.NotSold))]
    [InlineData(nameof(TicketStanding.Good), false, nameof(ScanOutcome.Admitted))]
    [InlineData(nameof(TicketStanding.Good), true, nameof(ScanOutcome.Admitted))]
    public void The_first_scan_of_a_ticket(string standing, bool letIn, string outcome) =>
        DoorRules.Decide(Enum.Parse<TicketStanding>(standing), First, letIn, null)
            .ShouldBe((Enum.Parse<ScanOutcome>(outcome), false));

    [Fact]
    public void A_device_that_asks_is_told_that_the_ticket_is_used_whatever_the_clocks_say()
    {
        DoorRules.Decide(TicketStanding.Good, Later, false, First).ShouldBe((ScanOutcome.AlreadyUsed, false));
        DoorRules.Decide(TicketStanding.Good, First, false, Later).ShouldBe((ScanOutcome.AlreadyUsed, false));
    }

    [Fact]
    public void Of_two_that_let_somebody_in_the_first_by_time_counts_then_by_device()
    {
        DoorRules.Decide(TicketStanding.Good, Later, true, First).ShouldBe((ScanOutcome.AdmittedTwice, false));
        DoorRules.Decide(TicketStanding.Good, First, true, Later).ShouldBe((ScanOutcome.Admitted, true));
        DoorRules.Decide(TicketStanding.Good, SameTimeOtherDevice, true, First)
            .ShouldBe((ScanOutcome.AdmittedTwice, false));
        DoorRules.Decide(TicketStanding.Good, First, true, SameTimeOtherDevice).ShouldBe((ScanOutcome.Admitted, true));
    }

    [Fact]
    public void Whatever_order_the_scans_arrive_in_the_same_one_counts()
    {
        ScanMoment[] scans = [First, Later, SameTimeOtherDevice];
        foreach (var order in new[] { (0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0) })
        {
            ScanMoment? admitted = null;
            foreach (var scan in new[] { scans[order.Item1], scans[order.Item2], scans[order.Item3] })
            {
                var (outcome, _) = DoorRules.Decide(TicketStanding.Good, scan, true, admitted);
                admitted = outcome is ScanOutcome.Admitted ? scan : admitted;
            }

            admitted.ShouldBe(First);
        }
    }

    [Fact]
    public void A_report_is_believed_between_the_last_contact_and_now()
    {
        var contact = Noon.AddHours(-1);
        ScanTime.OfReport(Noon.AddMinutes(-5), contact, Noon).ShouldBe(new ScanTime(Noon.AddMinutes(-5), null));
        ScanTime.OfReport(Noon.AddHours(-2), contact, Noon).ShouldBe(new ScanTime(contact, ScanTime.BeforeContact));
        ScanTime.OfReport(DateTimeOffset.MinValue, contact, Noon)
            .ShouldBe(new ScanTime(contact, ScanTime.BeforeContact));
        ScanTime.OfReport(Noon.AddSeconds(90), contact, Noon).ShouldBe(new ScanTime(Noon.AddSeconds(90), null));
        ScanTime.OfReport(Noon.AddHours(1), contact, Noon).ShouldBe(new ScanTime(Noon, ScanTime.AfterArrival));
        ScanTime.OfReport(Noon.AddHours(-2), null, Noon).ShouldBe(new ScanTime(Noon, ScanTime.NoContact));
    }

    [Fact]
    public void A_question_counts_when_it_is_asked()
    {
        ScanTime.OfQuestion(Noon.AddHours(-2), Noon).ShouldBe(new ScanTime(Noon, ScanTime.WrongClock));
        ScanTime.OfQuestion(Noon.AddSeconds(-90), Noon).ShouldBe(new ScanTime(Noon, null));
    }
}
