using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Events.ChangePlan;
using Ticketing.EventTicketing.Events.CreateEvent;
using Ticketing.EventTicketing.Events.OpenSale;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.RecordTickets;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Outboxes;
using Ticketing.Migrations;
using Ticketing.TestKit.Servers;

namespace Ticketing.EventTicketing.Tests.Support;

/// <summary>One server and one migrated database for all tests; every test makes events of its own.</summary>
public sealed class EventDatabase : IAsyncLifetime
{
    private PostgresServer? _server;
    private NpgsqlDataSource? _source;
    private TicketingService? _service;

    public NpgsqlDataSource Source => _source!;

    /// <summary>What the service's classes work with.</summary>
    public Database Database => new(Source, new OutboxSignal());

    public string ConnectionString { get; private set; } = "";

    internal CreateEventHandler CreateEvent => CreateEventWith(new SellerQuotaOptions());

    internal CreateEventHandler CreateEventWith(SellerQuotaOptions quota) => new(
        Database, new ChannelPolicy(), new SellerQuota(Options.Create(quota)), new SaleOpeningSignal(), TimeProvider.System);

    /// <summary>What <see cref="RecordTickets"/> changed.</summary>
    internal ChangedEvents Changed { get; } = new();

    internal RecordTicketsHandler RecordTickets => new(
        Database, new SectionIndexes(), Changed, new RecordSeatPlan(Database, TimeProvider.System),
        NullLogger<RecordTicketsHandler>.Instance);

    /// <summary>The same on other connections.</summary>
    internal static RecordTicketsHandler RecordTicketsOn(NpgsqlDataSource source) => new(
        new Database(source, new OutboxSignal()), new SectionIndexes(), new ChangedEvents(),
        new RecordSeatPlan(new Database(source, new OutboxSignal()), TimeProvider.System),
        NullLogger<RecordTicketsHandler>.Instance);

    /// <summary>
    /// The service with its usual settings, started when the first test asks and shared by all that ask: a start costs
    /// more than most tests. Tests of the collection run one after another. Who needs other settings, a second replica, or
    /// the operator's codes, which are good once, starts one of their own.
    /// </summary>
    internal TicketingService SharedService()
    {
        _service ??= new TicketingService(ConnectionString) { IsShared = true };
        _service.ForgetAnswers();
        return _service;
    }

    public async Task InitializeAsync()
    {
        _server = await PostgresServer.StartAsync();
        ConnectionString = await NewDatabaseAsync();
        _source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(ConnectionString) { MaxPoolSize = 20, MaxAutoPrepare = 50 });
    }

    public async Task DisposeAsync()
    {
        if (_service is not null)
        {
            await _service.EndAsync();
        }

        if (_source is not null)
        {
            await _source.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    /// <summary>Another migrated, empty database of the server; returns its connection string.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var connectionString = await _server!.CreateDatabaseAsync();
        var migrator = new DatabaseMigrator(NullLogger<DatabaseMigrator>.Instance);
        await migrator.MigrateAsync(connectionString, "EventTicketing", CancellationToken.None);
        return connectionString;
    }

    /// <summary>An event with sections A, B, … of one subsection each.</summary>
    public async Task<EventId> NewEventAsync(int sections = 1, int rows = 2, int seatsPerRow = 10)
    {
        var plans = Enumerable.Range(0, sections).Select(i => new SectionPlan(
            ((char)('A' + i)).ToString(), i, 1_000, [new SubsectionPlan(1, rows, seatsPerRow, [], [])]));
        var planned = new PlannedEvent(
            "Test", "", "Hall", DateTimeOffset.UnixEpoch.AddYears(60), "TWD", 900, 8, [.. plans]);
        var outcome = await CreateEvent.CreateAsync(UserId.New(DateTimeOffset.UtcNow), planned, null, default);
        return outcome.EventId;
    }

    public async Task<T> ScalarAsync<T>(string sql, params object[] parameters)
    {
        await using var command = Source.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new() { Value = parameter });
        }

        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>State and holder of a ticket of section A, subsection 1.</summary>
    internal async Task<(TicketStatus Status, BookingId? Holder)> TicketAsync(EventId id, int row, int seat)
    {
        await using var command = Source.CreateCommand(
            """
            SELECT status, booking_id FROM tickets
            WHERE event_id = $1 AND section = 'A' AND subsection = 1 AND row_number = $2 AND seat_number = $3
            """);
        command.Parameters.Add(new() { Value = id.Value });
        command.Parameters.Add(new() { Value = (short)row });
        command.Parameters.Add(new() { Value = (short)seat });
        await using var reader = await command.ExecuteReaderAsync();
        (await reader.ReadAsync()).ShouldBeTrue("the ticket exists");
        return ((TicketStatus)reader.GetInt16(0), reader.IsDBNull(1) ? null : new BookingId(reader.GetGuid(1)));
    }

    /// <summary>Types of the outbox messages of an event with this payload text in them, in order.</summary>
    public async Task<List<string>> OutboxAsync(EventId id, string containing)
    {
        await using var command = Source.CreateCommand(
            """
            SELECT message_type FROM outbox
            WHERE message_key LIKE 'event-' || $1 || '-section-%'
              AND position($2 in convert_from(payload, 'UTF8')) > 0 ORDER BY id
            """);
        command.Parameters.Add(new() { Value = id.ToString() });
        command.Parameters.Add(new() { Value = containing });
        var types = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            types.Add(reader.GetString(0));
        }

        return types;
    }
}

[CollectionDefinition(Name)]
public sealed class DatabaseTests : ICollectionFixture<EventDatabase>
{
    public const string Name = "database";
}
