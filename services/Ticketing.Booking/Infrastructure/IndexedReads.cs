using Npgsql;

namespace Ticketing.Booking.Infrastructure;

/// <summary>
/// Statements about many rows by their ids: each id is looked up in its index, whatever the planner believes. Before a
/// sale it believes that nothing is open, and then reads every booking for each id (3.7 ms a payment instead of 0.1).
/// </summary>
internal static class IndexedReads
{
    // Local to the transaction, also where the batch is one by itself.
    private const string UseIndexes = """
        SELECT set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true),
            set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)
        """;

    /// <summary>Runs the statement with index scans only, in one round trip; the reader is at its rows.</summary>
    public static async Task<NpgsqlDataReader> ExecuteByIndexAsync(this NpgsqlBatch batch, NpgsqlBatchCommand statement)
    {
        batch.BatchCommands.Add(new NpgsqlBatchCommand(UseIndexes));
        batch.BatchCommands.Add(statement);
        var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        return reader;
    }
}
