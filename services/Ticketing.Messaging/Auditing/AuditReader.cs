using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Messaging.Auditing;

/// <summary>Which lines of the audit log are wanted; what is null does not matter.</summary>
public sealed record AuditFilter
{
    /// <summary>Lines that concern this seller.</summary>
    public Guid? SellerId { get; init; }

    /// <summary>Lines about this event.</summary>
    public long? EventId { get; init; }

    /// <summary>Only lines about no event: the seller's team, keys and webhooks.</summary>
    public bool WithoutEvent { get; init; }

    /// <summary>Lines about what this person did, or what was done to them.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Lines of this kind.</summary>
    public string? Kind { get; init; }

    /// <summary>Operators see the addresses of log-ins.</summary>
    public bool WithAddresses { get; init; }
}

/// <summary>Looks up what people and keys are called today.</summary>
public interface IAuditNames
{
    /// <summary>Those that are known; at most a page's worth is asked for.</summary>
    Task<IReadOnlyDictionary<Guid, string>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation);
}

/// <summary>Reads the audit log, newest first.</summary>
public sealed class AuditReader(Database database, IAuditNames names)
{
    /// <summary>Lines of a page, unless fewer are asked for.</summary>
    public const int MaxLimit = 100;

    private const int DefaultLimit = 50;

    private const string Select =
        """
        SELECT audit_id, at, kind, actor, actor_id, role, event_id, order_id, subject_id, details::text AS details,
               host(address) AS address
        FROM audit_log WHERE audit_id < @Before
        """;

    /// <summary>A page; <c>limit</c> and <c>before</c> come from the query. The refusal when they are wrong.</summary>
    public async Task<(AuditPage? Page, Refusal? Refusal)> ReadAsync(
        IQueryCollection query, AuditFilter filter, CancellationToken cancellation)
    {
        var limit = DefaultLimit;
        if (query.TryGetValue("limit", out var text)
            && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MaxLimit))
        {
            return (null, Refusal.Invalid("limit", $"Must be 1 to {MaxLimit}."));
        }

        var before = long.MaxValue;
        if (query.TryGetValue("before", out var cursor)
            && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
        {
            return (null, Refusal.Invalid("before", "Not a cursor of this list."));
        }

        return (await ReadAsync(filter, before, limit, cancellation), null);
    }

    private async Task<AuditPage> ReadAsync(
        AuditFilter filter, long before, int limit, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<Row>(
            StatementOf(filter),
            new { Before = before, Limit = limit + 1, filter.SellerId, filter.EventId, filter.UserId, filter.Kind },
            cancellation);
        var page = rows.Take(limit).ToList();
        var known = await names.FindAsync(
            [.. page.Where(r => r.ActorId is not null).Select(r => r.ActorId!.Value).Distinct()], cancellation);
        return new AuditPage(
            [.. page.Select(row => LineOf(row, known, filter.WithAddresses))],
            rows.Count > limit ? page[^1].AuditId.ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>Only the conditions that are asked for, so that each list has its index.</summary>
    private static string StatementOf(AuditFilter filter)
    {
        var sql = new StringBuilder(Select);
        sql.Append(filter.SellerId is null ? "" : " AND seller_id = @SellerId");
        sql.Append(filter.EventId is null ? "" : " AND event_id = @EventId");
        sql.Append(filter.WithoutEvent ? " AND event_id IS NULL" : "");
        sql.Append(filter.UserId is null ? "" : " AND (actor_id = @UserId OR subject_id = @UserId)");
        sql.Append(filter.Kind is null ? "" : " AND kind = @Kind");
        return sql.Append(" ORDER BY audit_id DESC LIMIT @Limit").ToString();
    }

    private static AuditLine LineOf(Row row, IReadOnlyDictionary<Guid, string> known, bool withAddress) => new(
        row.AuditId, row.At, row.Kind, row.Actor, row.ActorId,
        row.ActorId is { } id && known.TryGetValue(id, out var name) ? name : null,
        row.Role, row.EventId, row.OrderId, row.SubjectId,
        JsonSerializer.Deserialize(row.Details, AuditJson.Default.DictionaryStringString)!,
        withAddress ? row.Address : null);

    private sealed class Row
    {
        public long AuditId { get; init; }
        public DateTimeOffset At { get; init; }
        public required string Kind { get; init; }
        public required string Actor { get; init; }
        public Guid? ActorId { get; init; }
        public string? Role { get; init; }
        public long? EventId { get; init; }
        public Guid? OrderId { get; init; }
        public Guid? SubjectId { get; init; }
        public required string Details { get; init; }
        public string? Address { get; init; }
    }
}
