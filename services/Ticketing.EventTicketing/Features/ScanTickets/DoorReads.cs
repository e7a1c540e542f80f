using Npgsql;
using Ticketing.Contracts;

namespace Ticketing.EventTicketing.Features.ScanTickets;

/// <summary>What the people at the door look at.</summary>
public sealed class DoorReads(NpgsqlDataSource database)
{
    private const string IsConflict =
        "(outcome = 'admitted-twice' OR (offline AND outcome IN ('refunded', 'not-sold')))";

    private const string Counts =
        $"""
        SELECT (SELECT count(*) FROM tickets WHERE event_id = $1 AND status = 2),
               (SELECT count(*) FROM ticket_scans WHERE event_id = $1 AND outcome = 'admitted'),
               (SELECT count(*) FROM ticket_scans WHERE event_id = $1 AND {IsConflict})
        """;

    private const string ConflictPage =
        $"""
        SELECT c.scan_order, c.scan_id, c.outcome, c.ticket_id, c.device_id, c.scanned_at, a.device_id, a.scanned_at,
               c.recorded_at
        FROM ticket_scans c LEFT JOIN ticket_scans a ON a.event_id = c.event_id AND a.ticket_id = c.ticket_id
             AND a.booking_id = c.booking_id AND a.outcome = 'admitted'
        WHERE c.event_id = $1 AND c.scan_order > $2 AND
              (c.outcome = 'admitted-twice' OR (c.offline AND c.outcome IN ('refunded', 'not-sold')))
        ORDER BY c.scan_order LIMIT $3
        """;

    /// <summary>Tickets sold, people let in, conflicts.</summary>
    public async Task<AdmissionsAnswer> CountAsync(EventId id, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Counts);
        command.Parameters.Add(new() { Value = id.Value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new AdmissionsAnswer(id.Value, reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    /// <summary>A page of conflicts with their places in the list.</summary>
    public async Task<List<(long Order, ScanConflict Conflict)>> ConflictsAsync(
        EventId id, long after, int limit, CancellationToken ct)
    {
        await using var command = database.CreateCommand(ConflictPage);
        command.Parameters.Add(new() { Value = id.Value });
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = limit });
        var conflicts = new List<(long, ScanConflict)>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            conflicts.Add((reader.GetInt64(0), new ScanConflict(
                reader.GetGuid(1), reader.GetString(2), reader.GetString(3),
                new ScanPlace(reader.GetString(4), reader.GetFieldValue<DateTimeOffset>(5)),
                reader.IsDBNull(6)
                    ? null
                    : new ScanPlace(reader.GetString(6), reader.GetFieldValue<DateTimeOffset>(7)),
                reader.GetFieldValue<DateTimeOffset>(8))));
        }

        return conflicts;
    }
}
