using Npgsql;
using NpgsqlTypes;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Infrastructure.Http;

namespace Ticketing.EventTicketing.Features.CreateEvent;

/// <summary>Writes event and plan, with the next directory version.</summary>
public static class EventInsert
{
    private const string InsertEvent =
        """
        WITH version AS (UPDATE event_directory_version SET value = value + 1 RETURNING value)
        INSERT INTO events (event_id, seller_id, name, description, venue, starts_at, currency, hold_seconds,
                            max_tickets_per_order, status, channel, price_from, price_to, seats_total, created_at,
                            time_zone, refunds_by_buyer, refunds_until, refund_fee_percent,
                            hold_extension_seconds, allows_waitlist, directory_version)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
               version.value FROM version
        """;

    private const string InsertSections =
        """
        INSERT INTO event_sections (event_id, section_index, name, price, seats_total, subsections)
        SELECT $1, * FROM unnest($2::int[], $3::text[], $4::bigint[], $5::int[], $6::jsonb[])
        """;

    /// <summary>Runs in the connection's transaction.</summary>
    public static async Task ExecuteAsync(
        NpgsqlConnection connection,
        EventRow row,
        Channel channel,
        IReadOnlyList<SectionPlan> sections,
        CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(InsertEvent)
        {
            Parameters =
            {
                new() { Value = row.EventId }, new() { Value = row.SellerId }, new() { Value = row.Name },
                new() { Value = row.Description }, new() { Value = row.Venue }, new() { Value = row.StartsAt },
                new() { Value = row.Currency }, new() { Value = row.HoldSeconds },
                new() { Value = row.MaxTicketsPerOrder }, new() { Value = row.Status }, new() { Value = channel.Name },
                new() { Value = row.PriceFrom }, new() { Value = row.PriceTo }, new() { Value = row.SeatsTotal },
                new() { Value = row.CreatedAt }, new() { Value = row.TimeZone },
                new() { Value = row.RefundsByBuyer },
                new()
                {
                    Value = (object?)row.RefundsUntil ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz,
                },
                new() { Value = row.RefundFeePercent }, new() { Value = row.HoldExtensionSeconds },
                new() { Value = row.AllowsWaitlist },
            },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(InsertSections)
        {
            Parameters =
            {
                new() { Value = row.EventId },
                new() { Value = sections.Select(s => s.Index).ToArray() },
                new() { Value = sections.Select(s => s.Name).ToArray() },
                new() { Value = sections.Select(s => s.PriceMinor).ToArray() },
                new() { Value = sections.Select(s => s.Seats).ToArray() },
                new()
                {
                    Value = sections.Select(s => SectionRows.WriteSubsections(s.Subsections)).ToArray(),
                    NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb,
                },
            },
        });
        await batch.ExecuteNonQueryAsync(ct);
    }
}
