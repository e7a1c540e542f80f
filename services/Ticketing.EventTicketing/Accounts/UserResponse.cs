using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Accounts;

/// <summary><c>user</c> of docs/api.md.</summary>
internal sealed record UserResponse(
    Guid UserId, string Email, string Name, [property: OneOf("buyer", "seller", "operator")] string Role, string Locale,
    DateTimeOffset CreatedAt, bool EmailVerified, bool IsGuest)
{
    public static UserResponse Of(UserRow row, AccountsOptions options) =>
        new(row.UserId, row.Email, row.Name, row.Role, row.Locale, row.CreatedAt, options.IsVerified(row),
            row.IsGuest);
}

/// <summary>Answer of log-in and refresh: a bearer token, good until <paramref name="ExpiresAt"/>.</summary>
internal sealed record TokenResponse(string Token, DateTimeOffset ExpiresAt, UserResponse User);
