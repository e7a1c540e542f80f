using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Accounts.Mails;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Accounts.PasswordChanges;

/// <summary>
/// Gives an account another password. Everything that the old one opened is closed: sessions end in every service within
/// seconds (docs/adr/0034), no browser is known any more, links to choose one are over, and the owner is told by mail.
/// </summary>
internal sealed class PasswordReplacement(
    AccountMails mails, SessionEndings endings, IAccountGrants grants, TimeProvider time)
{
    /// <summary>
    /// Takes the row's lock until commit. A log-in that is under way with the old password starts its session before, and
    /// loses it here, or finds another password (<see cref="Sessions.StartAsync"/>).
    /// </summary>
    private const string Replace =
        """
        WITH forgotten AS (DELETE FROM known_devices WHERE user_id = @UserId),
        links AS (
            UPDATE account_mails SET used_at = @Now, finished_at = coalesce(finished_at, @Now)
            WHERE user_id = @UserId AND kind IN ('reset-password', 'guest-sign-in', 'delete-account') AND used_at IS NULL)
        UPDATE users SET password_hash = @Hash, is_guest = false WHERE user_id = @UserId
        """;

    /// <summary>By who knew the old password. Commits the transaction.</summary>
    /// <param name="transaction">That of the check.</param>
    /// <param name="userId">Whose.</param>
    /// <param name="hash">Of the new password.</param>
    /// <param name="exceptSession">The session that goes on: the one that asked.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task ReplaceAsync(
        DatabaseTransaction transaction, Guid userId, string hash, Guid exceptSession, CancellationToken ct)
    {
        await WriteAsync(transaction, userId, hash, ct);
        await endings.EndAllAsync(transaction, userId, exceptSession, ct);
    }

    /// <summary>
    /// By who has the mail: the old password may have been somebody else's too, so what it made stops until its owner has
    /// looked at it. Commits the transaction.
    /// </summary>
    public async Task ReplaceByMailAsync(DatabaseTransaction transaction, Guid userId, string hash, CancellationToken ct)
    {
        await WriteAsync(transaction, userId, hash, ct);
        // In the order in which others lock: grants, sessions, and then the counter of both.
        var stopped = await grants.StopAsync(transaction, userId, AuditActor.User(userId), ct);
        var ended = await endings.EndAllWithinAsync(transaction, userId, ct);
        await grants.EndAndCommitAsync(transaction, stopped, ct);
        endings.RefuseTokensOf(ended);
    }

    private async Task WriteAsync(DatabaseTransaction transaction, Guid userId, string hash, CancellationToken ct)
    {
        await transaction.ExecuteAsync(Replace, new { UserId = userId, Hash = hash, Now = time.GetUtcNow() }, ct);
        await mails.AskAsync(transaction, userId, AccountMailKinds.PasswordChanged, ct);
    }
}
