using Microsoft.Extensions.DependencyInjection;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Codes;
using Ticketing.Booking.Tests.Support;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Tests.Codes;

/// <summary>Ten people at two replicas, and one use left.</summary>
[Collection(ServersCollection.Name)]
public sealed class CodeRaceTests(Servers servers)
{
    private const int People = 10;

    [Fact]
    public async Task One_of_ten_gets_the_last_use()
    {
        var (outcomes, used) = await RushAsync(change: null);

        outcomes.Count(o => o.Order is not null).ShouldBe(1);
        outcomes.Where(o => o.Order is null).ShouldAllBe(o => o.Refusal!.Code == "code-used-up");
        used.ShouldBe(1);
    }

    /// <summary>The twin: the same checks, but nobody locks the code first.</summary>
    [Fact]
    public async Task Without_the_lock_more_get_it()
    {
        var rendezvous = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var came = 0;

        var (outcomes, used) = await RushAsync(services => services.AddSingleton<CodeUses>(
            provider => new UnlockedUses(provider.GetRequiredService<TimeProvider>(), MeetAsync)));

        outcomes.Count(o => o.Order is not null).ShouldBeGreaterThan(1);
        used.ShouldBeGreaterThan(1);

        // The batches of the two replicas have both read the code before either writes.
        Task MeetAsync()
        {
            if (Interlocked.Increment(ref came) >= 2)
            {
                rendezvous.TrySetResult();
            }
            return rendezvous.Task.WaitAsync(Eventually.Patience);
        }
    }

    private async Task<(IReadOnlyList<OrderOutcome> Outcomes, int Used)> RushAsync(Action<IServiceCollection>? change)
    {
        await using var host = await BookingHost.CreateAsync(servers, change: change);
        await using var other = await BookingHost.CreateAsync(servers, database: host.ConnectionString, change: change);
        var code = await host.MakeCodeAsync("LAST-ONE", CodeKinds.Percent, 20, terms: t => t with { MaxUses = 1 });
        var waiting = Enumerable.Range(0, People).Select(i => (i % 2 == 0 ? host : other).OrderAsync(
            TestBookings.NewBuyer(), i % 3 == 0 ? "last one" : "LAST-ONE", key: $"key-{i}")).ToList();

        await host.StartWritersAsync();
        await other.StartWritersAsync();
        var outcomes = await Task.WhenAll(waiting).WaitAsync(Eventually.Patience);
        return (outcomes, await host.UsedAsync(code));
    }

    private sealed class UnlockedUses(TimeProvider clock, Func<Task> meet) : CodeUses(clock)
    {
        protected override async Task<IReadOnlyList<CodeState>> LockAsync(
            DatabaseTransaction transaction, object ids, CancellationToken ct)
        {
            var states = await transaction.QueryAsync<CodeState>(ReadStates, ids, ct);
            await meet();
            return states;
        }
    }
}
