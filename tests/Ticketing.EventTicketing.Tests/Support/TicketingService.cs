using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OtpNet;
using Ticketing.Contracts.Channels;
using Ticketing.EventTicketing.Accounts;
using Ticketing.EventTicketing.Figures;
using Ticketing.EventTicketing.PersonalData;
using Ticketing.EventTicketing.Tickets.Signing;
using Ticketing.Messaging;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Tests.Support;

/// <summary>
/// The service in this process, on a real database. Without a broker the workers of messaging stay off;
/// seat-reservation is answered for by <see cref="Seats"/>.
/// </summary>
internal sealed class TicketingService(string connectionString, string? bootstrapServers = null)
    : WebApplicationFactory<Passwords>
{
    /// <summary>One key for all, so that a token outlives the replica that gave it.</summary>
    private static readonly ECDsa Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>What tickets are signed with, so that a test can sign one too.</summary>
    public static ECDsa TicketKey { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Log-in of the operator that the configuration names.</summary>
    public const string OperatorEmail = "operator@example.org";

    /// <summary>Password of <see cref="OperatorEmail"/>.</summary>
    public const string OperatorPassword = "night of the on-sale";

    /// <summary>What services show to each other.</summary>
    public const string ServiceKeyForTests = "services-only";

    /// <summary>
    /// True for <see cref="EventDatabase.SharedService"/>: a test that disposes it leaves it running for the next one.
    /// </summary>
    public bool IsShared { get; init; }

    public SeatReservationAnswers Seats { get; } = new();

    public BookingAnswers Booking { get; } = new();

    /// <summary>How long a used refresh token is good.</summary>
    public int RenewalGraceSeconds { get; init; } = 60;

    /// <summary>What the configuration says.</summary>
    public string PasswordOfOperator { get; init; } = OperatorPassword;

    /// <summary>Wrong passwords for one account from unknown browsers; many, because all tests share one address.</summary>
    public int FailedLogInsPerAccount { get; init; } = 10_000;

    /// <summary>The site that passkeys are for; empty for none.</summary>
    public string PublicUrl { get; init; } = TestAuthenticator.Origin;

    /// <summary>The operator's second factor. Each instance has its own, so that its codes are unused.</summary>
    public byte[] OperatorSecret { get; init; } = RandomNumberGenerator.GetBytes(20);

    /// <summary>What a test told others to answer is forgotten.</summary>
    public void ForgetAnswers()
    {
        Seats.Reset();
        Booking.Reset();
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => IsShared ? ValueTask.CompletedTask : base.DisposeAsync();

    /// <summary>Ends it, also where it is shared.</summary>
    public ValueTask EndAsync() => base.DisposeAsync();

    /// <summary>The operator's code of now, or of the next step: each is good for one log-in.</summary>
    public string OperatorCode(int step = 0) =>
        new Totp(OperatorSecret).ComputeTotp(DateTime.UtcNow + (step * TimeSpan.FromSeconds(30)));

    /// <summary>
    /// A token of the operator, good at every service on the database: from one of its own, whose codes are unused.
    /// </summary>
    public static async Task<string> OperatorTokenAsync(EventDatabase database)
    {
        await using var service = new TicketingService(database.ConnectionString);
        using var client = service.CreateClient();
        JsonNode? answer = null;
        await Eventually.TrueAsync(
            async () =>
            {
                using var response = await client.PostAsJsonAsync(
                    "/users/login",
                    new { email = OperatorEmail, password = OperatorPassword, code = service.OperatorCode() });
                answer = await response.Content.ReadFromJsonAsync<JsonNode>();
                return response.StatusCode == HttpStatusCode.OK;
            },
            "the operator's account was made");
        return (string)answer!["token"]!;
    }

    /// <summary>As if its owner had opened the link of the mail.</summary>
    public Task VerifyAddressAsync(string email) => Services.GetRequiredService<Database>().ExecuteAsync(
        "UPDATE users SET email_verified_at = now() WHERE email = @Email", new { Email = email }, CancellationToken.None);

    /// <summary>
    /// A client that speaks for a new user, whose address is verified and whose password is <c>correct horse</c>. The
    /// account is written and its session started as registering and logging in do, without the two hashes that cost a
    /// tenth of a second each on purpose.
    /// </summary>
    public async Task<HttpClient> SignedInAsync(string role)
    {
        var client = CreateClient();
        var now = DateTimeOffset.UtcNow;
        var user = new UserRow
        {
            UserId = UserId.New(now).Value, Email = $"{Guid.NewGuid():N}@example.org", Name = "Ada", Role = role,
            PasswordHash = await HashAsync(), Locale = "en", CreatedAt = now, EmailVerifiedAt = now,
        };
        await Services.GetRequiredService<Database>().ExecuteAsync(
            """
            INSERT INTO users (user_id, email, name, role, password_hash, created_at, locale, email_verified_at)
            VALUES (@UserId, @Email, @Name, @Role, @PasswordHash, @CreatedAt, @Locale, @EmailVerifiedAt)
            """,
            user, CancellationToken.None);
        await using var scope = Services.CreateAsyncScope();
        var grant = await scope.ServiceProvider.GetRequiredService<Sessions>()
            .StartAsync(user, "test", CancellationToken.None);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", grant!.Access.Token);
        return client;
    }

    /// <summary>The hash of <c>correct horse</c>, made once.</summary>
    private async Task<string> HashAsync() => _hash ??= (await Services.GetRequiredService<Passwords>()
        .HashAsync("correct horse", CancellationToken.None)).ShouldNotBeNull();

    private static string? _hash;

    protected override void Dispose(bool disposing)
    {
        if (!IsShared)
        {
            base.Dispose(disposing);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Auth:PrivateKey", Convert.ToBase64String(Key.ExportPkcs8PrivateKey()));
        builder.UseSetting("Auth:PublicKey", Convert.ToBase64String(Key.ExportSubjectPublicKeyInfo()));
        builder.UseSetting("Ticketing:Tickets:PrivateKey", Convert.ToBase64String(TicketKey.ExportPkcs8PrivateKey()));
        builder.UseSetting("Auth:ServiceKey", ServiceKeyForTests);
        WalletKeys.Set(builder);

        // All tests come from one address.
        builder.UseSetting("Ticketing:Users:RegistrationsPerDayPerAddress", "1000000");
        builder.UseSetting("Ticketing:Users:RegistrationsPerMinutePerAddress", "1000000");
        builder.UseSetting("ConnectionStrings:event-ticketing-db", connectionString);
        builder.UseSetting("ConnectionStrings:kafka", bootstrapServers ?? "127.0.0.1:1");
        builder.UseSetting("Ticketing:Users:PasswordIterations", "100000");
        builder.UseSetting("Ticketing:Operator:Email", OperatorEmail);
        builder.UseSetting("Ticketing:Operator:Password", PasswordOfOperator);
        builder.UseSetting("Ticketing:Operator:TotpSecret", Base32Encoding.ToString(OperatorSecret));
        builder.UseSetting("Ticketing:PublicUrl", PublicUrl);
        builder.UseSetting("Ticketing:Users:SecondFactorKey", "the same for all replicas");
        // All tests share one network address.
        builder.UseSetting("Ticketing:Users:FailedLogInsPerAccountAndAddress", "10000");
        builder.UseSetting(
            "Ticketing:Users:FailedLogInsPerAccount", FailedLogInsPerAccount.ToString(CultureInfo.InvariantCulture));
        builder.UseSetting("Ticketing:Users:FailedLogInsPerAddress", "10000");
        builder.UseSetting(
            "Ticketing:Users:RenewalGraceSeconds", RenewalGraceSeconds.ToString(CultureInfo.InvariantCulture));
        builder.ConfigureServices(services =>
        {
            services.AddHttpClient(ServiceNames.SeatReservation).ConfigurePrimaryHttpMessageHandler(() => Seats);
            services.AddHttpClient(BookingClient.Name).ConfigurePrimaryHttpMessageHandler(() => Booking);
            services.AddHttpClient(BookingDemand.Client).ConfigurePrimaryHttpMessageHandler(() => Booking);
            if (bootstrapServers is not null)
            {
                return;
            }

            var messaging = typeof(MessageIds).Assembly;
            static string NameOf(ServiceDescriptor s) =>
                $"{s.ImplementationType ?? s.ImplementationFactory?.Method.DeclaringType}";
            foreach (var worker in services.Where(s => s.ServiceType == typeof(IHostedService)
                && (s.ImplementationType?.Assembly ?? s.ImplementationFactory?.Method.Module.Assembly) == messaging
                && !NameOf(s).Contains(".Auditing.", StringComparison.Ordinal))
                    .ToList())
            {
                services.Remove(worker);
            }
        });
    }
}
