using Npgsql;
using NpgsqlTypes;
using Ticketing.Contracts.Seating;

namespace Ticketing.EventTicketing.Events.CreateEvent;

/// <summary>
/// Makes the tickets of an event, up to 100,000 rows, by binary COPY (postgresql.org/docs/15/sql-copy.html) in key
/// order.
/// </summary>
internal static class TicketLoad
{
    private const string Copy =
        """
        COPY tickets (event_id, section, subsection, row_number, seat_number, price, status)
        FROM STDIN (FORMAT BINARY)
        """;

    /// <summary>One AVAILABLE ticket for each seat for sale, in the connection's transaction.</summary>
    public static async Task CopyAsync(
        NpgsqlConnection connection, EventId id, IReadOnlyList<SectionPlan> sections, CancellationToken ct)
    {
        await using var import = await connection.BeginBinaryImportAsync(Copy, ct);
        foreach (var section in sections)
        {
            foreach (var subsection in section.Subsections)
            {
                await CopyAsync(import, id, section, subsection, ct);
            }
        }

        await import.CompleteAsync(ct);
    }

    private static async Task CopyAsync(
        NpgsqlBinaryImporter import, EventId id, SectionPlan section, SubsectionPlan plan, CancellationToken ct)
    {
        var gaps = plan.Unavailable.ToHashSet();
        for (var row = 1; row <= plan.Rows; row++)
        {
            for (var seat = 1; seat <= plan.SeatsPerRow; seat++)
            {
                if (gaps.Contains(new RowSeat(row, seat)))
                {
                    continue;
                }

                await import.StartRowAsync(ct);
                await import.WriteAsync(id.Value, NpgsqlDbType.Bigint, ct);
                await import.WriteAsync(section.Name, NpgsqlDbType.Text, ct);
                await import.WriteAsync((short)plan.Number, NpgsqlDbType.Smallint, ct);
                await import.WriteAsync((short)row, NpgsqlDbType.Smallint, ct);
                await import.WriteAsync((short)seat, NpgsqlDbType.Smallint, ct);
                await import.WriteAsync(section.PriceMinor, NpgsqlDbType.Bigint, ct);
                await import.WriteAsync((short)SeatStatus.Available, NpgsqlDbType.Smallint, ct);
            }
        }
    }
}
