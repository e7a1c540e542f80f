using Aspire.Hosting.Testing;
using Npgsql;
using Ticketing.SystemKit.Running;

namespace Ticketing.SystemKit.Faults;

/// <summary>
/// Keeps the system waiting at a step, so that the kill falls exactly there: a call of the payment provider, or a
/// transaction that is about to write a table.
/// </summary>
internal sealed class StepHold(RunningSystem system, SandboxControl sandbox, SagaStep step) : IAsyncDisposable
{
    private const string CountWaiting = """
        SELECT count(*)::integer FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
        WHERE NOT l.granted AND l.relation = to_regclass($1) AND a.query ILIKE '%' || $2 || '%'
        """;

    private NpgsqlConnection? _lock;

    public bool Holds => step.Hold is not null || step.Table is not null;

    /// <summary>From now on whoever comes to the step waits.</summary>
    public async Task TakeAsync()
    {
        if (step.Hold is { } call)
        {
            await sandbox.HoldAsync(call);
        }

        if (step.Table is { } table)
        {
            _lock = await Eventually.GetAsync(
                async cancellation =>
                {
                    var connection = await OpenAsync(table, cancellation);
                    // Conflicts with every writer of the table, and with no reader. Ends with the session.
                    await using var command = new NpgsqlCommand($"BEGIN; LOCK TABLE {table.Name} IN SHARE MODE", connection);
                    await command.ExecuteNonQueryAsync(cancellation);
                    return connection;
                },
                _ => true, $"a lock on {table.Name}");
        }
    }

    /// <summary>Waits until somebody waits at the step.</summary>
    public Task WaitingAsync(TimeSpan patience) => step.Table is not { } table
        ? sandbox.WaitingAsync(patience)
        : Eventually.TrueAsync(
            async cancellation =>
            {
                await using var connection = await OpenAsync(table, cancellation);
                await using var command = new NpgsqlCommand(CountWaiting, connection);
                command.Parameters.Add(new NpgsqlParameter { Value = table.Name });
                command.Parameters.Add(new NpgsqlParameter { Value = table.Statement ?? "" });
                return (int)(await command.ExecuteScalarAsync(cancellation))! > 0;
            },
            $"somebody who writes {table.Name}", patience);

    /// <summary>Lets everybody go on.</summary>
    public async Task ReleaseAsync()
    {
        if (step.Hold is not null)
        {
            await sandbox.ReleaseAsync();
        }

        await DisposeAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_lock is { } held)
        {
            _lock = null;
            await held.DisposeAsync();
        }
    }

    /// <summary>Without a pool: closing it ends the session, and the lock with it.</summary>
    private async Task<NpgsqlConnection> OpenAsync(HeldTable table, CancellationToken cancellation)
    {
        var text = await system.App.GetConnectionStringAsync(table.Database, cancellation);
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(text) { Pooling = false, ApplicationName = "fault-run" }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch (NpgsqlException e)
        {
            await connection.DisposeAsync();
            throw new InvalidOperationException("The database did not answer.", e);
        }
    }
}
