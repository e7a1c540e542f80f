using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Accounts;
using Ticketing.EventTicketing.Accounts.Mails;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Transfers;

/// <summary>
/// Accepts and declines offers of tickets. Accepting is one transaction: the tickets change hands, and their codes, in
/// one moment; whoever fails to commit has changed nothing (ADR 0051).
/// </summary>
internal class TransferAnswers(Database database, VerifiedAddress address, AccountMails mails, TimeProvider time)
{
    protected virtual string LockTickets => TransferStatements.LockTickets;

    protected virtual string Accept => TransferStatements.Accept;

    /// <summary>Null if the tickets are the caller's now, or were before by this offer; else why not.</summary>
    public async Task<Refusal?> AcceptAsync(Guid transfer, UserId user, CancellationToken ct) =>
        await AcceptAsync(transfer, user, await address.FormsOfAsync(user, ct), ct);

    /// <summary>Null if the offer is declined now; else why not.</summary>
    public async Task<Refusal?> DeclineAsync(Guid transfer, UserId user, CancellationToken ct)
    {
        var values = new
        {
            TransferId = transfer, UserId = user.Value, Forms = await address.FormsOfAsync(user, ct), Now = time.GetUtcNow(),
        };
        if (await database.ExecuteAsync(TransferStatements.Decline, values, ct) == 1)
        {
            return null;
        }

        return await database.FindAsync<OfferRow>(TransferStatements.Find, values, ct) switch
        {
            null => TransferErrors.NotFound,
            { State: "declined" } => null,
            _ => TransferErrors.Over,
        };
    }

    /// <summary>The same for a person whose verified address has these forms.</summary>
    internal async Task<Refusal?> AcceptAsync(Guid transfer, UserId user, string[] forms, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var values = new { TransferId = transfer, UserId = user.Value, Forms = forms, Now = now };
        await using var transaction = await database.BeginAsync(ct);
        if (await transaction.FindAsync<Guid?>(TransferStatements.KeepAccount, values, ct) is null
            || await transaction.FindAsync<OfferRow>(TransferStatements.Find, values, ct) is not { } offer)
        {
            return TransferErrors.NotFound;
        }

        if (offer.State == "accepted" && offer.ToUser == user.Value)
        {
            return null;
        }

        var tickets = await transaction.QueryAsync<OfferedTicket>(TransferStatements.ReadTickets, values, ct);
        var seats = new TransferredSeats(
            offer.BookingId, offer.EventId, offer.Section,
            [.. tickets.Select(t => new SeatPosition(t.Subsection, t.RowNumber, t.SeatNumber))]);
        await transaction.ExecuteAsync(LockTickets, seats, ct);

        // Statements after the lock: they see what was committed while it was waited for.
        var holds = await TransferableEvent.ReadAsync(transaction, offer.EventId, ct);
        if ((holds.RefuseAt(now) ?? await RefuseAsync(transaction, offer, seats, tickets, now, ct)) is { } no)
        {
            return no;
        }

        if (await transaction.ExecuteAsync(Accept, values, ct) != 1)
        {
            return TransferErrors.Over;
        }

        await TakeAsync(transaction, offer, seats, user, holds.SellerId, now, ct);
        await mails.AskAsync(transaction, offer.FromUser, AccountMailKinds.TicketsTransferred, ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    private static async Task TakeAsync(
        DatabaseTransaction transaction, OfferRow offer, TransferredSeats seats, UserId user, Guid seller,
        DateTimeOffset now, CancellationToken ct)
    {
        var values = new { offer.TransferId, offer.EventId, UserId = user.Value, Now = now };
        await transaction.ExecuteAsync(TransferStatements.Take, values, ct);
        await transaction.ExecuteAsync(TransferStatements.ForgetAnswers, values, ct);
        await transaction.AppendAsync(
            new AuditEntry("tickets-transferred", AuditActor.User(user.Value))
            {
                EventId = offer.EventId, SellerId = seller, OrderId = offer.BookingId, SubjectId = offer.FromUser,
                Details = new Dictionary<string, string> { ["tickets"] = string.Join(' ', seats.TicketIds) },
            },
            now, ct);
    }

    private static async Task<Refusal?> RefuseAsync(
        DatabaseTransaction transaction, OfferRow offer, TransferredSeats seats, IReadOnlyList<OfferedTicket> tickets,
        DateTimeOffset now, CancellationToken ct)
    {
        if (offer.State != "pending" || offer.ExpiresAt <= now)
        {
            return TransferErrors.Over;
        }

        var standings = await transaction.QueryAsync<TicketStanding>(
            TransferStatements.ReadStandings,
            new { seats.BookingId, seats.EventId, seats.Section, seats.Subsections, seats.Rows, seats.Seats, Now = now }, ct);
        foreach (var ticket in tickets)
        {
            var standing = standings.FirstOrDefault(s => (s.Subsection, s.RowNumber, s.SeatNumber)
                == (ticket.Subsection, ticket.RowNumber, ticket.SeatNumber));
            if (standing is not { IsSold: true } || standing.HolderId != offer.FromUser
                || standing.Generation != ticket.Generation)
            {
                return TransferErrors.TicketGone;
            }

            if (standing.RefuseToLeave(offer.FromUser) is { } no)
            {
                return no;
            }
        }

        return null;
    }

    private sealed class OfferRow
    {
        public Guid TransferId { get; init; }
        public Guid BookingId { get; init; }
        public long EventId { get; init; }
        public required string Section { get; init; }
        public Guid FromUser { get; init; }
        public required string State { get; init; }
        public DateTimeOffset ExpiresAt { get; init; }
        public Guid? ToUser { get; init; }
    }

    private sealed class OfferedTicket
    {
        public short Subsection { get; init; }
        public short RowNumber { get; init; }
        public short SeatNumber { get; init; }
        public int Generation { get; init; }
    }
}
