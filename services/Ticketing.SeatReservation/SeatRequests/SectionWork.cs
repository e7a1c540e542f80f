using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging;
using Ticketing.SeatReservation.Reserving;
using Ticketing.SeatReservation.Reserving.SeatChoice;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.SeatRequests;

/// <summary>Does the work of one section, run by run in order, and collects the answers to publish.</summary>
internal sealed partial class SectionWork(
    ReserveSeats reserve, ReleaseSeats release, FinalizePayment finalize, ChangePlan changePlan, SeatWorkMetrics metrics,
    TimeProvider time, ILogger<SectionWork> logger)
{
    /// <summary>
    /// Appends to <paramref name="answers"/> as it goes, so that what was done is published even if a later run fails.
    /// </summary>
    public async Task RunAsync(LiveSection section, IEnumerable<SeatWork> works, List<OutgoingMessage> answers)
    {
        foreach (var run in SeatWork.RunsOf(works))
        {
            switch (run[0].Body)
            {
                case TicketReservedRequest:
                    await ReserveAsync(section, run, answers);
                    break;
                case ReleaseSeat:
                    Check(run, await release.RunAsync(section, [.. run.Select(BookingOf)]));
                    break;
                case FinalizeSeatPayment:
                    Check(run, await finalize.RunAsync(section, [.. run.Select(BookingOf)]));
                    break;
                case ChangeSeatPlan:
                    section = await ChangeAsync(section, run, answers);
                    break;
                default:
                    throw new InvalidOperationException($"No work on a section: {run[0].Body.GetType().Name}.");
            }
        }
    }

    /// <summary>Answers requests for a section that the event's plan does not have.</summary>
    /// <exception cref="PoisonMessageException">A release or a payment of seats that cannot exist.</exception>
    public void Refuse(IEnumerable<SeatWork> works, List<OutgoingMessage> answers)
    {
        foreach (var work in works)
        {
            if (work.Body is not TicketReservedRequest request)
            {
                throw new PoisonMessageException(
                    work.Message, $"Event {work.Section.Event} has no section '{work.Section.Section}'.");
            }

            var refusal = ReservationRecord.NoSuchSeat(time.GetUtcNow());
            metrics.CountAnswers([refusal]);
            answers.Add(SeatAnswers.NotFound(work.Message, request, null, refusal));
        }
    }

    /// <summary>The section with the plan of the newest edition.</summary>
    private async Task<LiveSection> ChangeAsync(LiveSection section, List<SeatWork> run, List<OutgoingMessage> answers)
    {
        foreach (var work in run)
        {
            var change = (ChangeSeatPlan)work.Body;
            try
            {
                if (await changePlan.RunAsync(change) is { } changed)
                {
                    section = changed.Section;
                    answers.Add(SeatAnswers.PlanChanged(work.Message, section.Shape, change, changed.Kept));
                    LogChanged(section.Shape.Name, section.Shape.EventId, change.Section.Edition, changed.Kept.Count);
                }
            }
            catch (ArgumentException broken)
            {
                throw new PoisonMessageException(work.Message, broken.Message, broken);
            }
        }

        return section;
    }

    private async Task ReserveAsync(LiveSection section, List<SeatWork> run, List<OutgoingMessage> answers)
    {
        var requests = run.Select(work => (TicketReservedRequest)work.Body).ToList();
        var records = await reserve.RunAsync(section, requests);
        metrics.CountAnswers(records);
        for (var i = 0; i < run.Count; i++)
        {
            if (records[i].FoundSeats)
            {
                SeatAnswers.AddFound(answers, run[i].Message, requests[i], section.Shape, records[i]);
            }
            else
            {
                answers.Add(SeatAnswers.NotFound(run[i].Message, requests[i], section.Shape, records[i]));
            }
        }
    }

    private static BookingSeats BookingOf(SeatWork work) => work.Body switch
    {
        ReleaseSeat r => new BookingSeats(r.BookingId, r.Seats, r.WereSold, r.Resold),
        FinalizeSeatPayment f => new BookingSeats(f.BookingId, f.Seats),
        var other => throw new InvalidOperationException($"{other.GetType().Name} names no booking's seats."),
    };

    /// <summary>
    /// Throws for the first contradiction: the consume loop sets that message aside and tries the rest again.
    /// </summary>
    private void Check(List<SeatWork> run, IReadOnlyList<SeatOutcome> outcomes)
    {
        for (var i = 0; i < run.Count; i++)
        {
            var booking = BookingOf(run[i]);
            metrics.CountEnding(run[i].Message.Kind.Action, outcomes[i]);
            switch (outcomes[i])
            {
                case { Kind: SeatOutcomeKind.Contradicted }:
                    throw new PoisonMessageException(
                        run[i].Message,
                        "The message names other seats than the booking holds, or seats that do not exist.");
                case { Kind: SeatOutcomeKind.HoldsNothing }:
                    LogHoldsNothing(run[i].Message.Kind.Action, booking.Booking);
                    break;
                case { Kind: SeatOutcomeKind.Applied, Seats: var changed } when changed < booking.Seats.Count:
                    LogFewer(run[i].Message.Kind.Action, booking.Booking, changed, booking.Seats.Count);
                    break;
                default:
                    break;
            }
        }
    }

    [LoggerMessage(
        LogLevel.Information, "Section {Section} of event {Event} has the seats of edition {Edition}; {Kept} stayed")]
    private partial void LogChanged(string section, EventId @event, int edition, int kept);

    [LoggerMessage(LogLevel.Warning, "{Action}: booking {Booking} holds no seats, nothing was changed")]
    private partial void LogHoldsNothing(string action, BookingId booking);

    [LoggerMessage(
        LogLevel.Warning, "{Action}: booking {Booking} had {Changed} of {Named} seats in the expected state")]
    private partial void LogFewer(string action, BookingId booking, int changed, int named);
}
