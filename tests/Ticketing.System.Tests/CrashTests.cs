using Aspire.Hosting.Testing;
using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Checks;
using Ticketing.SystemKit.Running;
using Ticketing.System.Tests.Running;
using Xunit.Abstractions;

namespace Ticketing.System.Tests;

/// <summary>
/// Processes are killed in the middle of bookings; every booking still reaches a right end.
/// </summary>
[Collection(MainCollection.Name)]
public sealed class CrashTests(MainSystem main, ITestOutputHelper output)
{
    private readonly RunningSystem _system = main.System;

    [LocalTheory]
    [InlineData("booking-service")]
    [InlineData("event-ticketing-service")]
    [InlineData("seat-reservation-service")]
    public Task Bookings_outlive_a_killed_service(string service) =>
        InFlight.SurviveAsync(
            _system, $"{service} killed", () => Crash.ServiceAsync(_system, service), output.WriteLine);

    [LocalFact]
    public Task Bookings_outlive_one_killed_replica() => InFlight.SurviveAsync(
        _system, "one replica killed",
        () => Crash.ServiceAsync(_system, "seat-reservation-service", oneReplica: true), output.WriteLine,
        ownTopics: true);

    [LocalTheory]
    [InlineData("redis-server")]
    [InlineData("kvrocks-server")]
    [InlineData("postgres-server")]
    public Task Bookings_outlive_a_killed_store(string store) =>
        InFlight.SurviveAsync(_system, $"{store} killed", () => Crash.ServerAsync(_system, store), output.WriteLine);

    [LocalFact]
    public Task Bookings_outlive_a_killed_broker() => InFlight.SurviveAsync(
        _system, "broker killed", () => Crash.ServerAsync(_system, _system.BrokerResource), output.WriteLine);

    [LocalFact]
    public async Task An_emptied_Redis_loses_no_hold()
    {
        // Only the hold that is to run out is short: a slow machine has time to pay the other.
        var onSale = await _system.Client.OnSaleAsync(EventDraft.Of("Flushed", 1, 1, 4, 10));
        var @short = await _system.Client.OnSaleAsync(EventDraft.Of("Flushed soon", 1, 1, 4, 10, holdSeconds: 10));
        var (payer, sleeper) = (_system.Client.Buyer(), _system.Client.Buyer());
        var paid = await payer.BookAsync(CreateOrderRequest.Best(onSale.EventId, "A", 3));
        var slept = await sleeper.BookAsync(CreateOrderRequest.Best(@short.EventId, "A", 3));

        var redis = await _system.App.GetConnectionStringAsync("redis");
        await RedisCommands.FlushAllAsync(redis!);

        var after = (await sleeper.OrderAsync(slept.OrderId)).Value;
        Assert.True(
            after.Status == OrderStatus.PendingPayment || after.CancelledAt >= slept.HoldExpiresAt,
            $"The hold of {slept.HoldExpiresAt} is {after.Status} since {after.CancelledAt}.");
        Assert.Equal(OrderStatus.Paid, (await payer.PayAsync(paid.OrderId)).Value.Status);
        var ended = await sleeper.WaitForAsync(slept.OrderId, o => o.Status == OrderStatus.Cancelled, "run out");
        Assert.Equal("hold-expired", ended.Reason);
        Assert.True(ended.CancelledAt >= slept.HoldExpiresAt, "The hold must not end early.");
        await SeatAgreement.ReachedAsync(
            _system.Client, onSale.EventId, [(await payer.OrderAsync(paid.OrderId)).Value]);
        await SeatAgreement.ReachedAsync(_system.Client, @short.EventId, [ended]);
    }
}
