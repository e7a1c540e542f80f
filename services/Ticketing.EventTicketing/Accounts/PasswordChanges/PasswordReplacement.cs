using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Accounts.Mails;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Accounts.PasswordChanges;

/// <summary>
/// Gives an account another password. Everything that the old one opened is closed: sessions end in every service within
/// seconds (docs/adr/0034), no browser is known any more, and the owner is told by mail.
/// </summary>
internal sealed class PasswordReplacement(AccountMails mails, SessionEndings endings)
{
    /// <summary>
    /// Takes the row's lock until commit. A log-in that is under way with the old password starts its session before, and
    /// loses it here, or finds another password (<see cref="Sessions.StartAsync"/>).
    /// </summary>
    private const string Replace =
        """
        WITH forgotten AS (DELETE FROM known_devices WHERE user_id = @UserId)
        UPDATE users SET password_hash = @Hash WHERE user_id = @UserId
        """;

    /// <summary>Commits the transaction.</summary>
    /// <param name="transaction">That of the link or of the check.</param>
    /// <param name="userId">Whose.</param>
    /// <param name="hash">Of the new password.</param>
    /// <param name="exceptSession">The session that goes on: the one that asked.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task ReplaceAsync(
        DatabaseTransaction transaction, Guid userId, string hash, Guid? exceptSession, CancellationToken ct)
    {
        await transaction.ExecuteAsync(Replace, new { UserId = userId, Hash = hash }, ct);
        await mails.AskAsync(transaction, userId, AccountMailKinds.PasswordChanged, ct);
        await endings.EndAllAsync(transaction, userId, exceptSession, ct);
    }
}
