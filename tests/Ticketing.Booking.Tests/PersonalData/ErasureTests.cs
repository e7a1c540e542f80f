using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.PersonalData;
using Ticketing.Booking.Tests.Refunds;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.Booking.Tests.PersonalData;

/// <summary>What is left of a person here when the account was deleted, and what an export tells before.</summary>
[Collection(ServersCollection.Name)]
public sealed class ErasureTests(Servers servers)
{
    private const string Address = "zephyrine.quux@example.org";

    private readonly UserId _person = TestBookings.NewBuyer();

    [Fact]
    public async Task Name_and_address_go_holds_are_let_go_and_orders_stay()
    {
        var deleted = new Deleted();
        await using var host = await HostAsync(deleted);
        var held = (await host.InsertAsync(BookingStatus.PendingPayment, _person))[0];
        var paid = (await host.InsertPaidAsync(_person))[0];
        var other = (await host.InsertAsync(BookingStatus.PendingPayment, TestBookings.NewBuyer()))[0];
        await host.ScalarAsync<object?>(
            """
            WITH told AS (
                INSERT INTO notifications (id, kind, user_id, event_id, detail, mail_error)
                VALUES (gen_random_uuid(), 'refunded', $1, 1, '{}', '550 no such user zephyrine.quux@example.org')),
            hook AS (
                INSERT INTO seller_webhooks (id, seller_id, url, types, created_at)
                VALUES (gen_random_uuid(), $1, 'https://zephyrine.quux@example.org', '{order.paid}', now()))
            UPDATE bookings SET idempotency_key = 'zephyrine.quux@example.org' WHERE id = $2 RETURNING NULL
            """,
            _person.Value, held);
        (await TextSearch.TablesWithAsync(host.Database, Address)).Count.ShouldBe(3);

        deleted.Users.Add(_person);
        await WorkOf(host).RunOnceAsync(CancellationToken.None);

        (await TextSearch.TablesWithAsync(host.Database, Address)).ShouldBeEmpty();
        (await host.ReadAsync(held)).State.ShouldBe(BookingStatus.Cancelled);
        (await host.MessagesAsync<BookingExpiredReleaseTickets>(held)).ShouldBe(1);
        (await host.ReadAsync(paid)).State.ShouldBe(BookingStatus.Paid);
        (await host.ReadAsync(other)).State.ShouldBe(BookingStatus.PendingPayment);

        await WorkOf(host).RunOnceAsync(CancellationToken.None);
        deleted.AskedAfter.ShouldBe(1);
    }

    [Fact]
    public async Task A_crash_before_the_number_is_stored_erases_once_more()
    {
        var deleted = new Deleted { Users = { _person } };
        await using var host = await HostAsync(deleted);
        await WorkOf(host).RunOnceAsync(CancellationToken.None);
        await host.ScalarAsync<object?>("UPDATE erasure_progress SET number = 0 RETURNING NULL");

        await WorkOf(host).RunOnceAsync(CancellationToken.None);

        (await host.ScalarAsync<long>("SELECT number FROM erasure_progress")).ShouldBe(1);
    }

    [Fact]
    public async Task Commitments_and_export_are_told_to_services_alone()
    {
        await using var host = await HostAsync(new Deleted());
        await host.StartAsync();
        await host.InsertPaidAsync(_person);
        using var client = new HttpClient { BaseAddress = host.Address };
        (await client.GetAsync($"/internal/users/{_person}/export")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        client.DefaultRequestHeaders.Add("Ticketing-Service-Key", BookingHost.ServiceKeyForTests);
        var commitments = await client.GetFromJsonAsync(
            $"/internal/users/{_person}/commitments", ContractsJson.Default.UserCommitments);
        commitments.ShouldBe(new UserCommitments(1, 0));
        var export = await client.GetFromJsonAsync<JsonElement>($"/internal/users/{_person}/export");
        export.GetProperty("orders").GetArrayLength().ShouldBe(1);
        export.GetProperty("transactions").GetArrayLength().ShouldBe(1);
    }

    private Task<BookingHost> HostAsync(Deleted deleted) => BookingHost.CreateAsync(servers, change: services =>
    {
        services.AddSingleton<Ticketing.Booking.Payments.Providers.IPaymentProvider>(new RefundBooks());
        services.AddSingleton<IDeletedUsers>(deleted);
    });

    private static ErasureWork WorkOf(BookingHost host) =>
        host.Get<IEnumerable<IHostedService>>().OfType<ErasureWork>().Single();

    private sealed class Deleted : IDeletedUsers
    {
        public List<UserId> Users { get; } = [];

        public long AskedAfter { get; private set; }

        public Task<DeletedUsersPage> ReadAsync(long after, CancellationToken ct)
        {
            AskedAfter = after;
            return Task.FromResult(new DeletedUsersPage([.. Users.Skip((int)after)], Math.Max(after, Users.Count)));
        }
    }
}
