using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Checks;
using Ticketing.SystemKit.Running;
using Ticketing.System.Tests.Running;
using Xunit.Abstractions;

namespace Ticketing.System.Tests;

/// <summary>
/// The shorter suite on the broker inside librdkafka, which forgets everything when it stops.
/// </summary>
[Collection(EmbeddedCollection.Name)]
public sealed class EmbeddedBrokerTests(EmbeddedSystem embedded, ITestOutputHelper output)
{
    private readonly RunningSystem _system = embedded.System;

    [LocalTheory]
    [InlineData("small, on a lane", 1)]
    [InlineData("large, on topics of its own", 3)]
    public async Task A_booking_goes_all_the_way(string what, int subsections)
    {
        output.WriteLine($"{what}, on {_system.Options.Broker}");
        var onSale = await _system.Client.OnSaleAsync(EventDraft.Of(what, 2, subsections, 10, 20));
        var buyer = _system.Client.Buyer();

        var held = await buyer.BookAsync(CreateOrderRequest.Best(onSale.EventId, "B", 4));
        Assert.Equal(OrderStatus.PendingPayment, held.Status);
        var paid = (await buyer.PayAsync(held.OrderId)).Value;

        Assert.Equal(OrderStatus.Paid, paid.Status);
        await SeatAgreement.ReachedAsync(_system.Client, onSale.EventId, [paid]);
    }

    [LocalFact]
    public Task Bookings_outlive_a_broker_that_forgot_everything() => InFlight.SurviveAsync(
        _system, "empty broker", () => Crash.ServerAsync(_system, _system.BrokerResource), output.WriteLine);

    [LocalFact]
    public Task Bookings_outlive_a_killed_service() => InFlight.SurviveAsync(
        _system, "replica killed on the embedded broker",
        () => Crash.ServiceAsync(_system, "seat-reservation-service", oneReplica: true), output.WriteLine);
}
