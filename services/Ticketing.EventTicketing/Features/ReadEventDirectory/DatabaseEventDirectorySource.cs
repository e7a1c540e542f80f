using Npgsql;
using Ticketing.Contracts;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure.Http;
using Ticketing.Messaging.Directory;

namespace Ticketing.EventTicketing.Features.ReadEventDirectory;

/// <summary>The directory at its source: this service's own database.</summary>
public sealed class DatabaseEventDirectorySource(NpgsqlDataSource database) : IEventDirectorySource
{
    /// <summary>Entries a page (EventDirectoryPage); a plan is a few kilobytes.</summary>
    private const int PageSize = 100;

    /// <summary>One statement, so that an entry and its plan are of one moment.</summary>
    private const string Read =
        """
        SELECT e.event_id, e.name, e.channel, e.status, e.currency, e.hold_seconds, e.max_tickets_per_order,
               e.seller_id, e.directory_version, s.name, s.section_index, s.price, s.subsections::text,
               e.venue, e.starts_at, e.time_zone, e.refunds_by_buyer, e.refunds_until, e.refund_fee_percent,
               e.hold_extension_seconds, e.allows_waitlist
        FROM (SELECT * FROM events WHERE directory_version > $1 ORDER BY directory_version LIMIT $2) e
        JOIN event_sections s ON s.event_id = e.event_id
        ORDER BY e.directory_version, s.section_index
        """;

    /// <inheritdoc/>
    public async Task<EventDirectoryPage> ReadAsync(long after, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Read);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = PageSize });
        var entries = new List<EventDirectoryEntry>();
        var sections = new List<SectionPlan>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var section = new SectionPlan(
                reader.GetString(9), reader.GetInt32(10), reader.GetInt64(11),
                SectionRows.ReadSubsections(reader.GetString(12)));
            if (section.Index == 0)
            {
                sections = [];
                entries.Add(Entry(reader, sections));
            }

            sections.Add(section);
        }

        return new EventDirectoryPage(entries, entries.Count == 0 ? after : entries[^1].Version);
    }

    private static EventDirectoryEntry Entry(NpgsqlDataReader reader, List<SectionPlan> sections) => new(
        new EventId(reader.GetInt64(0)),
        reader.GetString(1),
        new Channel(reader.GetString(2)),
        Sale.Parse(reader.GetString(3))!.Value,
        reader.GetString(4),
        reader.GetInt32(5),
        reader.GetInt32(6),
        new UserId(reader.GetGuid(7)),
        sections,
        reader.GetInt64(8),
        reader.GetString(13),
        reader.GetFieldValue<DateTimeOffset>(14),
        reader.GetString(15),
        new RefundPolicy(
            reader.GetBoolean(16),
            reader.IsDBNull(17) ? null : reader.GetFieldValue<DateTimeOffset>(17),
            reader.GetInt32(18)),
        reader.GetInt32(19),
        reader.GetBoolean(20));
}
