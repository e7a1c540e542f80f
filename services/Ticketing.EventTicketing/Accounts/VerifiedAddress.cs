using Microsoft.Extensions.Options;
using Ticketing.Contracts;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>
/// The address of a person who is known to have it, for what was sent to an address: invitations. Anybody may register
/// with an address that nobody has registered yet, and would accept what somebody else was invited to.
/// </summary>
internal sealed class VerifiedAddress(Database database, IOptions<AccountsOptions> options)
{
    private const string Find =
        """
        SELECT email FROM users WHERE user_id = @UserId AND (email_verified_at IS NOT NULL OR NOT @RequireVerifiedEmail)
        """;

    /// <summary>The forms in which it may be stored (<see cref="StoredAddress"/>); none until it is verified.</summary>
    public async Task<string[]> FormsOfAsync(UserId user, CancellationToken ct) => StoredAddress.FormsOf(
        await database.FindAsync<string>(Find, new { UserId = user.Value, options.Value.RequireVerifiedEmail }, ct));
}
