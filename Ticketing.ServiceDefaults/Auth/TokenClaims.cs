using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Ticketing.Contracts;
using Ticketing.ServiceDefaults.Auth.Sellers;

namespace Ticketing.ServiceDefaults.Auth;

/// <summary>What an access token says.</summary>
/// <param name="UserId">Claim <c>sub</c>.</param>
/// <param name="Role">Claim <c>role</c>: buyer, seller or operator.</param>
/// <param name="Name">Claim <c>name</c>, for people.</param>
/// <param name="SessionId">Claim <c>sid</c>: the log-in this token belongs to.</param>
/// <param name="ExpiresAt">Claim <c>exp</c>, UTC.</param>
/// <param name="IsDelegated">It acts for a seller: good at endpoints with a <see cref="SellerRule"/> only.</param>
public sealed record TokenClaims(
    UserId UserId, string Role, string Name, Guid SessionId, DateTimeOffset ExpiresAt, bool IsDelegated = false)
{
    /// <summary>Of a token that was checked, so what is not there is a bug worth an exception.</summary>
    internal static TokenClaims Of(JsonWebToken token) => new(
        new UserId(Guid.Parse(token.Subject)),
        token.GetPayloadValue<string>(ClaimsPrincipalExtensions.RoleName),
        token.GetPayloadValue<string>(ClaimsPrincipalExtensions.Name),
        SessionOf(token),
        new DateTimeOffset(token.ValidTo, TimeSpan.Zero),
        GrantOf(token) is not null);

    internal static Guid SessionOf(JsonWebToken token) =>
        Guid.Parse(token.GetPayloadValue<string>(ClaimsPrincipalExtensions.Session));

    /// <summary>The grant of a delegated token; null for others.</summary>
    internal static Guid? GrantOf(JsonWebToken token) =>
        token.TryGetPayloadValue<string>(SellerClaims.Grant, out var grant) ? Guid.Parse(grant) : null;
}

/// <summary>Reads the signed-in person from the request's principal.</summary>
public static class ClaimsPrincipalExtensions
{
    /// <summary>Claim type of the user id.</summary>
    public const string Subject = "sub";

    /// <summary>Claim type of the session id.</summary>
    public const string Session = "sid";

    /// <summary>Claim type of the role.</summary>
    public const string RoleName = "role";

    /// <summary>Claim type of the name.</summary>
    public const string Name = "name";

    /// <summary>Claim type that says whether the user's e-mail address is known to be theirs.</summary>
    public const string EmailVerified = "email_verified";

    /// <summary>The signed-in user. Throws for an anonymous request: ask for authorisation first.</summary>
    public static UserId UserId(this ClaimsPrincipal user) =>
        new(Guid.Parse(user.FindFirstValue(Subject)
            ?? throw new InvalidOperationException("The endpoint must require authorisation.")));

    /// <summary>The log-in session of the token. Throws for an anonymous request.</summary>
    public static Guid SessionId(this ClaimsPrincipal user) =>
        Guid.Parse(user.FindFirstValue(Session)
            ?? throw new InvalidOperationException("The endpoint must require authorisation."));

    /// <summary>Whether the user's address is known to be theirs. A token that does not say so is of one that is not.</summary>
    public static bool IsEmailVerified(this ClaimsPrincipal user) =>
        string.Equals(user.FindFirstValue(EmailVerified), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The role, or null for an anonymous request.</summary>
    public static string? Role(this ClaimsPrincipal user) => user.FindFirstValue(RoleName);
}
