using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.Waitlist;
using Ticketing.Booking.Waitlist.AuditWaitlist;
using Ticketing.Booking.Waitlist.JoinWaitlist;
using Ticketing.Booking.Waitlist.ServeWaitlist;
using Ticketing.Messaging.Directory;
using Ticketing.PaymentSandbox.Books;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Tests.Waitlist;

/// <summary>A sold-out event, its waitlist, and replicas of the service that come and go on one database.</summary>
internal sealed class WaitlistWorld : IAsyncDisposable
{
    private readonly Servers _servers;
    private readonly List<BookingHost> _hosts = [];

    private WaitlistWorld(Servers servers)
    {
        _servers = servers;
        Seats = new TestSeats(Events);
        Seats.SellOut();
    }

    public WaitlistDirectory Events { get; } = new();

    public TestSeats Seats { get; }

    /// <summary>The replica that runs now.</summary>
    public BookingHost Host => _hosts[^1];

    public IReadOnlyList<Payment> Payments => _hosts[0].Sandbox.Payments;

    public static async Task<WaitlistWorld> CreateAsync(Servers servers)
    {
        var world = new WaitlistWorld(servers);
        await world.RestartAsync();
        return world;
    }

    /// <summary>A new process on the same database and provider; the old one is never heard of again.</summary>
    public async Task<BookingHost> RestartAsync(Action<IServiceCollection>? change = null)
    {
        var first = _hosts.FirstOrDefault();
        var shift = first is null ? TimeSpan.Zero : Host.Clock.Shift;
        var host = await BookingHost.CreateAsync(
            _servers,
            database: first?.ConnectionString,
            sandbox: first?.Sandbox,
            change: services =>
            {
                services.AddSingleton<IEventDirectory>(Events);
                services.AddSingleton<ISeatMap>(Seats);
                change?.Invoke(services);
            });
        host.Clock.Advance(shift);
        _hosts.Add(host);
        return host;
    }

    public Task<WaitlistOutcome> JoinAsync(
        UserId buyer, int party, string[]? sections = null, bool adjacent = false, long? priceCap = null,
        string token = "tok_ok", string? key = null, bool accessible = false, int companions = 0) =>
        Host.Get<JoinWaitlistUseCase>().HandleAsync(
            buyer,
            new JoinWaitlistRequest(WaitlistDirectory.Id, party, sections, adjacent, priceCap, token, accessible, companions),
            key, CancellationToken.None);

    /// <summary>Joins as a new buyer.</summary>
    public async Task<WaitlistEntryRow> JoinedAsync(
        int party, string[]? sections = null, bool adjacent = false, long? priceCap = null, bool accessible = false,
        int companions = 0)
    {
        var outcome = await JoinAsync(
            TestBookings.NewBuyer(), party, sections, adjacent, priceCap, accessible: accessible, companions: companions);
        return outcome.Entry.ShouldNotBeNull(outcome.Refusal?.Code).Entry;
    }

    public async Task<WaitlistEntryRow> EntryAsync(Guid id) =>
        (await Host.Get<WaitlistStore>().FindAsync(id, CancellationToken.None)).ShouldNotBeNull();

    public Task OfferAsync() => RunAsync<WaitlistServing>();

    public Task AnswerAsync() => Seats.PumpAsync(Host);

    public Task SettleAsync() => RunAsync<WaitlistSettling>();

    /// <summary>Pass, engine and charge, until a whole round changes nothing.</summary>
    public async Task ServeAsync()
    {
        for (var round = 0; round < 50; round++)
        {
            var before = await ProgressAsync();
            await OfferAsync();
            await AnswerAsync();
            await SettleAsync();
            await AnswerAsync();
            if (await ProgressAsync() == before)
            {
                return;
            }
        }
        throw new TimeoutException("The waitlist does not come to rest.");
    }

    public Task<WaitlistReplayResult> ReplayAsync() =>
        Host.Get<WaitlistAudit>().ReplayAsync(WaitlistDirectory.Id, CancellationToken.None);

    public Payment PaymentOf(WaitlistEntryRow entry) => Payments.Single(p => p.Key == entry.TransactionId);

    public Task RunAsync<T>()
        where T : PeriodicWork => RunAsync<T>(Host);

    public static Task RunAsync<T>(BookingHost host)
        where T : PeriodicWork =>
        host.Get<IEnumerable<IHostedService>>().OfType<T>().Single().RunOnceAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        // The first owns the provider.
        foreach (var host in Enumerable.Reverse(_hosts))
        {
            await host.DisposeAsync();
        }
    }

    private Task<string> ProgressAsync() => Host.ScalarAsync<string>("""
        SELECT concat_ws('|', (SELECT max(id) FROM waitlist_audit), (SELECT max(id) FROM outbox),
            (SELECT string_agg(state || void_due, ',' ORDER BY id) FROM waitlist_entries))
        """);
}
