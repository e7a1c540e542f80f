using Npgsql;
using Ticketing.Booking.Payments.TakePaymentEvents;
using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.Waitlist;
using Ticketing.Booking.Waitlist.AuditWaitlist;
using Ticketing.Booking.Waitlist.ServeWaitlist;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Tests.Waitlist;

/// <summary>What is kept of waitlists and payments, for how long, and that nothing is left behind for good.</summary>
[Collection(ServersCollection.Name)]
public sealed class WaitlistRetentionTests(Servers servers)
{
    [Fact]
    public async Task The_audit_is_kept_for_ninety_days_after_the_event_and_never_changed()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        await world.JoinedAsync(1);
        world.Seats.Free("C", 1);
        await world.ServeAsync();
        var lines = await CountAsync(world, "waitlist_audit");
        lines.ShouldBeGreaterThan(2);
        world.Events.Entry = world.Events.Entry with
        {
            Status = SaleStatus.Ended, StartsAt = world.Host.Clock.GetUtcNow().AddDays(1),
        };

        world.Host.Clock.Advance(TimeSpan.FromDays(90));
        await world.RunAsync<WaitlistRetention>();
        (await CountAsync(world, "waitlist_audit")).ShouldBe(lines, "one day too early");
        world.Host.Clock.Advance(TimeSpan.FromDays(2));
        await world.RunAsync<WaitlistRetention>();

        (await CountAsync(world, "waitlist_audit")).ShouldBe(0);
        (await CountAsync(world, "waitlist_entries")).ShouldBe(0);
    }

    [Fact]
    public async Task The_audit_lets_nobody_else_delete_or_change_it()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        await world.JoinedAsync(1);

        foreach (var sql in new[] { "DELETE FROM waitlist_audit", "UPDATE waitlist_audit SET reason = 'x'" })
        {
            await using var command = world.Host.Database.CreateCommand(sql);
            var refused = await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
            refused.MessageText.ShouldContain("append-only");
        }
    }

    [Fact]
    public async Task Sections_of_a_sale_that_ended_with_an_empty_line_are_forgotten()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        var entry = await world.JoinedAsync(1, ["A"]);
        await world.Host.Get<LeaveWaitlistUseCase>()
            .HandleAsync(new UserId(entry.BuyerId), entry.Id, CancellationToken.None);
        (await CountAsync(world, "waitlist_sections")).ShouldBe(1);

        world.Events.Entry = world.Events.Entry with { Status = SaleStatus.Closed };
        await world.RunAsync<WaitlistSettling>();

        (await CountAsync(world, "waitlist_sections")).ShouldBe(0);
    }

    [Fact]
    public async Task Events_of_the_provider_are_forgotten_when_it_repeats_them_no_more()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        await world.Host.ScalarAsync<object?>(
            """
            INSERT INTO payment_events (provider, event_id, event_type, received_at)
            VALUES ('sandbox', 'old', 'x', $1::timestamptz - interval '31 days'), ('sandbox', 'new', 'x', $1)
            RETURNING NULL
            """,
            world.Host.Clock.GetUtcNow());

        await world.RunAsync<PaymentEventRetention>();

        (await world.Host.ScalarAsync<string>("SELECT string_agg(event_id, ',') FROM payment_events")).ShouldBe("new");
    }

    private static Task<long> CountAsync(WaitlistWorld world, string table) =>
        world.Host.ScalarAsync<long>($"SELECT count(*) FROM {table}");
}
