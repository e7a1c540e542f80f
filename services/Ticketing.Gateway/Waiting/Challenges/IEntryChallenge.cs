using Ticketing.Contracts;
using Ticketing.Contracts.Waiting;

namespace Ticketing.Gateway.Waiting.Challenges;

/// <summary>What somebody does before they enter a waiting room, so that each try costs a program something.</summary>
internal interface IEntryChallenge
{
    /// <summary>A new one, for this person and this event alone.</summary>
    EntryChallengeResponse Issue(EventId id, UserId user);

    /// <summary>True once for a challenge of this person and this event that is solved and has not expired.</summary>
    Task<bool> RedeemAsync(EventId id, UserId user, string challenge, string solution);
}
