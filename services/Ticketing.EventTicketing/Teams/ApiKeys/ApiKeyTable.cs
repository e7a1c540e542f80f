using Ticketing.Contracts;
using Ticketing.EventTicketing.Accounts;
using Ticketing.EventTicketing.Door;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Teams.ApiKeys;

/// <summary>Table <c>api_keys</c>.</summary>
internal sealed class ApiKeyTable(Database database, GrantEndings endings, TimeProvider time) : IAccountGrants
{
    /// <summary>Keys of a seller that are not revoked.</summary>
    public const int MaxKeys = 20;

    /// <summary>Revoked keys that are still listed.</summary>
    private const int MaxListed = 100;

    /// <summary>Where it was used is written at most so often.</summary>
    private static readonly TimeSpan UseInterval = TimeSpan.FromMinutes(1);

    private const string LockSeller = "SELECT user_id FROM users WHERE user_id = @SellerId FOR NO KEY UPDATE";

    private const string Count =
        "SELECT count(*) FROM api_keys WHERE seller_id = @SellerId AND revoked_at IS NULL AND expires_at > @Now";

    private const string Insert =
        """
        INSERT INTO api_keys (key_id, seller_id, name, secret_hash, scopes, created_at, expires_at, grant_id)
        VALUES (@KeyId, @SellerId, @Name, @Hash, @Scopes, @Now, @ExpiresAt, @KeyId)
        """;

    private const string List =
        """
        SELECT key_id, seller_id, name, scopes, created_at, expires_at, last_used_at, revoked_at, stopped_at, grant_id
        FROM api_keys WHERE seller_id = @SellerId ORDER BY created_at DESC LIMIT @MaxListed
        """;

    private const string Revoke =
        """
        UPDATE api_keys SET revoked_at = @Now WHERE key_id = @KeyId AND seller_id = @SellerId AND revoked_at IS NULL
        RETURNING grant_id
        """;

    /// <summary>Those that could still ask for a token. What is read is the grant of before.</summary>
    private const string Stop =
        """
        WITH good AS (
            SELECT key_id, grant_id FROM api_keys
            WHERE seller_id = @SellerId AND revoked_at IS NULL AND stopped_at IS NULL AND expires_at > @Now
            ORDER BY key_id FOR UPDATE)
        UPDATE api_keys k SET stopped_at = @Now, grant_id = gen_random_uuid() FROM good WHERE k.key_id = good.key_id
        RETURNING good.grant_id
        """;

    private const string Resume =
        """
        UPDATE api_keys SET stopped_at = NULL
        WHERE key_id = @KeyId AND seller_id = @SellerId AND revoked_at IS NULL AND stopped_at IS NOT NULL
        """;

    private const string Find =
        """
        SELECT k.key_id, k.seller_id, k.name, k.scopes, k.created_at, k.expires_at, k.last_used_at, k.revoked_at,
               k.stopped_at, k.grant_id, k.secret_hash
        FROM api_keys k JOIN users u ON u.user_id = k.seller_id AND u.deleted_at IS NULL AND u.locked_at IS NULL
        WHERE k.key_id = @KeyId
        """;

    private const string Use =
        "UPDATE api_keys SET last_used_at = @Now WHERE key_id = @KeyId AND coalesce(last_used_at < @Before, true)";

    /// <summary>The key with its secret, which is stored nowhere; null when the seller has as many as allowed.</summary>
    public async Task<(ApiKeyRow Key, string Secret)?> AddAsync(
        UserId seller, string name, string[] scopes, TimeSpan validFor, AuditActor by, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var secret = RefreshSecret.New();
        var key = new ApiKeyRow
        {
            KeyId = Guid.NewGuid(), SellerId = seller.Value, Name = name, Scopes = scopes, CreatedAt = now,
            ExpiresAt = now + validFor,
        };
        var values = new
        {
            key.KeyId, key.SellerId, key.Name, Hash = RefreshSecret.HashOf(secret), key.Scopes, Now = now, key.ExpiresAt,
        };
        await using var transaction = await database.BeginAsync(ct);
        await transaction.ExecuteAsync(LockSeller, values, ct);
        if (await transaction.FindAsync<long>(Count, values, ct) >= MaxKeys)
        {
            return null;
        }

        await transaction.ExecuteAsync(Insert, values, ct);
        await transaction.AppendAsync(
            EntryOf("api-key-created", key.KeyId, seller, by, string.Join(' ', scopes)), now, ct);
        await transaction.CommitAsync(ct);
        return (key, secret);
    }

    public Task<IReadOnlyList<ApiKeyRow>> ListAsync(UserId seller, CancellationToken ct) =>
        database.QueryAsync<ApiKeyRow>(List, new { SellerId = seller.Value, MaxListed }, ct);

    /// <summary>False if the seller has no such key. Tokens of it end, and, if asked for, whom it invited to doors.</summary>
    public async Task<bool> RevokeAsync(
        UserId seller, Guid keyId, bool endWhatItMade, AuditActor by, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var transaction = await database.BeginAsync(ct);
        var values = new { KeyId = keyId, SellerId = seller.Value, Now = now };
        if (await transaction.FindAsync<Guid?>(Revoke, values, ct) is not { } grant)
        {
            return false;
        }

        await transaction.AppendAsync(EntryOf("api-key-revoked", keyId, seller, by, null), now, ct);
        if (endWhatItMade)
        {
            await DoorsOfKey.EndAsync(transaction, seller, keyId, by, now, ct);
        }

        await endings.EndAndCommitAsync(transaction, [grant], ct);
        return true;
    }

    /// <summary>False if the seller has no such key, or it is not stopped.</summary>
    public async Task<bool> ResumeAsync(UserId seller, Guid keyId, AuditActor by, CancellationToken ct) =>
        await database.ExecuteAuditedAsync(
            Resume, new { KeyId = keyId, SellerId = seller.Value }, EntryOf("api-key-resumed", keyId, seller, by, null),
            time.GetUtcNow(), ct) > 0;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Guid>> StopAsync(
        DatabaseTransaction transaction, Guid userId, AuditActor by, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var grants = await transaction.QueryAsync<Guid>(Stop, new { SellerId = userId, Now = now }, ct);
        if (grants.Count > 0)
        {
            await transaction.AppendAsync(
                new AuditEntry("api-keys-stopped", by) { SellerId = userId }, now, ct);
        }

        return grants;
    }

    /// <inheritdoc/>
    public Task EndAndCommitAsync(DatabaseTransaction transaction, IReadOnlyList<Guid> grants, CancellationToken ct) =>
        endings.EndAndCommitAsync(transaction, grants, ct);

    public Task<ApiKeyRow?> FindAsync(Guid keyId, CancellationToken ct) =>
        database.FindAsync<ApiKeyRow>(Find, new { KeyId = keyId }, ct);

    /// <summary>Records that a token was asked for by the key.</summary>
    public Task RecordUseAsync(Guid keyId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return database.ExecuteAsync(Use, new { KeyId = keyId, Now = now, Before = now - UseInterval }, ct);
    }

    private static AuditEntry EntryOf(string kind, Guid keyId, UserId seller, AuditActor by, string? scopes)
    {
        var details = new Dictionary<string, string> { ["key_id"] = keyId.ToString() };
        if (scopes is not null)
        {
            details["scopes"] = scopes;
        }

        return new AuditEntry(kind, by) { SellerId = seller.Value, Details = details };
    }
}

/// <summary>A row of <c>api_keys</c>.</summary>
internal sealed class ApiKeyRow
{
    public Guid KeyId { get; init; }
    public Guid SellerId { get; init; }
    public required string Name { get; init; }
    public required string[] Scopes { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Until the seller lets it go on.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>What its tokens are given for.</summary>
    public Guid GrantId { get; init; }

    /// <summary>SHA-256 of the secret; empty where it was not read.</summary>
    public byte[] SecretHash { get; init; } = [];

    public bool IsGoodAt(DateTimeOffset now) => RevokedAt is null && StoppedAt is null && ExpiresAt > now;
}
