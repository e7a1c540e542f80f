using Microsoft.AspNetCore.Http;

namespace Ticketing.ServiceDefaults.Auth;

/// <summary>
/// What the public gateway says of a request that it forwards. It sets the header itself and takes away what a client sent
/// under that name; requests within the system do not have it.
/// </summary>
public static class PublicGateway
{
    /// <summary>Request header; present where operators are not let in.</summary>
    public const string NoOperatorsHeader = "Ticketing-No-Operators";

    /// <summary>True if the request came by a way that is closed to operators.</summary>
    public static bool IsClosedToOperators(HttpRequest request) => request.Headers.ContainsKey(NoOperatorsHeader);
}
