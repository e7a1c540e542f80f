using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Tickets;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Attendees;

/// <summary>What was answered for a seat, or for the order, before and after.</summary>
internal sealed record AnswerChange(SeatPosition? Seat, bool IsUsed, KnownAnswers Before, KnownAnswers After);

/// <summary>Reads a request against an order: what changes, and what is wrong with it.</summary>
internal static class OrderAnswers
{
    private static readonly IReadOnlyDictionary<string, string?> Nothing = new Dictionary<string, string?>();

    /// <summary>The changes; or the refusal, unless <paramref name="errors"/> has what is wrong.</summary>
    public static (IReadOnlyList<AnswerChange> Changes, Refusal? Refusal) Read(
        AskedOrder order, OrderAttendeesRequest request, UserId caller, FieldErrors errors)
    {
        var changes = new List<AnswerChange>();
        if (!errors.Require(
            request.Tickets is { Count: <= OrderAttendeesRequest.MaxTickets }, "tickets",
            $"Must be at most {OrderAttendeesRequest.MaxTickets} tickets.")
            || !errors.Require(HasFewAnswers(request.Answers), "answers", "Are more than there are questions."))
        {
            return (changes, null);
        }

        var rules = order.Rules;
        for (var i = 0; i < request.Tickets!.Count && !errors.Full; i++)
        {
            var given = request.Tickets[i];
            if (!errors.Require(given is not null && HasFewAnswers(given.Answers), $"tickets[{i}]", "Is no ticket's answers."))
            {
                continue;
            }

            var seat = order.Seats.FirstOrDefault(s => order.TicketOf(s).ToString() == given!.TicketId);
            if (seat is null || !seat.IsHeldBy(order, caller))
            {
                return (changes, TicketErrors.NotFound);
            }

            errors.Require(
                changes.All(c => c.Seat != seat.Position), $"tickets[{i}].ticket_id", "Is named more than once.");
            var after = AnswerRules.Apply(
                rules.QuestionsPer(AttendeeRules.PerTicket), rules.Names != AttendeeRules.NoNames, seat.Known(),
                new GivenAnswers(given!.Name, given.Answers ?? Nothing), $"tickets[{i}].", errors);
            changes.Add(new AnswerChange(seat.Position, seat.IsUsed, seat.Known(), after));
        }

        if (request.Answers is { Count: > 0 } answers)
        {
            errors.Require(order.BuyerId == caller.Value, "answers", "Are the buyer's to give.");
            var known = order.KnownOfOrder();
            var after = AnswerRules.Apply(
                rules.QuestionsPer(AttendeeRules.PerOrder), asksName: false, known, new GivenAnswers(null, answers), "",
                errors);
            changes.Add(new AnswerChange(null, IsUsed: false, known, after));
        }

        return (changes, null);
    }

    private static bool HasFewAnswers(IReadOnlyDictionary<string, string?>? answers) =>
        answers is null or { Count: <= AttendeeRulesRequest.MaxQuestions };
}
