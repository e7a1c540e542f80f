using Npgsql;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.RecordTickets;

namespace Ticketing.EventTicketing.Tests.Tickets;

/// <summary>What the guard in the statements is for: the same race with it and without it.</summary>
[Collection(DatabaseTests.Name)]
public sealed class TicketGuardTests(EventDatabase database)
{
    private const int Rivals = 8;

    [Fact]
    public async Task With_the_guard_one_of_many_rivals_gets_the_ticket_and_keeps_it()
    {
        var (winners, holder) = await RaceAsync(TicketStatements.Take);

        winners.ShouldHaveSingleItem().ShouldBe(holder);
    }

    [Fact]
    public async Task Without_the_guard_all_rivals_believe_they_got_it_and_all_but_the_last_lose_it()
    {
        var unguarded = TicketStatements.Take.Replace(TicketStatements.FreeGuard, "", StringComparison.Ordinal);
        unguarded.ShouldNotBe(TicketStatements.Take);

        var (winners, holder) = await RaceAsync(unguarded);

        winners.Count.ShouldBe(Rivals);
        winners.ShouldContain(holder);
    }

    [Fact]
    public async Task The_batched_update_looks_tickets_up_by_key_even_right_after_a_bulk_load()
    {
        var id = await database.NewEventAsync(sections: 5, rows: 50, seatsPerRow: 50);
        await using var transaction = await database.Database.BeginAsync(default);
        var plan = await transaction.QueryAsync<string>(
            $"{TicketStatements.PlanSettings} EXPLAIN {TicketStatements.Take}", Rows(id, (1, 1)), default);

        string.Join('\n', plan).ShouldContain("Index Scan using tickets_pkey");
        string.Join('\n', plan).ShouldNotContain("Seq Scan");
    }

    /// <summary>The tables are analyzed before a sale, when nothing is reserved yet.</summary>
    [Fact]
    public async Task Selling_looks_tickets_up_by_key_also_when_none_was_reserved_before()
    {
        (await SellPlanAsync(TicketStatements.Sell)).ShouldContain("Index Cond");
        // The twin: a state that the planner weighs.
        var weighed = TicketStatements.Sell.Replace(
            TicketStatements.HeldGuard, "AND t.status = 1 AND t.booking_id = u.booking_id", StringComparison.Ordinal);
        (await SellPlanAsync(weighed)).ShouldNotContain("Index Cond");
    }

    /// <summary>Of a batch of 1,000 tickets in a table of 5,000.</summary>
    private async Task<string> SellPlanAsync(string sql)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var name = $"sell_{Guid.NewGuid():n}";
        var values = string.Join(", ", new[]
        {
            "1::bigint", "'A'::text", "1::smallint", "1::smallint", "1::smallint", "gen_random_uuid()", "now()",
            "1::bigint", "'adult'::text", "'VIP'::text",
        }.Select(value => $"array_fill({value}, ARRAY[1000])"));
        foreach (var statement in (string[])
            [
                // A table of the session's own, so that it does not matter what other tests have left.
                "CREATE TEMP TABLE tickets (LIKE public.tickets INCLUDING ALL) ON COMMIT DROP",
                """
                INSERT INTO tickets (event_id, price, section, subsection, row_number, seat_number, status)
                SELECT 1, 100, 'A', 1, r, s, 0 FROM generate_series(1, 100) r, generate_series(1, 50) s
                """,
                "ANALYZE tickets",
                TicketStatements.PlanSettings,
                $"PREPARE {name} AS {Positional(sql)}",
            ])
        {
            await using var command = new NpgsqlCommand(statement, connection, transaction);
            await command.ExecuteNonQueryAsync();
        }

        await using var explain = new NpgsqlCommand(
            $"EXPLAIN EXECUTE {name} ({values})", connection, transaction);
        var plan = new List<string>();
        await using var reader = await explain.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(0));
        }

        return string.Join('\n', plan);
    }

    /// <summary>PREPARE knows parameters by number only.</summary>
    private static string Positional(string sql)
    {
        string[] parameters =
        [
            "EventIds::bigint", "Sections::text", "Subsections::smallint", "Rows::smallint", "Seats::smallint",
            "BookingIds::uuid", "SoldAt::timestamptz", "Prices::bigint", "Kinds::text", "Categories::text",
        ];
        return parameters.Select((parameter, i) => (Parts: parameter.Split("::"), Number: i + 1)).Aggregate(
            sql, (text, p) => text.Replace("@" + p.Parts[0], $"${p.Number}::{p.Parts[1]}[]", StringComparison.Ordinal));
    }

    private async Task<(List<BookingId> Winners, BookingId Holder)> RaceAsync(string sql)
    {
        var id = await database.NewEventAsync();
        var rivals = await Task.WhenAll(Enumerable.Range(0, Rivals).Select(_ => Task.Run(() => TakeAsync(id, sql))));
        var winners = rivals.Where(r => r.Taken == 1).Select(r => r.Booking).ToList();
        var (status, holder) = await database.TicketAsync(id, 1, 1);
        status.ShouldBe(TicketStatus.Reserved);
        return (winners, holder!.Value);
    }

    private async Task<(BookingId Booking, int Taken)> TakeAsync(EventId id, string sql)
    {
        var facts = new Facts(id, (1, 1));
        var rows = TicketRows.ToTake([new BookingFold([TicketMessage.Read(facts.Reserved(), 0)], null)]);
        return (facts.BookingId, await database.Database.ExecuteAsync(sql, rows, default));
    }

    private static TicketRows Rows(EventId id, (int Row, int Seat) seat) =>
        TicketRows.ToTake([new BookingFold([TicketMessage.Read(new Facts(id, seat).Reserved(), 0)], null)]);
}
