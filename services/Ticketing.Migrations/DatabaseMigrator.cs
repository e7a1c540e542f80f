using System.Runtime.ExceptionServices;
using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;
using Npgsql;

namespace Ticketing.Migrations;

/// <summary>
/// Applies a database's SQL files by DbUp: each once, in order, in a transaction of its own, recorded by
/// <see cref="HistoryJournal"/>. Safe to run any number of times and by two processes at once.
/// </summary>
public sealed partial class DatabaseMigrator(ILogger<DatabaseMigrator> logger)
{
    /// <summary>Held while migrating, so that a second process waits and then finds nothing to do.</summary>
    private const long LockKey = 0x71CE7;

    /// <summary>For one script on a large table, and for waiting while another process runs its scripts.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Brings the database to the newest schema.</summary>
    /// <param name="connectionString">Of an existing or a missing database; a missing one is created.</param>
    /// <param name="folder">Folder of the database's own scripts.</param>
    /// <param name="cancellation">Stops the wait for another migrator; scripts that began are finished.</param>
    /// <exception cref="NpgsqlException">The server is away, or a script failed; nothing of that script
    /// stays.</exception>
    public async Task MigrateAsync(string connectionString, string folder, CancellationToken cancellation)
    {
        await CreateDatabaseAsync(connectionString, cancellation);
        // Not from the pool: closing this connection gives the lock back.
        var alone = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(alone.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var takeLock = new NpgsqlCommand($"SELECT pg_advisory_lock({LockKey})", connection)
        {
            CommandTimeout = (int)Patience.TotalSeconds,
        };
        await takeLock.ExecuteNonQueryAsync(cancellation);
        cancellation.ThrowIfCancellationRequested();

        // DbUp has no asynchronous form.
        var result = await Task.Run(Engine(alone.ConnectionString, folder).PerformUpgrade, CancellationToken.None);
        if (!result.Successful)
        {
            LogFailed(folder, result.ErrorScript?.Name);
            ExceptionDispatchInfo.Throw(result.Error);
        }

        foreach (var script in result.Scripts)
        {
            LogApplied(folder, script.Name);
        }

        LogUpToDate(folder);
    }

    private static UpgradeEngine Engine(string connectionString, string folder)
    {
        var builder = DeployChanges.To.PostgresqlDatabase(connectionString)
            .WithScripts(SqlMigrations.Of(folder).Select(migration => new SqlScript(migration.Id, migration.Sql)))
            .WithTransactionPerScript()
            .WithExecutionTimeout(Patience)
            .WithVariablesDisabled() // they look like $name$, as PostgreSQL's quotes do
            .LogToNowhere(); // its lines name no database; the result says the same
        builder.Configure(c => c.Journal = new HistoryJournal(() => c.ConnectionManager, () => c.Log));
        return builder.Build();
    }

    private static async Task CreateDatabaseAsync(string connectionString, CancellationToken cancellation)
    {
        if (await ExistsAsync(connectionString, cancellation))
        {
            return; // DbUp would look from the database "postgres", which a service's user may not be allowed into
        }

        try
        {
            EnsureDatabase.For.PostgresqlDatabase(connectionString, new NoOpUpgradeLog());
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase
            or PostgresErrorCodes.UniqueViolation)
        {
            // Another process created it in the same moment.
        }
    }

    private static async Task<bool> ExistsAsync(string connectionString, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "{Database}: applied {Migration}")]
    private partial void LogApplied(string database, string migration);

    [LoggerMessage(LogLevel.Error, "{Database}: {Migration} failed, and nothing of it stays")]
    private partial void LogFailed(string database, string? migration);

    [LoggerMessage(LogLevel.Information, "{Database}: schema is up to date")]
    private partial void LogUpToDate(string database);
}
