using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Ticketing.Migrations;

/// <summary>
/// Applies a database's SQL files through EF Core's migrations history: table <c>__EFMigrationsHistory</c>,
/// one lock, one transaction a file. Safe to run any number of times and by two processes at once.
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
    /// <param name="cancellation">Stops between two files.</param>
    /// <exception cref="NpgsqlException">The server is away, or a script failed; nothing of that script
    /// stays.</exception>
    public async Task MigrateAsync(string connectionString, string folder, CancellationToken cancellation)
    {
        var options = new DbContextOptionsBuilder<HistoryContext>()
            .UseNpgsql(connectionString, npgsql => npgsql.CommandTimeout((int)Patience.TotalSeconds)).Options;
        await using var context = new HistoryContext(options);
        await CreateDatabaseAsync(context, cancellation);
        await context.Database.OpenConnectionAsync(cancellation);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({LockKey})", cancellation);
        try
        {
            await ApplyAsync(context, folder, cancellation);
        }
        finally
        {
            // By hand: a connection that goes back to the pool keeps its lock until somebody takes it out again.
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({LockKey})", CancellationToken.None);
        }

        LogUpToDate(folder);
    }

    private async Task ApplyAsync(HistoryContext context, string folder, CancellationToken cancellation)
    {
        var history = context.GetService<IHistoryRepository>();
        await context.Database.ExecuteSqlRawAsync(history.GetCreateIfNotExistsScript(), cancellation);
        var applied = (await history.GetAppliedMigrationsAsync(cancellation)).Select(row => row.MigrationId)
            .ToHashSet();
        foreach (var (id, sql) in SqlMigrations.Of(folder).Where(m => !applied.Contains(m.Id)))
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
            await ExecuteAsync(context, sql, cancellation);
            var record = history.GetInsertScript(new HistoryRow(id, ProductInfo.GetVersion()));
            await ExecuteAsync(context, record, cancellation);
            await transaction.CommitAsync(cancellation);
            LogApplied(folder, id);
        }
    }

    private static async Task CreateDatabaseAsync(HistoryContext context, CancellationToken cancellation)
    {
        var creator = context.GetService<Microsoft.EntityFrameworkCore.Storage.IRelationalDatabaseCreator>();
        try
        {
            if (!await creator.ExistsAsync(cancellation))
            {
                await creator.CreateAsync(cancellation);
            }
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase
            or PostgresErrorCodes.UniqueViolation)
        {
            // Another process created it in the same moment.
        }
    }

    /// <summary>As plain text: EF would take braces in SQL for parameters.</summary>
    private static async Task ExecuteAsync(HistoryContext context, string sql, CancellationToken cancellation)
    {
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Information, "{Database}: applied {Migration}")]
    private partial void LogApplied(string database, string migration);

    [LoggerMessage(LogLevel.Information, "{Database}: schema is up to date")]
    private partial void LogUpToDate(string database);
}

/// <summary>A context without entities: it only lends EF Core's history repository.</summary>
internal sealed class HistoryContext(DbContextOptions<HistoryContext> options) : DbContext(options);
