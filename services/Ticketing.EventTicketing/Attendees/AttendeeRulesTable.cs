using System.Security.Claims;
using System.Text.Json;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Events;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Attendees;

/// <summary>Table <c>event_attendee_rules</c>, and the columns of <c>events</c> that say it has something.</summary>
internal sealed class AttendeeRulesTable(Database database, TimeProvider time)
{
    private const string Find =
        """
        SELECT e.seller_id, e.status, e.forbids_transfers, r.names, r.changes_until, r.questions
        FROM events e LEFT JOIN event_attendee_rules r ON r.event_id = e.event_id WHERE e.event_id = @EventId
        """;

    /// <summary>Two who save at once take turns, so that neither takes an id from the other's questions.</summary>
    private const string LockEvent = "SELECT event_id FROM events WHERE event_id = @EventId FOR NO KEY UPDATE";

    private const string Save =
        """
        INSERT INTO event_attendee_rules (event_id, names, changes_until, questions, required_of_ticket, required_of_order)
        VALUES (@EventId, @Names, @ChangesUntil, @Questions::jsonb, @RequiredOfTicket, @RequiredOfOrder)
        ON CONFLICT (event_id) DO UPDATE
        SET names = @Names, changes_until = @ChangesUntil, questions = @Questions::jsonb,
            required_of_ticket = @RequiredOfTicket, required_of_order = @RequiredOfOrder;
        UPDATE events SET asks_attendees = @AsksSomething, forbids_transfers = NOT @Transfers WHERE event_id = @EventId
        """;

    /// <summary>The event's rules, or null if there is no such event.</summary>
    public async Task<AttendeeRules?> FindAsync(EventId id, CancellationToken ct) =>
        (await database.FindAsync<RulesRow>(Find, new { EventId = id.Value }, ct))?.ToRules();

    /// <summary>Saves the rules that <paramref name="read"/> makes of those there are; or why not.</summary>
    public async Task<(AttendeeRules? Rules, Refusal? Refusal)> SaveAsync(
        EventId id, ClaimsPrincipal caller, Func<AttendeeRules, (AttendeeRules Rules, Refusal? Refusal)> read,
        CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        await transaction.FindAsync<long?>(LockEvent, new { EventId = id.Value }, ct);
        var row = await transaction.FindAsync<RulesRow>(Find, new { EventId = id.Value }, ct);
        if (RefusalOf(row, caller) is { } no)
        {
            return (null, no);
        }

        var (rules, wrong) = read(row!.ToRules());
        if (wrong is not null)
        {
            return (null, wrong);
        }

        await transaction.ExecuteAsync(
            Save,
            new
            {
                EventId = id.Value, rules.Names, rules.ChangesUntil, AsksSomething = rules.AsksSomething(), rules.Transfers,
                Questions = JsonSerializer.Serialize(rules.Questions, AttendeesJson.Default.IReadOnlyListAttendeeQuestion),
                RequiredOfTicket = rules.RequiredPer(AttendeeRules.PerTicket),
                RequiredOfOrder = rules.RequiredPer(AttendeeRules.PerOrder),
            },
            ct);
        await transaction.AppendAsync(
            new AuditEntry("attendee-rules-changed", AuditActor.Of(caller)) { EventId = id.Value, SellerId = row.SellerId },
            time.GetUtcNow(), ct);
        await transaction.CommitAsync(ct);
        return (rules, null);
    }

    private static Refusal? RefusalOf(RulesRow? row, ClaimsPrincipal caller) => row switch
    {
        null => EventErrors.NotFound,
        _ when row.SellerId != caller.SellerId().Value => EventErrors.NotYours,
        { Status: "ENDED" } => EventErrors.Ended,
        { Status: "CANCELLED" } => EventErrors.Cancelled,
        _ => null,
    };

    private sealed class RulesRow
    {
        public Guid SellerId { get; init; }
        public required string Status { get; init; }
        public bool ForbidsTransfers { get; init; }

        /// <summary>Null where the seller set no rules.</summary>
        public string? Names { get; init; }
        public DateTimeOffset? ChangesUntil { get; init; }
        public string? Questions { get; init; }

        public AttendeeRules ToRules() => new(
            Names ?? AttendeeRules.NoNames, ChangesUntil, !ForbidsTransfers, AttendeeRules.ReadQuestions(Questions));
    }
}
