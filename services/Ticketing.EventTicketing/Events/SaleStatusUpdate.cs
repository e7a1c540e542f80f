using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Events;

/// <summary>Changes the status of a sale under a new directory version, which every service reads.</summary>
internal static class SaleStatusUpdate
{
    private const string Update =
        """
        WITH version AS (UPDATE event_directory_version SET value = value + 1 RETURNING value)
        UPDATE events SET status = @To, directory_version = version.value
        FROM version WHERE event_id = @EventId AND status = @From
        """;

    /// <summary>
    /// False if the status was no longer <paramref name="from"/>; then it stays as it is, and nothing is audited.
    /// </summary>
    public static async Task<bool> ChangeSaleStatusAsync(
        this Database database, EventId id, SaleStatus from, SaleStatus to, AuditEntry entry, DateTimeOffset now,
        CancellationToken ct) =>
        await database.ExecuteAuditedAsync(
            Update, new { EventId = id.Value, From = Sale.NameOf(from), To = Sale.NameOf(to) },
            entry with { EventId = id.Value }, now, ct) == 1;
}
