using System.Text.Json;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Tests.Infrastructure;

[Collection(ServersCollection.Name)]
public sealed class EventDirectoryStoreTests(Servers servers)
{
    [Fact]
    public async Task The_copy_keeps_the_newest_version_of_every_event()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var store = new EventDirectoryStore(host.Get<Database>());
        var first = TestEvents.Entry(1, SaleStatus.Preparing) with { Version = 1 };
        var second = TestEvents.Entry(1, SaleStatus.OnSale) with
        {
            Version = 3, SaleEndsAt = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero),
        };

        await store.SaveAsync([], CancellationToken.None);
        await store.SaveAsync(
            [first, TestEvents.Entry(2, SaleStatus.OnSale) with { Version = 2 }, second],
            CancellationToken.None);
        await store.SaveAsync([first], CancellationToken.None);

        var loaded = await store.LoadAsync(CancellationToken.None);
        loaded.Select(e => (e.Id.Value, e.Version, e.Status))
            .ShouldBe([(2, 2, SaleStatus.OnSale), (1, 3, SaleStatus.OnSale)]);
        Json(loaded[1]).ShouldBe(Json(second));
    }

    private static string Json(EventDirectoryEntry entry) =>
        JsonSerializer.Serialize(entry, ContractsJson.Default.EventDirectoryEntry);
}
