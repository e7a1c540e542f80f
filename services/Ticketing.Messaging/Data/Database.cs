using Dapper;
using Npgsql;
using Ticketing.Messaging.Outboxes;

namespace Ticketing.Messaging.Data;

/// <summary>
/// The service's PostgreSQL: statements with named parameters (<c>@event_id</c>), rows read by column name. A parameter
/// is a property of the object given; a batch gives arrays and the statement unnests them. A column
/// <c>hold_expires_at</c> fills the property <c>HoldExpiresAt</c>.
/// </summary>
/// <remarks>
/// Dapper does the mapping (<see href="https://github.com/DapperLib/Dapper"/>). It reads a <c>timestamptz</c> into a
/// <see cref="DateTimeOffset"/> property of offset zero, and a <c>jsonb</c> into a string.
/// </remarks>
/// <param name="source">Connections of the service's own database.</param>
/// <param name="signal">Wakes the outbox's relay after a commit.</param>
public sealed class Database(NpgsqlDataSource source, OutboxSignal signal)
{
    static Database() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>All rows of the statement.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.ReadAsync<T>(sql, parameters, null, cancellation);
    }

    /// <summary>
    /// All rows of a statement that takes many ids, in one round trip: each id is looked up in its index, whatever the
    /// planner believes.
    /// </summary>
    public async Task<IReadOnlyList<T>> QueryByIndexAsync<T>(
        string sql, object? parameters, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.ReadByIndexAsync<T>(sql, parameters, null, cancellation);
    }

    /// <summary>
    /// All rows of a statement whose best plan depends on its values, so that none is kept: a common word is looked up
    /// otherwise than a rare one. A statement that takes longer than <paramref name="limit"/> is ended, and the exception
    /// has the state of a query that was cancelled (57014).
    /// </summary>
    public async Task<IReadOnlyList<T>> QueryByValuesAsync<T>(
        string sql, object parameters, TimeSpan limit, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.ReadByValuesAsync<T>(sql, new DynamicParameters(parameters), limit, cancellation);
    }

    /// <summary>The only row; <c>default</c> when there is none.</summary>
    /// <exception cref="InvalidOperationException">There is more than one row.</exception>
    public async Task<T?> FindAsync<T>(string sql, object? parameters, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.ReadOneAsync<T>(sql, parameters, null, cancellation);
    }

    /// <summary>How many rows the statement wrote.</summary>
    public async Task<int> ExecuteAsync(string sql, object? parameters, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.WriteAsync(sql, parameters, null, cancellation);
    }

    /// <summary>Begins a transaction. What is not committed when it is disposed is rolled back.</summary>
    public async Task<DatabaseTransaction> BeginAsync(CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        try
        {
            return new DatabaseTransaction(connection, await connection.BeginTransactionAsync(cancellation), signal);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
