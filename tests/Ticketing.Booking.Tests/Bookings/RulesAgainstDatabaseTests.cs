using Ticketing.Booking.Bookings;
using Ticketing.Booking.Cancellations;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Payments.ConfirmOrder;
using Ticketing.Booking.Tests.Support;

namespace Ticketing.Booking.Tests.Bookings;

/// <summary>The rows' conditions decide; the pure rules explain. They must agree on every state.</summary>
[Collection(ServersCollection.Name)]
public sealed class RulesAgainstDatabaseTests(Servers servers)
{
    [Fact]
    public async Task The_database_allows_exactly_what_the_rules_allow()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        foreach (var status in Enum.GetValues<BookingStatus>())
        {
            foreach (var holdOver in new[] { false, true })
            {
                await CompareAsync(host, status, holdOver, BookingAction.Pay);
                await CompareAsync(host, status, holdOver, BookingAction.Expire);
                await CompareAsync(host, status, holdOver, BookingAction.CancelByBuyer);
            }
        }
    }

    private static async Task CompareAsync(
        BookingHost host, BookingStatus status, bool holdOver, BookingAction action)
    {
        var buyer = TestBookings.NewBuyer();
        var now = host.Clock.GetUtcNow();
        var id = (await host.InsertAsync(status, buyer, 1, now.AddMinutes(holdOver ? -1 : 1)))[0];
        var before = await host.ReadAsync(id);
        var decision = BookingRules.Decide(before.ForRules, action, now);

        switch (action)
        {
            case BookingAction.Pay:
                await host.Get<ConfirmOrderUseCase>().HandleAsync(
                    buyer, id, "tok_ok", CancellationToken.None);
                break;
            case BookingAction.CancelByBuyer:
                await host.Get<CancelOrderUseCase>().HandleAsync(buyer, id, CancellationToken.None);
                break;
            default:
                await host.Get<HoldExpiry>().SweepAsync(CancellationToken.None);
                break;
        }

        // Whoever touches an expired hold ends it, even with a refused payment.
        var expected = BookingRules.IsExpired(before.ForRules, now)
            ? BookingStatus.Cancelled
            : decision.Next ?? status;
        (await host.ReadAsync(id)).State.ShouldBe(expected, $"{action} of {status}, hold over: {holdOver}");
    }
}
