using System.Security.Claims;
using Ticketing.Contracts;

namespace Ticketing.ServiceDefaults.Auth.Sellers;

/// <summary>
/// Reads for which seller a request acts. A delegated token names the person or the API key (<c>sub</c>), the seller
/// (<c>acts_for</c>), what gave the right and can be ended (<c>grant</c>), and either <c>team_role</c> or <c>scope</c>.
/// A token without <c>acts_for</c> speaks for its user alone. See docs/adr/0039.
/// </summary>
public static class SellerClaims
{
    /// <summary>Claim type of the seller acted for.</summary>
    public const string ActsFor = "acts_for";

    /// <summary>Claim type of the membership's or API key's id; when it ends, the token ends.</summary>
    public const string Grant = "grant";

    /// <summary>Claim type of the member's role.</summary>
    public const string Role = "team_role";

    /// <summary>Claim type of an API key's scopes, with blanks between (RFC 8693, 4.2).</summary>
    public const string Scope = "scope";

    /// <summary>True if the token acts for another than its subject: a member of a team, or an API key.</summary>
    public static bool IsDelegated(this ClaimsPrincipal user) => user.HasClaim(claim => claim.Type == ActsFor);

    /// <summary>True if the token was given for an API key; its subject is the key, not a person.</summary>
    public static bool IsApiKey(this ClaimsPrincipal user) => user.HasClaim(claim => claim.Type == Scope);

    /// <summary>Whose events the request may touch: the seller acted for, or the user. Throws for an anonymous
    /// request.</summary>
    public static UserId SellerId(this ClaimsPrincipal user) =>
        user.FindFirstValue(ActsFor) is { } seller ? new UserId(Guid.Parse(seller)) : user.UserId();

    /// <summary>The role of a member; null for everybody else.</summary>
    public static TeamRole? TeamRole(this ClaimsPrincipal user) =>
        TeamPermissions.ParseRole(user.FindFirstValue(Role));

    /// <summary>
    /// Whether the request may do this for <see cref="SellerId"/>. What is neither a role nor a scope that we know allows
    /// nothing.
    /// </summary>
    public static bool MayForSeller(this ClaimsPrincipal user, SellerAction action)
    {
        if (!user.IsDelegated())
        {
            return user.Identity?.IsAuthenticated == true;
        }

        if (user.FindFirstValue(Scope) is { } scopes)
        {
            return scopes.Split(' ').Contains(TeamPermissions.NameOf(action), StringComparer.Ordinal);
        }

        return user.TeamRole() is { } role && TeamPermissions.Allows(role, action);
    }
}

/// <summary>What a delegated token says besides who holds it.</summary>
/// <param name="Seller">The seller acted for.</param>
/// <param name="GrantId">The membership or the API key.</param>
/// <param name="Role">Of a member; null for an API key.</param>
/// <param name="Scopes">Of an API key; null for a member.</param>
public sealed record Delegation(UserId Seller, Guid GrantId, TeamRole? Role, IReadOnlyList<string>? Scopes)
{
    /// <summary>The claims of a token.</summary>
    internal Dictionary<string, object> ToClaims()
    {
        var claims = new Dictionary<string, object>
        {
            [SellerClaims.ActsFor] = Seller.ToString(),
            [SellerClaims.Grant] = GrantId.ToString(),
        };
        if (Role is { } role)
        {
            claims[SellerClaims.Role] = TeamPermissions.NameOf(role);
        }
        else
        {
            claims[SellerClaims.Scope] = string.Join(' ', Scopes ?? []);
        }

        return claims;
    }
}
