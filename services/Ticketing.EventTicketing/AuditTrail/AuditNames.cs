using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.AuditTrail;

/// <summary>Names of people and API keys.</summary>
internal sealed class AuditNames(Database database) : IAuditNames
{
    private const string Find =
        """
        SELECT user_id AS id, name FROM users WHERE user_id = ANY (@Ids)
        UNION ALL SELECT key_id, name FROM api_keys WHERE key_id = ANY (@Ids)
        """;

    public async Task<IReadOnlyDictionary<Guid, string>> FindAsync(
        IReadOnlyCollection<Guid> ids, CancellationToken cancellation) => ids.Count == 0
            ? new Dictionary<Guid, string>()
            : (await database.QueryAsync<NameRow>(Find, new { Ids = ids.ToArray() }, cancellation))
                .ToDictionary(row => row.Id, row => row.Name);

    private sealed class NameRow
    {
        public Guid Id { get; init; }
        public required string Name { get; init; }
    }
}
