using Ticketing.EventTicketing.Teams.ApiKeys;
using Ticketing.EventTicketing.Teams.Members;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Teams;

/// <summary>What managing a team and its API keys may be refused with.</summary>
internal static class TeamErrors
{
    public static readonly Refusal InvitationNotFound = new(
        StatusCodes.Status404NotFound, "invitation-not-found",
        "No open invitation to your address has this id: it was withdrawn, answered, or is too old.");

    public static readonly Refusal MemberNotFound = new(
        StatusCodes.Status404NotFound, "member-not-found", "The team has no such member.");

    public static readonly Refusal NotInTeam = new(
        StatusCodes.Status403Forbidden, "not-in-team", "You are not in this seller's team.");

    public static readonly Refusal TeamFull = new(
        StatusCodes.Status409Conflict, "team-full",
        $"A team invites at most {TeamInvitationTable.MaxInvited} people.");

    /// <summary>What outlives a password is given by who has the address, not by who registered with it first.</summary>
    public static readonly Refusal EmailNotVerified = new(
        StatusCodes.Status403Forbidden, "email-not-verified",
        "Confirm your e-mail address first, by the link in the mail that we sent you.");

    public static readonly Refusal KeyNotFound = new(
        StatusCodes.Status404NotFound, "key-not-found", "There is no such API key.");

    public static readonly Refusal TooManyKeys = new(
        StatusCodes.Status409Conflict, "too-many-keys",
        $"A seller has at most {ApiKeyTable.MaxKeys} keys: revoke one first.");

    public static readonly Refusal InvalidClient = new(
        StatusCodes.Status401Unauthorized, "invalid-client",
        "There is no API key with this id and secret: it is wrong, expired, stopped or revoked.");

    public static readonly Refusal InvalidScope = new(
        StatusCodes.Status400BadRequest, "invalid-scope", "The key does not have all of these scopes.");

    public static readonly Refusal UnsupportedGrant = new(
        StatusCodes.Status400BadRequest, "unsupported-grant-type", "grant_type must be client_credentials.");

    public static readonly Refusal TooManyTries = new(
        StatusCodes.Status429TooManyRequests, "too-many-requests", "Too many tokens were asked for from your network.")
    {
        RetryAfter = TimeSpan.FromMinutes(1),
    };
}
