using System.Runtime.CompilerServices;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.Signing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Tables;
using TicketKey = Ticketing.EventTicketing.Tickets.TicketKey;

namespace Ticketing.EventTicketing.Attendees;

/// <summary>
/// Everybody who has a ticket of an event, with names, answers and when they were let in. At most as many as the event has
/// seats.
/// </summary>
internal sealed class AttendeeTable(Database database, AttendeeListQuery query, AttendeeRulesTable rules)
{
    /// <summary>Rows of one read.</summary>
    private const int AtOnce = 1_000;

    private const string ReadPlans = "SELECT name, subsections FROM event_sections WHERE event_id = @EventId";

    private static readonly IReadOnlyList<string> Columns =
    [
        "Ticket", "Number", "Order", "Name", "Holder", "Buyer", "E-mail", "Transfers", "Section", "Block", "Row", "Seat",
        "Checked in", "Checked in at",
    ];

    /// <summary>The heading, which ends with the event's questions, and a row a ticket that is good, by seat.</summary>
    public async Task<(IReadOnlyList<string> Heading, IAsyncEnumerable<IReadOnlyList<TableCell>> Rows)> OpenAsync(
        EventId id, CancellationToken ct)
    {
        var questions = (await rules.FindAsync(id, ct))?.Questions ?? [];
        var plans = (await database.QueryAsync<PlanRow>(ReadPlans, new { EventId = id.Value }, ct))
            .ToDictionary(p => p.Name, p => new SectionPlan(p.Name, 0, 0, SubsectionsColumn.Read(p.Subsections)));
        return ([.. Columns, .. questions.Select(q => q.Text)], ReadAsync(id, [.. questions.Select(q => q.Id)], plans, ct));
    }

    private async IAsyncEnumerable<IReadOnlyList<TableCell>> ReadAsync(
        EventId id, IReadOnlyList<string> questions, Dictionary<string, SectionPlan> plans,
        [EnumeratorCancellation] CancellationToken ct)
    {
        var after = TicketKey.First;
        while (await query.ReadRowsAsync(id, after, AtOnce, withScans: true, ct) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                yield return CellsOf(id, row, questions, plans.GetValueOrDefault(row.Section));
            }

            after = rows[^1].Key;
        }
    }

    private static List<TableCell> CellsOf(
        EventId id, AttendeeListQuery.AttendeeRow row, IReadOnlyList<string> questions, SectionPlan? plan)
    {
        var ticket = new TicketId(id, row.Section, row.Seat);
        var claims = new TicketClaims(ticket, new BookingId(row.BookingId), row.Generation);
        var (block, rowName, seat) = plan.NameOf(row.Seat);
        var answers = AttendeeRules.ReadAnswers(row.Answers);
        var ofOrder = AttendeeRules.ReadAnswers(row.OrderAnswers);
        return
        [
            ticket.ToString(), claims.Number().ToString(), row.BookingId.ToString(), row.Name, row.HolderName, row.BuyerName,
            row.BuyerEmail, row.Generation, row.Section, block ?? $"{row.Subsection}", rowName, seat,
            row.AdmittedAt is null ? "no" : "yes", row.AdmittedAt,
            .. questions.Select(q => (TableCell)(answers.GetValueOrDefault(q) ?? ofOrder.GetValueOrDefault(q))),
        ];
    }

    private sealed class PlanRow
    {
        public required string Name { get; init; }
        public required string Subsections { get; init; }
    }
}
