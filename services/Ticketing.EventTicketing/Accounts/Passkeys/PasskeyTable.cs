using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Accounts.Mails;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts.Passkeys;

/// <summary>A row of <c>passkeys</c>.</summary>
internal sealed class PasskeyRow
{
    public Guid PasskeyId { get; init; }
    public Guid UserId { get; init; }
    public required byte[] CredentialId { get; init; }
    public required byte[] PublicKey { get; init; }
    public long SignCount { get; init; }
    public required string Name { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; init; }
}

/// <summary>Table <c>passkeys</c>.</summary>
internal sealed class PasskeyTable(Database database, AccountMails mails, TimeProvider time)
{
    /// <summary>Of an account: a phone, a computer and a security key, and as many again that were replaced.</summary>
    public const int MaxPasskeys = 10;

    private const string Columns =
        "p.passkey_id, p.user_id, p.credential_id, p.public_key, p.sign_count, p.name, p.created_at, p.last_used_at";

    private const string List =
        $"SELECT {Columns} FROM passkeys p WHERE p.user_id = @UserId ORDER BY p.created_at LIMIT @MaxPasskeys";

    private const string Find =
        $"""
        SELECT {Columns} FROM passkeys p JOIN users u ON u.user_id = p.user_id AND u.deleted_at IS NULL
        WHERE p.credential_id = @CredentialId
        """;

    /// <summary>Two that are added at once take turns, so that neither passes the bound.</summary>
    private const string LockUser = "SELECT user_id FROM users WHERE user_id = @UserId FOR NO KEY UPDATE";

    private const string Count = "SELECT count(*) FROM passkeys WHERE user_id = @UserId";

    private const string Insert =
        """
        INSERT INTO passkeys (passkey_id, user_id, credential_id, public_key, sign_count, name, created_at)
        VALUES (@PasskeyId, @UserId, @CredentialId, @PublicKey, @SignCount, @Name, @CreatedAt)
        ON CONFLICT (credential_id) DO NOTHING
        """;

    /// <summary>
    /// A key that counts never counts backwards: a copy of it would (WebAuthn, 7.2, step 22). One that does not count
    /// always says 0.
    /// </summary>
    private const string Use =
        """
        UPDATE passkeys SET sign_count = @SignCount, last_used_at = @Now
        WHERE passkey_id = @PasskeyId AND (sign_count < @SignCount OR (sign_count = 0 AND @SignCount = 0))
        """;

    private const string Remove = "DELETE FROM passkeys WHERE passkey_id = @PasskeyId AND user_id = @UserId";

    public Task<IReadOnlyList<PasskeyRow>> ListAsync(Guid userId, CancellationToken ct) =>
        database.QueryAsync<PasskeyRow>(List, new { UserId = userId, MaxPasskeys }, ct);

    public async Task<bool> HasAnyAsync(Guid userId, CancellationToken ct) =>
        await database.FindAsync<long>(Count, new { UserId = userId }, ct) > 0;

    /// <summary>The passkey of an account that is not deleted, or null.</summary>
    public Task<PasskeyRow?> FindAsync(byte[] credentialId, CancellationToken ct) =>
        database.FindAsync<PasskeyRow>(Find, new { CredentialId = credentialId }, ct);

    /// <summary>Adds a passkey and tells its owner by mail; or why not.</summary>
    public async Task<Refusal?> AddAsync(PasskeyRow passkey, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        await transaction.ExecuteAsync(LockUser, passkey, ct);
        if (await transaction.FindAsync<long>(Count, passkey, ct) >= MaxPasskeys)
        {
            return AccountErrors.TooManyPasskeys;
        }

        if (await transaction.ExecuteAsync(Insert, passkey, ct) == 0)
        {
            return AccountErrors.NewPasskeyRefused;
        }

        await transaction.AppendAsync(EntryOf("passkey-added", passkey.UserId, passkey.PasskeyId), passkey.CreatedAt, ct);
        await mails.AskAsync(transaction, passkey.UserId, AccountMailKinds.PasskeyAdded, ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <summary>False when the counter is not above that of the last signature.</summary>
    public async Task<bool> UseAsync(Guid passkeyId, long signCount, CancellationToken ct) => await database.ExecuteAsync(
        Use, new { PasskeyId = passkeyId, SignCount = signCount, Now = time.GetUtcNow() }, ct) == 1;

    /// <summary>False if the account has no such passkey.</summary>
    public async Task<bool> RemoveAsync(Guid userId, Guid passkeyId, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        if (await transaction.ExecuteAsync(Remove, new { UserId = userId, PasskeyId = passkeyId }, ct) == 0)
        {
            return false;
        }

        await transaction.AppendAsync(EntryOf("passkey-removed", userId, passkeyId), time.GetUtcNow(), ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private static AuditEntry EntryOf(string kind, Guid userId, Guid passkeyId) => new(kind, AuditActor.User(userId))
    {
        SubjectId = userId, Details = new Dictionary<string, string> { ["passkey_id"] = passkeyId.ToString() },
    };
}
