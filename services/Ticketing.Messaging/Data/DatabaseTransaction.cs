using Npgsql;
using Ticketing.Messaging.Outboxes;

namespace Ticketing.Messaging.Data;

/// <summary>
/// A transaction of the service's database and of the messages that belong to it. Messages are rows of the outbox; the
/// relay is woken once, after the commit. Not for concurrent use.
/// </summary>
public sealed class DatabaseTransaction : IAsyncDisposable
{
    private readonly OutboxSignal _signal;
    private bool _hasMessages;

    internal DatabaseTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, OutboxSignal signal)
    {
        Connection = connection;
        Transaction = transaction;
        _signal = signal;
    }

    /// <summary>For what no statement can say, for example a binary COPY.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>The transaction of <see cref="Connection"/>.</summary>
    public NpgsqlTransaction Transaction { get; }

    /// <summary>All rows of the statement.</summary>
    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters, CancellationToken cancellation) =>
        Connection.ReadAsync<T>(sql, parameters, Transaction, cancellation);

    /// <summary>
    /// All rows of a statement that takes many ids, in one round trip: each id is looked up in its index, whatever the
    /// planner believes. The statements that follow in the transaction are planned so too.
    /// </summary>
    public Task<IReadOnlyList<T>> QueryByIndexAsync<T>(
        string sql, object? parameters, CancellationToken cancellation) =>
        Connection.ReadByIndexAsync<T>(sql, parameters, Transaction, cancellation);

    /// <summary>The only row; <c>default</c> when there is none.</summary>
    /// <exception cref="InvalidOperationException">There is more than one row.</exception>
    public Task<T?> FindAsync<T>(string sql, object? parameters, CancellationToken cancellation) =>
        Connection.ReadOneAsync<T>(sql, parameters, Transaction, cancellation);

    /// <summary>How many rows the statement wrote.</summary>
    public Task<int> ExecuteAsync(string sql, object? parameters, CancellationToken cancellation) =>
        Connection.WriteAsync(sql, parameters, Transaction, cancellation);

    /// <summary>
    /// Runs statements in their order in one round trip; how many rows each wrote. For what several statements must do
    /// and whoever runs them must count: PostgreSQL's answer to a text of several statements has one sum.
    /// </summary>
    public async Task<IReadOnlyList<int>> ExecuteBatchAsync(
        IReadOnlyList<Statement> statements, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(Connection, Transaction);
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(statement.ToBatchCommand());
        }

        await batch.ExecuteNonQueryAsync(cancellation);
        return [.. batch.BatchCommands.Cast<NpgsqlBatchCommand>().Select(command => command.RecordsAffected)];
    }

    /// <summary>Adds messages to the outbox, one row each, in their order.</summary>
    public Task PublishAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellation)
    {
        _hasMessages |= messages.Count > 0;
        return Outbox.AppendAsync(Connection, Transaction, messages, cancellation);
    }

    /// <summary>Adds messages in their order; those of one topic, partition and key share a row.</summary>
    public Task PublishBundledAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellation)
    {
        _hasMessages |= messages.Count > 0;
        return Outbox.AppendBundledAsync(Connection, Transaction, messages, cancellation);
    }

    /// <summary>Commits, then wakes the relay if there are messages.</summary>
    public async Task CommitAsync(CancellationToken cancellation)
    {
        await Transaction.CommitAsync(cancellation);
        if (_hasMessages)
        {
            _signal.Wake();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }
}
