using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Accounts.Mails;
using Ticketing.EventTicketing.Tickets;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Transfers;

/// <summary>Offers tickets to an address, and withdraws offers. Until an offer is accepted nothing changes.</summary>
internal sealed class TicketOffers(Database database, AccountMails mails, TimeProvider time)
{
    /// <summary>Somebody who offers more is no friend with a spare ticket.</summary>
    public const int MaxPerDay = 50;

    /// <summary>Long enough to read a mail; an address that changes hands later gets nothing.</summary>
    private static readonly TimeSpan ValidFor = TimeSpan.FromDays(7);

    /// <summary>The offers of one person take turns, so that none of two passes the bound.</summary>
    private const string LockUser =
        "SELECT email, locale FROM users WHERE user_id = @UserId AND deleted_at IS NULL FOR NO KEY UPDATE";

    private const string IsSameOffer =
        """
        SELECT x.email = @Email AND (SELECT count(*) FROM transferred_tickets WHERE transfer_id = @TransferId) = @Count
        FROM ticket_transfers x WHERE x.transfer_id = @TransferId AND x.from_user = @UserId
        """;

    /// <summary>The offer's id, the same for the same offer again; or why not.</summary>
    /// <param name="seats">Tickets of one booking.</param>
    /// <param name="email">Normalised.</param>
    /// <param name="from">Who offers.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<(Guid? TransferId, Refusal? Refusal)> OfferAsync(
        TransferredSeats seats, string email, UserId from, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var transaction = await database.BeginAsync(ct);
        if (await transaction.FindAsync<OffererRow>(LockUser, new { UserId = from.Value }, ct) is not { } offerer)
        {
            return (null, TicketErrors.NotFound);
        }

        if (offerer.Email == email)
        {
            return (null, Refusal.Invalid("email", "Is your own address."));
        }

        await transaction.ExecuteAsync(TransferStatements.LockTickets, seats, ct);
        var standings = await StandingsAsync(transaction, seats, now, ct);
        var holds = await TransferableEvent.ReadAsync(transaction, seats.EventId, ct);
        if ((RefuseToLeave(standings, seats, from) ?? holds.RefuseAt(now)) is { } no)
        {
            return (null, no);
        }

        if (standings.FirstOrDefault(s => s.OfferedIn is not null)?.OfferedIn is { } open)
        {
            var isSame = standings.All(s => s.OfferedIn == open) && await transaction.FindAsync<bool>(
                IsSameOffer, new { TransferId = open, UserId = from.Value, Email = email, seats.Count }, ct);
            return isSame ? (open, null) : (null, TransferErrors.TicketOffered);
        }

        var since = now - TimeSpan.FromDays(1);
        if (await transaction.FindAsync<long>(
            TransferStatements.CountToday, new { UserId = from.Value, Since = since }, ct) >= MaxPerDay)
        {
            return (null, TransferErrors.TooMany);
        }

        var id = Guid.CreateVersion7(now);
        await InsertAsync(transaction, id, seats, email, from, holds, now, ct);
        await mails.AskForAddressAsync(transaction, email, offerer.Locale, AccountMailKinds.TicketsOffered, ct);
        await transaction.CommitAsync(ct);
        return (id, null);
    }

    /// <summary>Null if the offer is withdrawn now, or was before; else why not.</summary>
    public async Task<Refusal?> WithdrawAsync(Guid transfer, UserId from, CancellationToken ct)
    {
        var values = new { TransferId = transfer, UserId = from.Value, Now = time.GetUtcNow() };
        if (await database.ExecuteAsync(TransferStatements.Withdraw, values, ct) == 1)
        {
            return null;
        }

        return await database.FindAsync<string>(
            "SELECT state FROM ticket_transfers WHERE transfer_id = @TransferId AND from_user = @UserId", values, ct) switch
        {
            null => TransferErrors.NotFound,
            "withdrawn" => null,
            _ => TransferErrors.Over,
        };
    }

    private static Task<IReadOnlyList<TicketStanding>> StandingsAsync(
        DatabaseTransaction transaction, TransferredSeats seats, DateTimeOffset now, CancellationToken ct) =>
        transaction.QueryAsync<TicketStanding>(
            TransferStatements.ReadStandings,
            new { seats.BookingId, seats.EventId, seats.Section, seats.Subsections, seats.Rows, seats.Seats, Now = now }, ct);

    private static Refusal? RefuseToLeave(
        IReadOnlyList<TicketStanding> standings, TransferredSeats seats, UserId from) =>
        standings.Count != seats.Count
            ? TicketErrors.NotFound
            : standings.Select(s => s.RefuseToLeave(from.Value)).FirstOrDefault(no => no is not null);

    private static async Task InsertAsync(
        DatabaseTransaction transaction, Guid id, TransferredSeats seats, string email, UserId from,
        TransferableEvent holds, DateTimeOffset now, CancellationToken ct)
    {
        var expiresAt = now + ValidFor < holds.StartsAt ? now + ValidFor : holds.StartsAt;
        await transaction.ExecuteAsync(
            TransferStatements.Insert,
            new
            {
                TransferId = id, seats.BookingId, seats.EventId, seats.Section, seats.Subsections, seats.Rows, seats.Seats,
                UserId = from.Value, Email = email, Now = now, ExpiresAt = expiresAt,
            },
            ct);
        await transaction.AppendAsync(
            new AuditEntry("tickets-offered", AuditActor.User(from.Value))
            {
                EventId = seats.EventId, SellerId = holds.SellerId, OrderId = seats.BookingId,
                Details = new Dictionary<string, string> { ["tickets"] = string.Join(' ', seats.TicketIds) },
            },
            now, ct);
    }

    private sealed class OffererRow
    {
        public required string Email { get; init; }
        public required string Locale { get; init; }
    }
}
