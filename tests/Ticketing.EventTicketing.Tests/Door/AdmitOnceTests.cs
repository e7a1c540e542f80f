using Npgsql;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Door.ScanTickets;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.Signing;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Outboxes;

namespace Ticketing.EventTicketing.Tests.Door;

/// <summary>What makes a ticket admit once: the same race with the guards and without them.</summary>
[Collection(DatabaseTests.Name)]
public sealed class AdmitOnceTests(EventDatabase database)
{
    private const int Doors = 12;

    /// <summary>Races until the unguarded one shows; a round takes milliseconds.</summary>
    private const int MaxRounds = 50;

    [Fact]
    public async Task Many_doors_at_once_admit_one()
    {
        for (var seat = 1; seat <= 5; seat++)
        {
            var outcomes = await RaceAsync(database.Source, guarded: true, seat);

            outcomes.Count(o => o == "admitted").ShouldBe(1);
            outcomes.Count(o => o == "already-used").ShouldBe(Doors - 1);
        }
    }

    [Fact]
    public async Task Without_the_lock_and_the_index_one_ticket_admits_several()
    {
        await using var source = NpgsqlDataSource.Create(await database.NewDatabaseAsync());
        await using var drop = source.CreateCommand("DROP INDEX ticket_scans_admits_once");
        await drop.ExecuteNonQueryAsync();
        Unguarded.ShouldNotBe(ScanStatements.LockTicket);

        var most = 0;
        for (var round = 1; round <= MaxRounds && most < 2; round++)
        {
            most = (await RaceAsync(source, guarded: false, round)).Count(o => o == "admitted");
        }

        most.ShouldBeGreaterThan(1, "or the guard guards against nothing");
    }

    [Fact]
    public async Task Without_the_lock_alone_the_index_still_lets_no_second_admission_be_recorded()
    {
        var outcomes = await RaceAsync(database.Source, guarded: false, 6);

        outcomes.Count(o => o == "admitted").ShouldBe(1);
    }

    /// <summary>Reads the ticket as a scan does, and lets others read it too.</summary>
    private static string Unguarded { get; } =
        ScanStatements.LockTicket.Replace(ScanStatements.LockGuard, "", StringComparison.Ordinal);

    private static async Task<string[]> RaceAsync(NpgsqlDataSource source, bool guarded, int seat)
    {
        var data = new Database(source, new OutboxSignal());
        var recorder = new ScanRecorder(data, TimeProvider.System);
        var ticket = new TicketId(new EventId(77_000_000), "A", new SeatPosition(1, 1, seat));
        var claims = new TicketClaims(ticket, BookingId.New(DateTimeOffset.UtcNow));
        await using var sell = source.CreateCommand(
            """
            INSERT INTO tickets (event_id, price, section, subsection, row_number, seat_number, status, booking_id)
            VALUES ($1, 0, 'A', 1, 1, $2, 2, $3)
            """);
        sell.Parameters.Add(new() { Value = ticket.EventId.Value });
        sell.Parameters.Add(new() { Value = (short)seat });
        sell.Parameters.Add(new() { Value = claims.BookingId.Value });
        await sell.ExecuteNonQueryAsync();

        return await Task.WhenAll(Enumerable.Range(0, Doors).Select(door => Task.Run(async () =>
        {
            var scan = new Scan(
                Guid.NewGuid(), claims, new ScanMoment(DateTimeOffset.UtcNow, $"Gate {door}"), Guid.NewGuid(),
                LetIn: false);
            try
            {
                return (guarded
                    ? await recorder.RecordAsync(scan, default)
                    : await RecordUnguardedAsync(data, recorder, scan)).Response.Outcome;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                return "refused by the index";
            }
            catch (InvalidOperationException) when (!guarded)
            {
                return "found two admissions"; // of those that came before it
            }
        })));
    }

    private static async Task<(ScanResponse Response, bool IsNew)> RecordUnguardedAsync(
        Database data, ScanRecorder recorder, Scan scan)
    {
        await using var transaction = await data.BeginAsync(default);
        var holder = await transaction.FindAsync<ScanRecorder.HolderRow>(
            Unguarded, scan.Claims.Ticket.ToKey(), default);
        var response = await recorder.RecordLockedAsync(transaction, scan, holder, default);
        await transaction.CommitAsync(default);
        return response;
    }
}
