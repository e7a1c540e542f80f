using Npgsql;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Domain;

namespace Ticketing.EventTicketing.Features.ScanTickets;

/// <summary>Takes an admission back: somebody was waved through by mistake.</summary>
public sealed class ScanUndo(NpgsqlDataSource database, TimeProvider time)
{
    private static readonly Refusal Unknown =
        new(RefusalCodes.ScanNotFound, "This device made no such scan at this event.");

    /// <summary>The scan, undone; or why not. Undoing twice is undoing once.</summary>
    public async Task<(ScanAnswer? Answer, Refusal? Refusal)> UndoAsync(
        EventId id, Guid scanId, string deviceId, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await FindAsync(connection, id, scanId, ct) is not { } scan || scan.Moment.DeviceId != deviceId)
        {
            return (null, Unknown);
        }

        if (scan.Outcome == DoorRules.NameOf(ScanOutcome.Admitted))
        {
            if (time.GetUtcNow() - scan.Moment.At > DoorRules.UndoWithin)
            {
                return (null, new Refusal(RefusalCodes.UndoTooLate, "A scan can be undone for a minute only."));
            }

            await using var batch = new NpgsqlBatch(connection)
            {
                BatchCommands =
                {
                    Command(ScanStatements.Undo, id.Value, scanId),
                    Command(ScanStatements.Promote, id.Value, scan.Ticket.ToString(), scan.BookingId),
                },
            };
            await batch.ExecuteNonQueryAsync(ct);
            await transaction.CommitAsync(ct);
        }
        else if (scan.Outcome != DoorRules.NameOf(ScanOutcome.Undone))
        {
            return (null, new Refusal(RefusalCodes.NotAdmitted, "This scan did not let anybody in."));
        }

        return (ScanAnswer.Of(scanId, ScanOutcome.Undone, scan.Ticket, null), null);
    }

    private static async Task<FoundScan?> FindAsync(
        NpgsqlConnection connection, EventId id, Guid scanId, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(ScanStatements.LockScan, connection);
        command.Parameters.Add(new() { Value = id.Value });
        command.Parameters.Add(new() { Value = scanId });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) && TicketId.TryParse(reader.GetString(1), out var ticket)
            ? new FoundScan(
                reader.GetString(0), ticket, reader.GetGuid(2),
                new ScanMoment(reader.GetFieldValue<DateTimeOffset>(4), reader.GetString(3)))
            : null;
    }

    private static NpgsqlBatchCommand Command(string sql, params object[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new() { Value = parameter });
        }

        return command;
    }

    private sealed record FoundScan(string Outcome, TicketId Ticket, Guid BookingId, ScanMoment Moment);
}
