using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Accounts;
using Ticketing.EventTicketing.Accounts.Mails;
using Ticketing.EventTicketing.Accounts.SecondFactors;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Operators;

/// <summary>
/// What an operator does to somebody's account, each in one transaction with its line of the audit log. Sessions and
/// grants end in every service within seconds (docs/adr/0034). Operators' own accounts are refused.
/// </summary>
internal sealed class AccountChanges(
    Database database, SessionEndings sessions, IAccountGrants grants, AccountMails mails,
    TimeProvider time)
{
    /// <summary>Kind of the audit log's line.</summary>
    public const string Locked = "account-locked";

    /// <summary>
    /// The row's lock until commit: a log-in that is under way starts its session before, and loses it here, or finds the
    /// account locked (<see cref="Sessions.StartAsync"/>).
    /// </summary>
    private const string LockRow =
        "SELECT role, locked_at FROM users WHERE user_id = @UserId AND deleted_at IS NULL FOR NO KEY UPDATE";

    private const string SetLocked = "UPDATE users SET locked_at = @LockedAt WHERE user_id = @UserId";

    /// <summary>
    /// The people of a seller's team get other memberships, so that what ends here are the tokens that they have, and not
    /// those that they get once the account is open again.
    /// </summary>
    private const string RenewMemberships =
        """
        WITH old AS (SELECT membership_id FROM team_members WHERE seller_id = @UserId ORDER BY membership_id FOR UPDATE)
        UPDATE team_members m SET membership_id = gen_random_uuid() FROM old WHERE m.membership_id = old.membership_id
        RETURNING old.membership_id
        """;

    /// <summary>Nobody logs in from here on; sessions, API keys and the team's tokens end.</summary>
    public async Task<Refusal?> LockAsync(Guid userId, string reason, AuditActor by, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var transaction = await database.BeginAsync(ct);
        var (row, refusal) = await FindAsync(transaction, userId, ct);
        if (row is null || row.LockedAt is not null)
        {
            return refusal ?? OperatorErrors.AlreadyLocked;
        }

        await transaction.ExecuteAsync(SetLocked, new { UserId = userId, LockedAt = (DateTimeOffset?)now }, ct);
        // In the order in which others lock: grants, sessions, and then the counter of both.
        var keys = await grants.StopAsync(transaction, userId, by, ct);
        var members = await transaction.QueryAsync<Guid>(RenewMemberships, new { UserId = userId }, ct);
        await transaction.AppendAsync(EntryOf(Locked, userId, by, reason), now, ct);
        var ended = await sessions.EndAllWithinAsync(transaction, userId, ct);
        await grants.EndAndCommitAsync(transaction, [.. keys, .. members], ct);
        sessions.RefuseTokensOf(ended);
        return null;
    }

    /// <summary>The owner may log in again. API keys stay stopped until the seller lets each go on.</summary>
    public async Task<Refusal?> UnlockAsync(Guid userId, string reason, AuditActor by, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        var (row, refusal) = await FindAsync(transaction, userId, ct);
        if (row is null || row.LockedAt is null)
        {
            return refusal ?? OperatorErrors.NotLocked;
        }

        await transaction.ExecuteAsync(SetLocked, new { UserId = userId, LockedAt = (DateTimeOffset?)null }, ct);
        await transaction.AppendAsync(EntryOf("account-unlocked", userId, by, reason), time.GetUtcNow(), ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <summary>Signs the account out everywhere.</summary>
    public async Task<Refusal?> EndSessionsAsync(Guid userId, string reason, AuditActor by, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        var (row, refusal) = await FindAsync(transaction, userId, ct);
        if (row is null)
        {
            return refusal;
        }

        await transaction.AppendAsync(EntryOf("account-signed-out", userId, by, reason), time.GetUtcNow(), ct);
        var ended = await sessions.EndAllWithinAsync(transaction, userId, ct);
        await transaction.CommitAsync(ct);
        sessions.RefuseTokensOf(ended);
        return null;
    }

    /// <summary>For who lost phone and recovery codes. The owner is told by mail, so that a thief's request is noticed.</summary>
    public async Task<Refusal?> RemoveSecondFactorAsync(
        Guid userId, string reason, string identifiedBy, AuditActor by, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        var (row, refusal) = await FindAsync(transaction, userId, ct);
        if (row is null)
        {
            return refusal;
        }

        if (!await SecondFactorStore.RemoveWithinAsync(transaction, userId, ct))
        {
            return OperatorErrors.NoSecondFactor;
        }

        await transaction.AppendAsync(
            EntryOf("second-factor-removed", userId, by, reason, ("identified_by", identifiedBy)), time.GetUtcNow(), ct);
        await mails.AskAsync(transaction, userId, AccountMailKinds.SecondFactorRemoved, ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    private static async Task<(Row? Row, Refusal? Refusal)> FindAsync(
        DatabaseTransaction transaction, Guid userId, CancellationToken ct) =>
        await transaction.FindAsync<Row>(LockRow, new { UserId = userId }, ct) switch
        {
            null => (null, OperatorErrors.NotFound),
            { Role: Roles.Operator } => (null, OperatorErrors.OfOperator),
            var row => (row, null),
        };

    private static AuditEntry EntryOf(
        string kind, Guid userId, AuditActor by, string reason, params (string Name, string Value)[] more)
    {
        var details = new Dictionary<string, string> { ["reason"] = reason };
        foreach (var (name, value) in more)
        {
            details[name] = value;
        }

        return new AuditEntry(kind, by) { SubjectId = userId, Details = details };
    }

    private sealed class Row
    {
        public required string Role { get; init; }
        public DateTimeOffset? LockedAt { get; init; }
    }
}
