using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>What goes on without the password that made it, such as API keys: Teams has it, which is above accounts.</summary>
internal interface IAccountGrants
{
    /// <summary>Stops what the account made, until its owner lets it go on; the grants whose tokens have to end.</summary>
    Task<IReadOnlyList<Guid>> StopAsync(
        DatabaseTransaction transaction, Guid userId, AuditActor by, CancellationToken ct);

    /// <summary>Ends the tokens of these grants, and commits the transaction.</summary>
    Task EndAndCommitAsync(DatabaseTransaction transaction, IReadOnlyList<Guid> grants, CancellationToken ct);
}
