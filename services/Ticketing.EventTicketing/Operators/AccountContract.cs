using System.Text.Json.Serialization;

namespace Ticketing.EventTicketing.Operators;

/// <summary>An account in the operator's list. No password, secret, token or network address is in these answers.</summary>
/// <param name="UserId">Its id.</param>
/// <param name="Email">Its address.</param>
/// <param name="Name">Shown to others.</param>
/// <param name="Role"><c>buyer</c>, <c>seller</c> or <c>operator</c>.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="EmailVerified">Whether the address is known to be its owner's.</param>
/// <param name="IsGuest">Bought without choosing a password.</param>
/// <param name="LockedAt">Since when nobody logs in; null while it is open.</param>
internal sealed record AccountLine(
    Guid UserId, string Email, string Name, string Role, DateTimeOffset CreatedAt, bool EmailVerified, bool IsGuest,
    DateTimeOffset? LockedAt);

/// <summary>A page of accounts, newest first; <paramref name="Next"/> is the <c>after</c> of the next page.</summary>
internal sealed record AccountPage(IReadOnlyList<AccountLine> Accounts, string? Next);

/// <summary>A log-in that is not over.</summary>
internal sealed record AccountSession(DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, string Device);

/// <summary>What an operator sees of one account.</summary>
/// <param name="Account">As in the list.</param>
/// <param name="LockReason">What the operator who locked it wrote; null while it is open.</param>
/// <param name="LastLogInAt">As far back as the audit log goes.</param>
/// <param name="HasSecondFactor">Whether log-ins need a code.</param>
/// <param name="Passkeys">How many it has.</param>
/// <param name="Events">Events that it made, in every state.</param>
/// <param name="ApiKeys">API keys that are good now.</param>
/// <param name="TeamMembers">People who act for it.</param>
/// <param name="Sessions">Newest first, at most <see cref="AccountReader.MaxSessions"/>.</param>
/// <param name="SessionCount">All of them.</param>
internal sealed record AccountDetail(
    AccountLine Account, string? LockReason, DateTimeOffset? LastLogInAt, bool HasSecondFactor, long Passkeys, long Events,
    long ApiKeys, long TeamMembers, IReadOnlyList<AccountSession> Sessions, long SessionCount);

/// <summary>Body of a change: why, for the audit log.</summary>
internal sealed record AccountChangeRequest(string? Reason);

/// <summary>Body of <c>POST …/remove-second-factor</c>.</summary>
/// <param name="Reason">Why, for the audit log.</param>
/// <param name="IdentifiedBy">How the operator knows that the account's owner asks: one of <see cref="Ways"/>.</param>
internal sealed record RemoveFactorRequest(string? Reason, string? IdentifiedBy)
{
    /// <summary>An identity document, a call back to a known number, or in person. An e-mail is none of them.</summary>
    public static IReadOnlyList<string> Ways { get; } = ["id-document", "call-back", "in-person"];
}

/// <summary>JSON of the operator's endpoints: snake case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AccountPage))]
[JsonSerializable(typeof(AccountDetail))]
[JsonSerializable(typeof(AccountChangeRequest))]
[JsonSerializable(typeof(RemoveFactorRequest))]
internal sealed partial class OperatorsJson : JsonSerializerContext;
