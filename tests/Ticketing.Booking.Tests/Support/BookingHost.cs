using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Codes;
using Ticketing.Booking.Desk;
using Ticketing.Booking.Invoices;
using Ticketing.Booking.Notifications.Mail;
using Ticketing.Booking.Orders.CreateOrder;
using Ticketing.Booking.Refunds;
using Ticketing.Messaging;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Directory;
using Ticketing.Messaging.Outboxes;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.TestKit.Servers;

namespace Ticketing.Booking.Tests.Support;

/// <summary>
/// The service as it runs, without broker and relay: messages stay in the outbox, where tests read them. Its
/// workers run only after <see cref="StartAsync"/>; before, a test calls the work it wants.
/// </summary>
internal sealed class BookingHost : IAsyncDisposable
{
    /// <summary>What services show to each other.</summary>
    public const string ServiceKeyForTests = "services-only";

    private static readonly ECDsa Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private readonly WebApplication _app;
    private readonly bool _ownsSandbox;
    private bool _started;

    private BookingHost(WebApplication app, string connectionString, SandboxServer sandbox, bool ownsSandbox)
    {
        _app = app;
        _ownsSandbox = ownsSandbox;
        Sandbox = sandbox;
        ConnectionString = connectionString;
        Database = Get<NpgsqlDataSource>();
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource Database { get; }

    /// <summary>The payment provider.</summary>
    public SandboxServer Sandbox { get; }

    public required TestClock Clock { get; init; }

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features
        .Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>
    /// A host with a new database, or on the database of another host, as a second replica.
    /// </summary>
    public static async Task<BookingHost> CreateAsync(
        Servers servers, string? redis = null, string? database = null, BookingOptions? options = null,
        Action<IServiceCollection>? change = null, SandboxServer? sandbox = null,
        Action<PaymentSandbox.SandboxOptions>? changeSandbox = null)
    {
        var connectionString = database ?? await servers.NewDatabaseAsync();
        var clock = new TestClock();
        var address = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        var provider = sandbox ?? await SandboxServer.StartAsync(
            clock, new Uri(address, "/payments/webhooks/sandbox"), change: changeSandbox);
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls(address.ToString());
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:booking-db"] = connectionString,
            ["ConnectionStrings:redis"] = redis ?? servers.RedisConnection,
            ["Payments:Url"] = provider.Address.ToString(),
            ["Payments:ApiKey"] = SandboxServer.ApiKey,
            ["Payments:WebhookSecret"] = SandboxServer.WebhookSecret,
            ["Payments:PublicUrl"] = "http://shop.test",
            ["Auth:ServiceKey"] = ServiceKeyForTests,
            ["Auth:PublicKey"] = Convert.ToBase64String(Key.ExportSubjectPublicKeyInfo()),
        });
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.AddTicketingApi();
        builder.AddServiceDatabase<BookingDbContext>("booking-db");
        builder.AddRedisClient("redis", settings => settings.DisableHealthChecks = true);
        builder.AddBooking();
        builder.Services.AddSingleton<IEventDirectory, TestEvents>();
        builder.Services.AddSingleton<ITicketsAtDoor, TestDoor>();
        builder.Services.AddSingleton<TestDocuments>();
        builder.Services.AddSingleton<ITicketDocuments>(services => services.GetRequiredService<TestDocuments>());
        builder.Services.AddSingleton<IInvoicePrinter>(services => services.GetRequiredService<TestDocuments>());
        builder.Services.AddSingleton<IOrderPeople>(services => services.GetRequiredService<TestDocuments>());
        builder.Services.AddSingleton<OutboxSignal>();
        // A pause of the machine must not make a payment a slow one; who tests those says so.
        builder.Services.AddSingleton(options ?? new BookingOptions { PaymentAnswersWithin = Eventually.Patience });
        // A stop that waited for something without end would last longer than any test is patient.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = 2 * Eventually.Patience);
        change?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseAuditedRequests();
        app.UseTicketingApi();
        app.UseWebSockets();
        app.MapBooking();
        return new BookingHost(app, connectionString, provider, sandbox is null) { Clock = clock };
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public IServiceScope Scope() => _app.Services.CreateScope();

    /// <summary>Runs the whole service.</summary>
    public async Task StartAsync()
    {
        _started = true;
        await _app.StartAsync();
    }

    /// <summary>Runs the order writers only.</summary>
    public Task StartWritersAsync() => Task.WhenAll(
        Get<OrderWriter>().StartAsync(CancellationToken.None), Get<CodeReader>().StartAsync(CancellationToken.None));

    public Task StopAsync() => _app.StopAsync();

    public static string Token(
        UserId user, string role, TimeSpan? lifetime = null, TimeProvider? clock = null, bool isEmailVerified = true)
    {
        using var issuer = new AccessTokenIssuer(
            Convert.ToBase64String(Key.ExportPkcs8PrivateKey()), clock ?? TimeProvider.System);
        return issuer.Issue(
            user, role, "Ada", Guid.NewGuid(), lifetime ?? TimeSpan.FromHours(2), isEmailVerified).Token;
    }

    /// <summary>A token by which a member of a team, or an API key, acts for a seller.</summary>
    public static string DelegatedToken(Guid subject, Delegation delegation)
    {
        using var issuer = new AccessTokenIssuer(
            Convert.ToBase64String(Key.ExportPkcs8PrivateKey()), TimeProvider.System);
        return issuer.IssueDelegated(subject, "Ada", Guid.NewGuid(), TimeSpan.FromHours(2), delegation).Token;
    }

    /// <summary>A client of the running host with this token.</summary>
    public HttpClient ClientWith(string token)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        if (_started)
        {
            await _app.StopAsync();
        }
        await Get<OrderWriter>().StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        if (_ownsSandbox)
        {
            await Sandbox.DisposeAsync();
        }
    }
}
