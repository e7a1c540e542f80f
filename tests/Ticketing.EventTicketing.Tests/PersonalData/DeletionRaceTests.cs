using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Accounts;
using Ticketing.EventTicketing.Events.CreateEvent;
using Ticketing.EventTicketing.PersonalData;
using Ticketing.EventTicketing.Teams;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Tests.PersonalData;

/// <summary>
/// A seller's account is deleted while the seller creates an event: one of the two is refused. The test holds the counter
/// that creating an event needs last, so that the event is all but there while the account is being deleted.
/// </summary>
[Collection(DatabaseTests.Name)]
public sealed class DeletionRaceTests(EventDatabase database) : IAsyncLifetime
{
    private readonly TicketingService _service = database.SharedService();
    private Browser _seller = null!;

    public async Task InitializeAsync() => _seller = await Browser.LoggedInAsync(_service, role: "seller");

    public Task DisposeAsync()
    {
        _seller.Dispose();
        _service.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_deletion_waits_for_an_event_that_is_being_created_and_is_refused()
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var counter = await HoldCounterAsync(connection);
        var creating = Task.Run(CreateAsync);
        await WaitsForALockAsync("%INSERT INTO events %");
        var erasing = Task.Run(() => EraseAsync<AccountErasure>());
        await WaitsForALockAsync("%FROM users %FOR UPDATE%");

        await counter.RollbackAsync();

        (await creating).Refusal.ShouldBeNull();
        (await erasing)!.Code.ShouldBe("events-open");
        (await IsDeletedAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task An_event_whose_seller_was_deleted_meanwhile_is_not_created()
    {
        (await EraseAsync<AccountErasure>()).ShouldBeNull();

        var outcome = await CreateAsync();
        (outcome.Refusal!.Status, outcome.Refusal.Code).ShouldBe((401, "unauthenticated"));
    }

    /// <summary>
    /// Without the lock at its beginning the deletion looks for events too early: both succeed, and the event belongs to
    /// nobody.
    /// </summary>
    [Fact]
    public async Task Twin_a_deletion_that_looks_before_it_locks_leaves_an_event_without_a_person()
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var counter = await HoldCounterAsync(connection);
        var creating = Task.Run(CreateAsync);
        await WaitsForALockAsync("%INSERT INTO events %");
        var erasing = Task.Run(() => EraseAsync<ErasureThatLooksFirst>());
        await WaitsForALockAsync("%UPDATE users%");

        await counter.RollbackAsync();

        (await creating).Refusal.ShouldBeNull();
        (await erasing).ShouldBeNull();
        (await IsDeletedAsync()).ShouldBeTrue();
    }

    private static async Task<NpgsqlTransaction> HoldCounterAsync(NpgsqlConnection connection)
    {
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(
            "SELECT value FROM event_directory_version FOR UPDATE", connection, transaction);
        await command.ExecuteScalarAsync();
        return transaction;
    }

    private Task<CreateEventOutcome> CreateAsync() => database.CreateEvent.CreateAsync(
        new UserId(_seller.UserId),
        new PlannedEvent(
            "Test", "", "Hall", DateTimeOffset.UnixEpoch.AddYears(60), "TWD", 900, 8,
            [new SectionPlan("A", 0, 1, [new SubsectionPlan(1, 1, 1, [], [])])]),
        null,
        default);

    private Task<ServiceDefaults.Http.Refusal?> EraseAsync<T>()
        where T : AccountErasure =>
        ActivatorUtilities.CreateInstance<T>(_service.Services, database.Database)
            .EraseAsync(new UserId(_seller.UserId), default);

    private Task<bool> IsDeletedAsync() => database.ScalarAsync<bool>(
        "SELECT deleted_at IS NOT NULL FROM users WHERE user_id = $1", _seller.UserId);

    private Task WaitsForALockAsync(string statement) => Eventually.TrueAsync(
        async () => await database.ScalarAsync<bool>(
            """
            SELECT EXISTS (SELECT FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE $1)
            """,
            statement),
        $"{statement} waits for a lock");

    private sealed class ErasureThatLooksFirst(
        Database database, SessionEndings sessions, GrantEndings grants, TimeProvider time)
        : AccountErasure(database, sessions, grants, time)
    {
        protected override string Lock => base.Lock.Replace("FOR UPDATE", "", StringComparison.Ordinal);
    }
}
