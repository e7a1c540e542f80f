using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Limits;
using Ticketing.Booking.Orders.CreateOrder;
using Ticketing.Booking.Tests.Support;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.Limits;

/// <summary>200 buyers who each want more than one person may have, at two replicas at once.</summary>
[Collection(ServersCollection.Name)]
public sealed class SeatLimitRaceTests(Servers servers)
{
    private const int Limit = 4;
    private const int Buyers = 200;
    private const int OrdersOfEach = 8;

    [Fact]
    public async Task Nobody_gets_more_by_parallel_requests_and_retries()
    {
        var held = await RushAsync(change: null);

        held.Count.ShouldBe(Buyers);
        // Orders are for two seats: each buyer gets exactly what one person may have.
        held.Values.ShouldAllBe(seats => seats == Limit);
    }

    /// <summary>The twin: the same count and the same orders, but nobody locks the buyers first.</summary>
    [Fact]
    public async Task Without_the_lock_somebody_gets_more()
    {
        var rendezvous = new Rendezvous();

        var held = await RushAsync(services =>
            services.AddSingleton<SeatLimit>(new UnlockedSeatLimit(rendezvous)));

        held.Values.ShouldContain(seats => seats > Limit);
    }

    [Fact]
    public async Task A_process_that_dies_with_the_lock_leaves_neither_lock_nor_seats()
    {
        await using var host = await HostAsync();
        await host.StartWritersAsync();
        var buyer = TestBookings.NewBuyer();
        await using var connection = new NpgsqlConnection(host.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await using var locks = new NpgsqlCommand(
                "INSERT INTO seat_limit_locks (event_id, buyer_id) VALUES (1, $1)", connection, transaction);
            locks.Parameters.Add(new() { Value = buyer.Value });
            await locks.ExecuteNonQueryAsync();

            var order = OrderAsync(host, buyer, "A");
            await Eventually.TrueAsync(async () => await host.ScalarAsync<bool>(
                "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock')"),
                "the order waits for the lock");
            await host.ScalarAsync<bool>("SELECT pg_terminate_backend($1)", connection.ProcessID);

            (await order.WaitAsync(Eventually.Patience)).Order.ShouldNotBeNull();
        }
    }

    private async Task<Dictionary<Guid, long>> RushAsync(Action<IServiceCollection>? change)
    {
        await using var host = await HostAsync(change: change);
        await using var other = await HostAsync(host.ConnectionString, change);
        var buyers = Enumerable.Range(0, Buyers).Select(_ => TestBookings.NewBuyer()).ToList();
        var waiting = Enumerable.Range(0, OrdersOfEach).SelectMany(i => buyers.Select(buyer => OrderAsync(
            i % 2 == 0 ? host : other, buyer, i % 4 < 2 ? "A" : "B", i < 4 ? $"key-{i}" : null))).ToList();
        await host.StartWritersAsync();
        await other.StartWritersAsync();
        await Task.WhenAll(waiting).WaitAsync(Eventually.Patience);

        // Again, as pages do: with the same keys and with new ones.
        var retries = await Task.WhenAll(Enumerable.Range(0, OrdersOfEach).SelectMany(i => buyers.Select(
            buyer => OrderAsync(i % 2 == 0 ? other : host, buyer, "A", i < 4 ? $"key-{i}" : $"new-{i}"))))
            .WaitAsync(Eventually.Patience);

        retries.ShouldAllBe(o => o.Order != null || o.Refusal!.Code == "seat-limit-reached"
            || o.Refusal.Code == "idempotency-key-reused");
        return await HeldAsync(host);
    }

    private static Task<OrderOutcome> OrderAsync(BookingHost host, UserId buyer, string section, string? key = null) =>
        host.Get<CreateOrderUseCase>().HandleAsync(
            buyer, new CreateOrderRequest(TestEvents.OnSale, section, "best_available", 2, null, null, null), key,
            CancellationToken.None);

    private async Task<BookingHost> HostAsync(string? database = null, Action<IServiceCollection>? change = null)
    {
        var host = await BookingHost.CreateAsync(servers, database: database, change: change);
        ((TestEvents)host.Get<IEventDirectory>()).Change(TestEvents.OnSale, e => e with { MaxSeatsPerPerson = Limit });
        return host;
    }

    private static async Task<Dictionary<Guid, long>> HeldAsync(BookingHost host)
    {
        await using var command = host.Database.CreateCommand(
            "SELECT buyer_id, sum(quantity) FROM bookings WHERE status = 'PROCESSING' GROUP BY buyer_id");
        await using var reader = await command.ExecuteReaderAsync();
        var held = new Dictionary<Guid, long>();
        while (await reader.ReadAsync())
        {
            held[reader.GetGuid(0)] = reader.GetInt64(1);
        }
        return held;
    }

    /// <summary>Where the first two transactions wait for each other, so that both count before either writes.</summary>
    private sealed class Rendezvous
    {
        private readonly TaskCompletionSource _met = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _came;

        public Task MeetAsync()
        {
            if (Interlocked.Increment(ref _came) >= 2)
            {
                _met.TrySetResult();
            }
            return _met.Task.WaitAsync(Eventually.Patience);
        }
    }

    private sealed class UnlockedSeatLimit(Rendezvous rendezvous) : SeatLimit
    {
        public override async Task<Dictionary<EventBuyer, long>> LockAndCountAsync(
            DatabaseTransaction transaction, IEnumerable<EventBuyer> buyers, CancellationToken ct)
        {
            var counted = await base.LockAndCountAsync(transaction, buyers, ct);
            // Both have counted, and neither has written yet.
            await rendezvous.MeetAsync();
            return counted;
        }

        protected override Task LockAsync(DatabaseTransaction transaction, object buyers, CancellationToken ct) =>
            Task.CompletedTask;
    }
}
