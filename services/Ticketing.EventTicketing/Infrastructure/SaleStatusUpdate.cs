using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Domain;

namespace Ticketing.EventTicketing.Infrastructure;

/// <summary>
/// Changes the status of a sale under a new directory version, so that every service hears of it.
/// </summary>
public static class SaleStatusUpdate
{
    /// <summary>
    /// False if the status was no longer <paramref name="from"/>; then nothing changed for this event.
    /// </summary>
    public static async Task<bool> ExecuteAsync(
        DatabaseFacade database, EventId id, SaleStatus from, SaleStatus to, CancellationToken ct)
    {
        var (before, after) = (Sale.NameOf(from), Sale.NameOf(to));
        return await database.ExecuteSqlAsync(
            $"""
            WITH version AS (UPDATE event_directory_version SET value = value + 1 RETURNING value)
            UPDATE events SET status = {after}, directory_version = version.value
            FROM version WHERE event_id = {id.Value} AND status = {before}
            """,
            ct) == 1;
    }
}
