using Microsoft.Extensions.Options;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Accounts;
using Ticketing.EventTicketing.Accounts.Mails;
using Ticketing.EventTicketing.Door.ScanTickets;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.Signing;
using Ticketing.EventTicketing.Tickets.WithholdForRefund;
using Ticketing.EventTicketing.Transfers;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Tests.Transfers;

/// <summary>
/// A ticket changes hands while somebody else accepts it, its buyer gives it back, or a door scans it: one of them wins.
/// </summary>
[Collection(DatabaseTests.Name)]
public sealed class TransferRaceTests(EventDatabase database) : IAsyncLifetime
{
    private const int Rounds = 12;

    /// <summary>Races until the unguarded one shows; a round takes milliseconds.</summary>
    private const int MaxRounds = 200;

    /// <summary>Row 1 of the event, with a ticket for each round.</summary>
    private const int Seats = 250;

    private static readonly string[] Forms = ["friend@example.org"];

    private EventId _event;
    private Guid _buyer;
    private Guid[] _friends = [];

    public async Task InitializeAsync()
    {
        _event = await database.NewEventAsync(rows: 1, seatsPerRow: Seats);
        // On sale, so that no other test's host goes on looking whether its seats are ready.
        await database.ScalarAsync<object?>(
            "UPDATE events SET status = 'ON_SALE' WHERE event_id = $1 RETURNING NULL", _event.Value);
        _buyer = await NewUserAsync();
        _friends = [await NewUserAsync(), await NewUserAsync()];
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(Rival.Acceptance)]
    [InlineData(Rival.Refund)]
    [InlineData(Rival.Scan)]
    public async Task One_of_two_gets_the_ticket(Rival rival)
    {
        for (var seat = 1; seat <= Rounds; seat++)
        {
            (await RaceAsync(rival, AnswersOf<TransferAnswers>(), seat)).ShouldBe(1);
        }
    }

    [Theory]
    [InlineData(Rival.Acceptance)]
    [InlineData(Rival.Refund)]
    [InlineData(Rival.Scan)]
    public async Task Twin_without_the_guards_both_get_it(Rival rival)
    {
        var most = 0;
        for (var seat = 1; seat <= MaxRounds && most < 2; seat++)
        {
            most = await RaceAsync(rival, AnswersOf<UnguardedAnswers>(), seat);
        }

        most.ShouldBe(2, "or the guards guard against nothing");
    }

    /// <summary>What a transfer races with.</summary>
    public enum Rival
    {
        /// <summary>The same offer, by another account with the address.</summary>
        Acceptance,
        Refund,
        Scan,
    }

    /// <summary>How many of two got the ticket.</summary>
    private async Task<int> RaceAsync(Rival rival, TransferAnswers answers, int seat)
    {
        var claims = await SellAsync(seat);
        var transfer = await OfferAsync(claims);
        var first = Task.Run(() => AcceptsAsync(answers, transfer, _friends[0]));
        var second = Task.Run(() => rival switch
        {
            Rival.Acceptance => AcceptsAsync(answers, transfer, _friends[1]),
            Rival.Refund => WithholdsAsync(claims),
            _ => AdmitsAsync(claims),
        });
        return (await first ? 1 : 0) + (await second ? 1 : 0);
    }

    private static async Task<bool> AcceptsAsync(TransferAnswers answers, Guid transfer, Guid user) =>
        await answers.AcceptAsync(transfer, new UserId(user), Forms, default) is null;

    private async Task<bool> WithholdsAsync(TicketClaims claims) =>
        (await new Withholdings(database.Database, TimeProvider.System).WithholdAsync(
            new WithholdTickets(Guid.NewGuid(), claims.BookingId, _event, "A", [claims.Ticket.Seat]), default)).AreWithheld;

    private async Task<bool> AdmitsAsync(TicketClaims claims) =>
        (await new ScanRecorder(database.Database, TimeProvider.System).RecordAsync(
            new Scan(
                Guid.NewGuid(), claims, new ScanMoment(DateTimeOffset.UtcNow, "Gate"), Guid.NewGuid(), LetIn: false),
            default)).Response.Outcome == "admitted";

    private async Task<TicketClaims> SellAsync(int seat)
    {
        var facts = new Facts(_event, (1, seat)) { Buyer = new UserId(_buyer) };
        await database.RecordTickets.HandleAsync([facts.Reserved(), facts.Paid()], default);
        return new TicketClaims(new TicketId(_event, "A", new SeatPosition(1, 1, seat)), facts.BookingId);
    }

    private async Task<Guid> OfferAsync(TicketClaims claims)
    {
        var id = Guid.NewGuid();
        await database.ScalarAsync<object?>(
            """
            WITH t AS (
                INSERT INTO ticket_transfers (transfer_id, booking_id, event_id, section, from_user, email, state, offered_at,
                                              expires_at)
                VALUES ($1, $2, $3, 'A', $4, 'friend@example.org', 'pending', now(), now() + interval '1 day'))
            INSERT INTO transferred_tickets VALUES ($1, $2, 1, 1, $5, 0) RETURNING NULL
            """,
            id, claims.BookingId.Value, _event.Value, _buyer, (short)claims.Ticket.Seat.Seat);
        return id;
    }

    private async Task<Guid> NewUserAsync()
    {
        var id = Guid.NewGuid();
        await database.ScalarAsync<object?>(
            """
            INSERT INTO users (user_id, email, name, role, password_hash, created_at)
            VALUES ($1, $1 || '@example.org', 'Ada', 'buyer', '', now()) RETURNING NULL
            """,
            id);
        return id;
    }

    private T AnswersOf<T>()
        where T : TransferAnswers => (T)Activator.CreateInstance(
            typeof(T), database.Database,
            new VerifiedAddress(database.Database, Options.Create(new AccountsOptions())),
            new AccountMails(database.Database, TimeProvider.System), TimeProvider.System)!;

    private sealed class UnguardedAnswers(Database database, VerifiedAddress address, AccountMails mails, TimeProvider time)
        : TransferAnswers(database, address, mails, time)
    {
        protected override string LockTickets =>
            base.LockTickets.Replace(TransferStatements.LockGuard, "", StringComparison.Ordinal);

        protected override string Accept =>
            base.Accept.Replace(TransferStatements.PendingGuard, "", StringComparison.Ordinal);
    }
}
