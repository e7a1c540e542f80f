using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Notifications;
using Ticketing.Booking.Notifications.Mail;
using Ticketing.Booking.Tests.Support;
using Ticketing.TestKit.Servers;

namespace Ticketing.Booking.Tests.Notifications;

[Collection(ServersCollection.Name)]
public sealed class MailWorkerTests(Servers servers)
{
    private static readonly MailOptions Options = new();
    private readonly TestContacts _contacts = new();

    [Fact]
    public async Task Every_notification_is_one_mail_in_the_language_of_its_user()
    {
        await using var catcher = await Catcher.StartAsync();
        await using var host = await CreateAsync(catcher);
        await NotifyAsync(host, 60);
        _contacts.Locale = MailTemplates.TraditionalChinese;

        await RunAsync(host);
        await RunAsync(host);

        (await catcher.MessageIdsAsync()).Values.ShouldBe(Enumerable.Repeat(1, 60));
        (await StatesAsync(host)).ShouldBe("SENT 60");
        var (_, mails) = catcher.Mails.List(null, 0, 1);
        mails[0].Content.Subject.ShouldBe("您的門票：Aurora Tour");
        mails[0].Content.Text.ShouldContain("座位已確認");
        mails[0].Content.Html.ShouldContain("NT$6,000");
    }

    [Fact]
    public async Task A_worker_that_dies_between_the_250_and_the_mark_repeats_that_mail_only_with_the_same_id()
    {
        await using var catcher = await Catcher.StartAsync();
        var taken = 0;
        using var death = new CancellationTokenSource();
        await using var dying = await CreateAsync(catcher, sender: mail =>
        {
            // Nothing of the worker runs after this: no mark, no giving back.
            return Interlocked.Increment(ref taken) == 17 ? death.CancelAsync() : Task.CompletedTask;
        });
        await NotifyAsync(dying, 60);
        await Should.ThrowAsync<OperationCanceledException>(() => WorkerOf(dying).RunOnceAsync(death.Token));

        await using var host = await CreateAsync(catcher, dying.ConnectionString);
        await RunAsync(host);
        // Its batches belong to the dead one until their lease is over.
        (await StatesAsync(host)).ShouldNotBe("SENT 60");
        host.Clock.Advance(Options.Lease);
        await RunAsync(host);

        (await StatesAsync(host)).ShouldBe("SENT 60");
        var counts = await catcher.MessageIdsAsync();
        counts.Count.ShouldBe(60);
        // At most one a sender: what it was at when it died.
        counts.Values.Count(n => n > 1).ShouldBeInRange(1, Options.Senders);
        counts.Values.ShouldAllBe(n => n <= 2);
    }

    [Fact]
    public async Task Two_workers_at_once_send_no_mail_twice()
    {
        await using var catcher = await Catcher.StartAsync();
        await using var host = await CreateAsync(catcher);
        await using var other = await CreateAsync(catcher, host.ConnectionString);
        await NotifyAsync(host, 100);

        await Task.WhenAll(RunAsync(host), RunAsync(other));

        var counts = await catcher.MessageIdsAsync();
        counts.Count.ShouldBe(100);
        counts.Values.ShouldAllBe(n => n == 1);
    }

    [Fact]
    public async Task A_server_that_is_away_delays_mails_and_at_last_parks_them_for_an_operator()
    {
        var port = FreePort.Take();
        await using var host = await CreateAsync($"Endpoint=smtp://127.0.0.1:{port}");
        await NotifyAsync(host, 1);
        for (var i = 0; i < MailQueue.MaxAttempts; i++)
        {
            (await StatesAsync(host)).ShouldBe("PENDING 1");
            await RunAsync(host);
            host.Clock.Advance(TimeSpan.FromHours(4));
        }
        (await StatesAsync(host)).ShouldBe("PARKED 1");

        await using var catcher = await Catcher.StartAsync(port);
        await RunAsync(host);
        (await catcher.MessageIdsAsync()).ShouldBeEmpty();
        await host.StartAsync();
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Authorization = new(
            "Bearer", BookingHost.Token(new UserId(Guid.NewGuid()), "operator", clock: host.Clock));
        (await http.GetStringAsync("/internal/mails/parked")).ShouldContain("booking_confirmed");
        (await http.PostAsync("/internal/mails/parked/retry", null)).EnsureSuccessStatusCode();

        await Eventually.TrueAsync(
            async () => (await catcher.MessageIdsAsync()).Count == 1, "the parked mail is sent");
    }

    [Fact]
    public async Task Nobody_is_written_to_who_is_gone_or_about_a_hold_that_is_over()
    {
        await using var catcher = await Catcher.StartAsync();
        await using var host = await CreateAsync(catcher);
        var gone = TestBookings.NewBuyer();
        _contacts.Unknown[gone.Value] = true;
        await NotifyAsync(host, 1, gone);
        var late = await host.InsertAsync(BookingStatus.PendingPayment, TestBookings.NewBuyer());
        await host.NotifyAsync([BookingNotifications.HoldEnding(await host.ReadAsync(late[0]))]);
        host.Clock.Advance(TestBookings.Hold);

        await RunAsync(host);

        (await StatesAsync(host)).ShouldBe("SKIPPED 2");
        (await catcher.MessageIdsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Mails_wait_unharmed_while_addresses_cannot_be_asked_for()
    {
        await using var catcher = await Catcher.StartAsync();
        await using var host = await CreateAsync(catcher);
        await NotifyAsync(host, 3);
        _contacts.Away = true;
        await RunAsync(host);
        (await StatesAsync(host)).ShouldBe("PENDING 3");
        _contacts.Away = false;

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await RunAsync(host);

        (await StatesAsync(host)).ShouldBe("SENT 3");
        (await host.ScalarAsync<int>("SELECT max(mail_attempts) FROM notifications")).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_old_and_sent_is_forgotten_and_what_waits_is_not()
    {
        await using var catcher = await Catcher.StartAsync();
        await using var host = await CreateAsync(catcher);
        await NotifyAsync(host, 2);
        await RunAsync(host);
        await NotifyAsync(host, 1);
        var retention = host.Get<IEnumerable<IHostedService>>().OfType<NotificationRetention>().Single();

        await retention.RunOnceAsync(CancellationToken.None);
        (await StatesAsync(host)).ShouldBe("PENDING 1;SENT 2");
        host.Clock.Advance(NotificationRetention.KeepFor);
        await retention.RunOnceAsync(CancellationToken.None);

        (await StatesAsync(host)).ShouldBe("PENDING 1");
    }

    private Task<BookingHost> CreateAsync(
        Catcher catcher, string? database = null, Func<MailMessageText, Task>? sender = null) =>
        CreateAsync(catcher.Connection, database, sender);

    private Task<BookingHost> CreateAsync(
        string connection, string? database = null, Func<MailMessageText, Task>? sender = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["ConnectionStrings:mail"] = connection }).Build();
        var smtp = new SmtpMailSender(configuration, Options);
        return BookingHost.CreateAsync(servers, database: database, change: services =>
        {
            services.AddSingleton<IUserContacts>(_contacts);
            services.AddSingleton<IMailSender>(sender is null ? smtp : new WatchedSender(smtp, sender));
        });
    }

    private static async Task NotifyAsync(BookingHost host, int count, UserId? buyer = null)
    {
        foreach (var id in await host.InsertAsync(BookingStatus.Paid, buyer ?? TestBookings.NewBuyer(), count))
        {
            await host.NotifyAsync([BookingNotifications.Confirmed(await host.ReadAsync(id))]);
        }
    }

    private static Task RunAsync(BookingHost host) => WorkerOf(host).RunOnceAsync(CancellationToken.None);

    private static MailWorker WorkerOf(BookingHost host) =>
        host.Get<IEnumerable<IHostedService>>().OfType<MailWorker>().Single();

    private static Task<string> StatesAsync(BookingHost host) => host.ScalarAsync<string>("""
        SELECT string_agg(s, ';' ORDER BY s) FROM (
            SELECT mail_state || ' ' || count(*) AS s FROM notifications GROUP BY mail_state) states
        """);
}
