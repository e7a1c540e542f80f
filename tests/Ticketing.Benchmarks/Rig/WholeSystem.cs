using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using Aspire.Hosting.Testing;
using Npgsql;
using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Running;

namespace Ticketing.Benchmarks.Rig;

/// <summary>
/// Everything that runs in production, as processes of its own, from the AppHost; with a durable disk.
/// </summary>
internal sealed class WholeSystem : IAsyncDisposable
{
    public const int SectionsOfEvent = 10;
    private const int Buyers = 2_000;
    private const string Wish = "\"mode\":\"best_available\",\"quantity\":1";
    private readonly RunningSystem _system;
    private readonly NpgsqlDataSource _bookings;
    private readonly NpgsqlDataSource _tickets;
    private readonly List<(Guid Id, string Token)> _buyers;
    private int _lastKey;

    private WholeSystem(
        RunningSystem system, NpgsqlDataSource bookings, NpgsqlDataSource tickets, int booking, int seats)
    {
        (_system, _bookings, _tickets, BookingPort, SeatsPort) = (system, bookings, tickets, booking, seats);
        _buyers = [.. Enumerable.Range(0, Buyers).Select(_ => Guid.CreateVersion7())
            .Select(id => (id, system.Accounts.Token(id, "buyer", "Buyer")))];
    }

    public int BookingPort { get; }

    public int SeatsPort { get; }

    public Uri Gateway => _system.Gateway;

    public static async Task<WholeSystem> StartAsync(BenchmarkOptions options, params string[] settings)
    {
        if (options.Broker != "embedded" && Ticketing.TestKit.Servers.ApacheKafka.FindHome() is { } home)
        {
            Environment.SetEnvironmentVariable("KAFKA_HOME", home);
        }

        var system = await RunningSystem.StartAsync(
            new SystemOptions("benchmark", EmbeddedBroker: options.Broker == "embedded", Durable: true, Settings: settings));
        var bookings = await system.App.GetConnectionStringAsync("booking-db");
        var tickets = await system.App.GetConnectionStringAsync("event-ticketing-db");
        return new WholeSystem(
            system, NpgsqlDataSource.Create(bookings!), NpgsqlDataSource.Create(tickets!),
            (await ReplicaAddresses.OfAsync(system, "booking-service"))[0].Port,
            (await ReplicaAddresses.OfAsync(system, "seat-reservation-service"))[0].Port);
    }

    /// <summary>An event on sale: ten sections of subsections of 500 seats.</summary>
    public async Task<long> OpenEventAsync(int seats) => (await _system.Client.OnSaleAsync(
        EventDraft.Of("Benchmark", SectionsOfEvent, seats / SectionsOfEvent / 500, 20, 25),
        patience: TimeSpan.FromSeconds(60))).EventId;

    /// <summary>The same with two categories of seats, a fee, a tax and a code for more orders than will come.</summary>
    /// <returns>The event, and the code.</returns>
    public async Task<(long EventId, string Code)> OpenPricedEventAsync(int seats)
    {
        var draft = EventDraft.Of("Benchmark", SectionsOfEvent, seats / SectionsOfEvent / 500, 20, 25);
        draft.Drawing = new DrawingDraft
        {
            Categories =
            [
                new CategoryDraft { Name = "Ordinary", Color = "#c05fa0" },
                new CategoryDraft { Name = "Best", Color = "#a03c5f" },
            ],
        };
        foreach (var subsection in draft.Sections!.SelectMany(section => section.Subsections))
        {
            subsection.Category = "Ordinary";
            subsection.Categories = [new CategoryBlockDraft { Category = "Best", FromRow = 1, ToRow = 5 }];
        }

        var client = _system.Client;
        var opened = await client.OnSaleAsync(draft, patience: TimeSpan.FromSeconds(60));
        var seller = await client.SellerAsync();
        var code = $"BENCH{opened.EventId}";
        _ = (await seller.SendAsync<PricingAnswer>(
            HttpMethod.Put, $"/events/{opened.EventId}/pricing",
            Json(new PricingRequest
            {
                Edition = opened.Edition ?? 1,
                Sections = [.. draft.Sections!.Select(s => new SectionPriceDraft { Section = s.Name, Price = s.Price ?? 0 })],
                Categories = [new CategoryPriceDraft { Category = "Best", Price = 400_000 }],
                Fee = new FeeDraft { Amount = 5_000, Percent = 2.5 },
                TaxPercent = 5,
            }))).Value;
        _ = (await seller.PostAsync<CreateCodesRequest, CreatedCodesResponse>(
            "/sellers/me/codes",
            new CreateCodesRequest
            {
                Kind = "percent", EventId = opened.EventId, Code = code, Value = 10, MaxUses = 1_000_000,
            })).Value;
        return (opened.EventId, code);
    }

    /// <summary>An event of one seat, whose waiting room is open and whose sale begins in ten minutes.</summary>
    public async Task<long> OpenWaitingRoomAsync()
    {
        var draft = EventDraft.Of("Waiting", 1, 1, 1, 1);
        draft.SaleStartsAt = DateTimeOffset.UtcNow.AddMinutes(10).ToString("O", CultureInfo.InvariantCulture);
        draft.WaitingRoom = new WaitingRoomDraft { OpensBeforeMinutes = 60 };
        return (await _system.Client.OnSaleAsync(draft, patience: TimeSpan.FromSeconds(60))).EventId;
    }

    /// <summary>
    /// What making and pricing events left behind is cleaned up, as it is hours before a sale: else PostgreSQL does it
    /// beside the orders that are measured, and after 50,000 tickets that got another price it has most to do.
    /// </summary>
    public async Task SettleAsync()
    {
        foreach (var database in new[] { _bookings, _tickets })
        {
            foreach (var statement in new[] { "VACUUM (ANALYZE)", "CHECKPOINT" })
            {
                await using var command = database.CreateCommand(statement);
                command.CommandTimeout = (int)Ticketing.TestKit.Eventually.Patience.TotalSeconds;
                await command.ExecuteNonQueryAsync();
            }
        }
    }

    /// <summary>Requests to enter its waiting room, each of another person.</summary>
    public IReadOnlyList<byte[]> Joins(long eventId, int count) =>
    [
        .. Enumerable.Range(0, count).Select(_ => Encoding.ASCII.GetBytes(
            $"POST /queue/{eventId}/entries HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
            + $"{_system.Accounts.Token(Guid.CreateVersion7(), "buyer", "Buyer")}\r\n"
            + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")),
    ];

    /// <summary>
    /// Orders for one seat, of buyers and sections in turn, each with its token and a key of its own.
    /// </summary>
    /// <param name="eventId">The event.</param>
    /// <param name="count">How many.</param>
    /// <param name="fromEverywhere">True: each buyer has an address, told as a proxy would.</param>
    /// <param name="code">That orders type; null for none.</param>
    /// <param name="codeEvery">Each so many-th order, of all sections in turn; 0: none.</param>
    public IReadOnlyList<byte[]> Orders(
        long eventId, int count, bool fromEverywhere = false, string? code = null, int codeEvery = 1) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            var hasCode = code is not null && codeEvery > 0 && (i + (i / SectionsOfEvent)) % codeEvery == 0;
            var typed = hasCode ? $"\"code\":\"{code}\"," : "";
            var body = string.Create(CultureInfo.InvariantCulture,
                $$"""{"event_id":{{eventId}},"section":"{{(char)('A' + (i % SectionsOfEvent))}}",{{typed}}{{Wish}}}""");
            return Encoding.ASCII.GetBytes(
                $"POST {ConstantServer.OrdersPath} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                + $"{_buyers[i % Buyers].Token}\r\n{(fromEverywhere ? AddressOf(i % Buyers) : "")}"
                + $"Idempotency-Key: bench-{++_lastKey:D10}\r\n"
                + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        }),
    ];

    /// <summary>Listeners of seats, and buyers who follow their orders.</summary>
    public async Task<IReadOnlyList<Audience>> ListenAsync(long eventId, int seatMaps, int buyers) =>
    [
        await Audience.JoinAsync(SeatsPort, $"/api/seat_reservation/{eventId}/changes?section=A", seatMaps, 0),
        await Audience.JoinAsync(
            BookingPort,
            i => $"GET /orders/{_buyers[i].Id}/updates HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + $"Authorization: Bearer {_buyers[i].Token}\r\n\r\n",
            buyers, -1),
    ];

    /// <summary>
    /// Until every order has its answer recorded and every ticket its holder. What it says is about the newest orders.
    /// </summary>
    public async Task<HeldOrders> AllHeldAsync(long eventId, int count, int? measured = null)
    {
        await Ticketing.TestKit.Eventually.EqualsAsync(
            count, () => CountAsync(_bookings, "bookings", "status = 'PENDING_PAYMENT'", eventId),
            $"{count} orders of event {eventId} are held", TimeSpan.FromSeconds(40));
        await Ticketing.TestKit.Eventually.EqualsAsync(
            count, () => CountAsync(_tickets, "tickets", "status = 1", eventId),
            $"{count} tickets of event {eventId} are reserved", TimeSpan.FromSeconds(40));
        await using var command = _bookings.CreateCommand($"""
            SELECT extract(epoch FROM max(updated_at) - min(created_at))::float8,
                   1000 * percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM updated_at - created_at))::float8,
                   1000 * percentile_cont(0.99) WITHIN GROUP (ORDER BY extract(epoch FROM updated_at - created_at))::float8
            FROM (SELECT * FROM bookings WHERE event_id = {eventId} ORDER BY id DESC LIMIT {measured ?? count}) newest
            """);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new HeldOrders((measured ?? count) / reader.GetDouble(0), reader.GetDouble(1), reader.GetDouble(2));
    }

    public async ValueTask DisposeAsync()
    {
        await _bookings.DisposeAsync();
        await _tickets.DisposeAsync();
        await _system.DisposeAsync();
    }

    private static JsonContent Json<T>(T body) => JsonContent.Create(body, ApiJson.Of<T>());

    private static string AddressOf(int buyer) => string.Create(
        CultureInfo.InvariantCulture, $"X-Forwarded-For: 10.7.{buyer / 250}.{1 + (buyer % 250)}\r\n");

    private static async Task<int> CountAsync(NpgsqlDataSource database, string table, string where, long eventId)
    {
        await using var command = database.CreateCommand(
            $"SELECT count(*)::int FROM {table} WHERE event_id = {eventId} AND {where}");
        return (int)(await command.ExecuteScalarAsync())!;
    }
}

/// <summary>From the row of an order to the record of its seats.</summary>
/// <param name="Rate">Orders a second, from the first order's creation to the last one's record.</param>
/// <param name="P50Ms">Half were held this long after their creation.</param>
/// <param name="P99Ms">99 of 100 were.</param>
internal sealed record HeldOrders(double Rate, double P50Ms, double P99Ms);
