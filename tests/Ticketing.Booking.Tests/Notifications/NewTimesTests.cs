using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Notifications.NewTimes;
using Ticketing.Booking.Tests.Refunds;
using Ticketing.Booking.Tests.Support;

namespace Ticketing.Booking.Tests.Notifications;

/// <summary>An event could not be moved at all, because nobody would have been told.</summary>
[Collection(ServersCollection.Name)]
public sealed class NewTimesTests(Servers servers)
{
    private const int Many = 600; // more than a batch
    private static readonly DateTimeOffset Old = new(2027, 5, 1, 11, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset New = Old.AddDays(30);
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task Whoever_has_seats_is_told_once_of_a_new_time_by_two_replicas()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await using var other = await BookingHost.CreateAsync(servers, database: host.ConnectionString);
        await StartAtAsync(host, Old, version: 1);
        var paid = (await host.InsertAsync(BookingStatus.Paid, _buyer, Many))[0];
        await host.InsertAsync(BookingStatus.PendingPayment, _buyer, 5);
        await host.InsertAsync(BookingStatus.Cancelled, _buyer, 5);

        await Task.WhenAll(StartAtAsync(host, New, version: 2), StartAtAsync(other, New, version: 2));
        await StartAtAsync(host, New, version: 3); // an edit of the name

        (await CountAsync(host)).ShouldBe(Many + 5);
        (await host.ScalarAsync<DateTime>(
            "SELECT (detail ->> 'until')::timestamptz FROM notifications WHERE booking_id = $1", paid))
            .ShouldBe(New.UtcDateTime);
    }

    [Fact]
    public async Task A_replica_with_an_older_copy_does_not_tell_of_the_old_time()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await using var behind = await BookingHost.CreateAsync(servers, database: host.ConnectionString);
        await StartAtAsync(host, Old, version: 1);
        await host.InsertAsync(BookingStatus.Paid, _buyer);
        await StartAtAsync(host, New, version: 3);

        await StartAtAsync(behind, Old, version: 2);

        (await CountAsync(host)).ShouldBe(1);
        await StartAtAsync(behind, New, version: 3);
        (await CountAsync(host)).ShouldBe(1);
        await StartAtAsync(behind, Old, version: 4); // moved back
        (await CountAsync(host)).ShouldBe(2);
    }

    [Fact]
    public async Task Who_booked_after_the_move_is_not_told_of_it()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await StartAtAsync(host, Old, version: 1);
        await StartAtAsync(host, New, version: 2);
        await host.InsertAsync(BookingStatus.Paid, _buyer);

        await StartAtAsync(host, New, version: 2);

        (await CountAsync(host)).ShouldBe(0);
    }

    private static Task<long> CountAsync(BookingHost host) =>
        host.ScalarAsync<long>("SELECT count(*) FROM notifications WHERE kind = 'event_moved'");

    /// <summary>The replica's copy of the directory says so, and its worker looks.</summary>
    private static Task StartAtAsync(BookingHost host, DateTimeOffset start, long version)
    {
        host.Change(entry => entry with { StartsAt = start, Version = version });
        return host.Get<IEnumerable<IHostedService>>().OfType<NewTimesWork>().Single().RunOnceAsync(CancellationToken.None);
    }
}
