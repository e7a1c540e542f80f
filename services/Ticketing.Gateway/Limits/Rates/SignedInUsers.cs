using Ticketing.Contracts;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Gateway.Limits.Rates;

/// <summary>
/// Whose request it is, by a token whose signature is good and which has not expired. Anything else is nobody's: a
/// made-up token must neither escape the limits of its address nor use up somebody else's.
/// </summary>
internal sealed class SignedInUsers(AccessTokens tokens)
{
    private const string BearerPrefix = "Bearer ";

    public UserId? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization;
        return header is [{ } text] && text.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
            ? tokens.Check(text[BearerPrefix.Length..].Trim())?.UserId
            : null;
    }
}
