using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Codes;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Tests.Codes;

/// <summary>Ten people at two replicas, and one use left.</summary>
[Collection(ServersCollection.Name)]
public sealed class CodeRaceTests(Servers servers)
{
    private const int People = 10;

    /// <summary>A code that is counted and nothing else has another guard than one of which a person may have so many.</summary>
    public static readonly TheoryData<int?> PerPerson = [null, 1];

    [Theory]
    [MemberData(nameof(PerPerson))]
    public async Task One_of_ten_gets_the_last_use(int? perPerson)
    {
        var (outcomes, used) = await RushAsync(change: null, perPerson);

        outcomes.Count(o => o.Order is not null).ShouldBe(1);
        outcomes.Where(o => o.Order is null).ShouldAllBe(o => o.Refusal!.Code == "code-used-up");
        used.ShouldBe(1);
    }

    /// <summary>The twin: the same checks, but nobody locks the code first, nor counts with a limit.</summary>
    [Theory]
    [MemberData(nameof(PerPerson))]
    public async Task Without_the_guard_more_get_it(int? perPerson)
    {
        var rendezvous = new Rendezvous();

        var (outcomes, used) = await RushAsync(services => services.AddSingleton<CodeUses>(
            provider => new UnlockedUses(provider.GetRequiredService<TimeProvider>(), rendezvous)), perPerson);

        outcomes.Count(o => o.Order is not null).ShouldBeGreaterThan(1);
        used.ShouldBeGreaterThan(1);
    }

    /// <summary>The batch that finds it gone is written again without those who came too late, and with all others.</summary>
    [Theory]
    [MemberData(nameof(PerPerson))]
    public async Task Uses_that_go_between_the_look_and_the_lock_cost_nobody_else_the_order(int? perPerson)
    {
        await using var host = await BookingHost.CreateAsync(servers, change: services => services.AddSingleton<CodeUses>(
            provider => new SlowUses(provider.GetRequiredService<TimeProvider>(), "UPDATE codes SET used = max_uses")));
        var code = await host.MakeCodeAsync(
            "TWO-LEFT", CodeKinds.Percent, 20, terms: t => t with { MaxUses = 2, MaxUsesPerPerson = perPerson });
        var twice = TestBookings.NewBuyer();
        List<Task<OrderOutcome>> waiting =
        [
            host.OrderAsync(TestBookings.NewBuyer(), "TWO-LEFT", key: "key-1"),
            host.OrderAsync(twice, "TWO-LEFT", key: "key-2"),
            host.OrderAsync(twice, "TWO-LEFT", key: "key-2"),
            host.OrderAsync(TestBookings.NewBuyer(), null, key: "key-3"),
        ];

        await host.StartWritersAsync();
        var outcomes = await Task.WhenAll(waiting).WaitAsync(Eventually.Patience);

        outcomes[..3].ShouldAllBe(o => o.Refusal!.Code == "code-used-up");
        outcomes[3].Order.ShouldNotBeNull();
        (await host.UsedAsync(code)).ShouldBe(2);
        (await host.ScalarAsync<long>("SELECT count(*) FROM bookings")).ShouldBe(1);
        (await host.OutboxAsync<TicketReservedRequest>()).Count.ShouldBe(1);
    }

    /// <summary>What an order saw of the code is old when it is counted: the statement that counts looks again.</summary>
    [Theory]
    [InlineData("UPDATE codes SET stopped_at = now()", "code-stopped", 0)]
    [InlineData(
        "UPDATE codes SET max_uses_per_person = 1, used = 1; INSERT INTO code_uses (booking_id, code_id, buyer_id, taken_at) "
        + "SELECT gen_random_uuid(), id, '11111111-1111-4111-8111-111111111111', now() FROM codes", "code-used-by-you", 1)]
    public async Task What_a_seller_changes_before_the_count_holds_for_the_order(string change, string refusal, int used)
    {
        await using var host = await BookingHost.CreateAsync(servers, change: services => services.AddSingleton<CodeUses>(
            provider => new SlowUses(provider.GetRequiredService<TimeProvider>(), change)));
        var code = await host.MakeCodeAsync("MANY", CodeKinds.Percent, 20);
        await host.StartWritersAsync();

        var outcome = await host.OrderAsync(new UserId(new Guid("11111111-1111-4111-8111-111111111111")), "MANY", key: "key-1");

        outcome.Refusal!.Code.ShouldBe(refusal);
        (await host.UsedAsync(code)).ShouldBe(used);
        (await host.ScalarAsync<long>("SELECT count(*) FROM bookings")).ShouldBe(0);
    }

    /// <summary>Else its batches would wait for each other from their first statement about it.</summary>
    [Fact]
    public async Task A_code_that_is_counted_and_nothing_else_is_never_locked_for_an_order()
    {
        await using var host = await BookingHost.CreateAsync(
            servers, change: services => services.AddSingleton<CodeUses, CountedUses>());
        var code = await host.MakeCodeAsync("FIVE", CodeKinds.Percent, 20, terms: t => t with { MaxUses = 5 });
        await host.StartWritersAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => host.OrderAsync(
            TestBookings.NewBuyer(), "FIVE", key: $"key-{i}"))).WaitAsync(Eventually.Patience);

        outcomes.ShouldAllBe(o => o.Order != null);
        (await host.UsedAsync(code)).ShouldBe(3);
        (await host.ScalarAsync<long>("SELECT count(*) FROM code_uses")).ShouldBe(3);
    }

    private async Task<(IReadOnlyList<OrderOutcome> Outcomes, int Used)> RushAsync(
        Action<IServiceCollection>? change, int? perPerson)
    {
        await using var host = await BookingHost.CreateAsync(servers, change: change);
        await using var other = await BookingHost.CreateAsync(servers, database: host.ConnectionString, change: change);
        var code = await host.MakeCodeAsync(
            "LAST-ONE", CodeKinds.Percent, 20, terms: t => t with { MaxUses = 1, MaxUsesPerPerson = perPerson });
        var waiting = Enumerable.Range(0, People).Select(i => (i % 2 == 0 ? host : other).OrderAsync(
            TestBookings.NewBuyer(), i % 3 == 0 ? "last one" : "LAST-ONE", key: $"key-{i}")).ToList();

        await host.StartWritersAsync();
        await other.StartWritersAsync();
        var outcomes = await Task.WhenAll(waiting).WaitAsync(Eventually.Patience);
        return (outcomes, await host.UsedAsync(code));
    }

    /// <summary>Where the batches of the two replicas wait for each other: both have read before either writes.</summary>
    private sealed class Rendezvous
    {
        private readonly ConcurrentDictionary<DatabaseTransaction, int> _reads = new();
        private readonly ConcurrentDictionary<int, Meeting> _meetings = new();

        public Task MeetAsync(DatabaseTransaction transaction)
        {
            var meeting = _meetings.GetOrAdd(_reads.AddOrUpdate(transaction, 1, (_, reads) => reads + 1), _ => new Meeting());
            if (Interlocked.Increment(ref meeting.Came) >= 2)
            {
                meeting.Met.TrySetResult();
            }
            return meeting.Met.Task.WaitAsync(Eventually.Patience);
        }

        private sealed class Meeting
        {
            public readonly TaskCompletionSource Met = new(TaskCreationOptions.RunContinuationsAsynchronously);
            public int Came;
        }
    }

    /// <summary>Before anybody has a lock or counts, others change the codes: once, however many batches there are.</summary>
    private sealed class SlowUses(TimeProvider clock, string change) : CodeUses(clock)
    {
        private readonly Lock _gate = new();
        private Task? _changed;

        public override async Task<bool> TryCountAsync(
            DatabaseTransaction transaction, Guid code, int uses, CancellationToken ct)
        {
            await OthersChangeAsync(transaction);
            return await base.TryCountAsync(transaction, code, uses, ct);
        }

        protected override async Task<IReadOnlyList<CodeState>> LockAsync(
            DatabaseTransaction transaction, object ids, CancellationToken ct)
        {
            await OthersChangeAsync(transaction);
            return await base.LockAsync(transaction, ids, ct);
        }

        private Task OthersChangeAsync(DatabaseTransaction transaction)
        {
            lock (_gate)
            {
                return _changed ??= ChangeAsync(transaction.Connection.ConnectionString);
            }
        }

        private async Task ChangeAsync(string connectionString)
        {
            await using var other = new NpgsqlConnection(connectionString);
            await other.OpenAsync();
            await using var command = new NpgsqlCommand(change, other);
            await command.ExecuteNonQueryAsync();
        }
    }

    private sealed class CountedUses(TimeProvider clock) : CodeUses(clock)
    {
        protected override Task<IReadOnlyList<CodeState>> LockAsync(
            DatabaseTransaction transaction, object ids, CancellationToken ct) =>
            throw new InvalidOperationException("The code is locked.");
    }

    private sealed class UnlockedUses(TimeProvider clock, Rendezvous rendezvous) : CodeUses(clock)
    {
        public override async Task<bool> TryCountAsync(
            DatabaseTransaction transaction, Guid code, int uses, CancellationToken ct)
        {
            await rendezvous.MeetAsync(transaction);
            return await transaction.ExecuteAsync(
                "UPDATE codes SET used = used + @uses WHERE id = @code", new { code, uses }, ct) == 1;
        }

        protected override async Task<IReadOnlyList<CodeState>> LockAsync(
            DatabaseTransaction transaction, object ids, CancellationToken ct)
        {
            var states = await transaction.QueryAsync<CodeState>(ReadStates, ids, ct);
            await rendezvous.MeetAsync(transaction);
            return states;
        }
    }
}
