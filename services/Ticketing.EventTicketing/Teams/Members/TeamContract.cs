using System.ComponentModel.DataAnnotations;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Teams.Members;

/// <summary>Body of <c>POST /users/team/invitations</c>: an address, whoever has it, and the role.</summary>
internal sealed record TeamInvitationRequest(
    [property: Required] string? Email,
    [property: Required, OneOf("owner", "manager", "finance", "door", "desk")] string? Role);

/// <summary>Body of <c>PUT /users/team/members/{user_id}</c>.</summary>
internal sealed record TeamRoleRequest(
    [property: Required, OneOf("owner", "manager", "finance", "door", "desk")] string? Role);

/// <summary>Somebody who acts for the seller.</summary>
internal sealed record TeamMemberResponse(
    Guid UserId, string Email, string Name,
    [property: OneOf("owner", "manager", "finance", "door", "desk")] string Role,
    DateTimeOffset AddedAt);

/// <summary>An invitation as the team sees it: by the address that was typed, never by a name or an account.</summary>
internal sealed record TeamInvitationResponse(
    Guid InvitationId, string Email, [property: OneOf("owner", "manager", "finance", "door", "desk")] string Role,
    [property: OneOf("pending", "expired", "declined")] string State, DateTimeOffset InvitedAt, DateTimeOffset ExpiresAt);

/// <summary>A seller's team, and who is invited to it. Accepted and withdrawn invitations are left out.</summary>
internal sealed record TeamResponse(
    Guid SellerId, IReadOnlyList<TeamMemberResponse> Members, IReadOnlyList<TeamInvitationResponse> Invitations);

/// <summary>A team that the caller is in.</summary>
internal sealed record MyTeamResponse(
    Guid SellerId, string SellerName, [property: OneOf("owner", "manager", "finance", "door", "desk")] string Role,
    DateTimeOffset AddedAt);

/// <summary>An invitation of the caller that waits for an answer.</summary>
internal sealed record MyTeamInvitationResponse(
    Guid InvitationId, Guid SellerId, string SellerName,
    [property: OneOf("owner", "manager", "finance", "door", "desk")] string Role, DateTimeOffset ExpiresAt);

/// <summary>The teams and the open invitations of the caller.</summary>
internal sealed record MyTeamsResponse(
    IReadOnlyList<MyTeamResponse> Teams, IReadOnlyList<MyTeamInvitationResponse> Invitations);

/// <summary>A token that acts for a seller; <paramref name="Permissions"/> are what the role allows.</summary>
internal sealed record ActingTokenResponse(
    string Token, DateTimeOffset ExpiresAt, Guid SellerId, string SellerName,
    [property: OneOf("owner", "manager", "finance", "door", "desk")] string Role, IReadOnlyList<string> Permissions);
