using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>
/// <c>DELETE /users/session</c> logs out here, <c>DELETE /users/sessions</c> everywhere. Every service refuses the
/// sessions' access tokens within seconds.
/// </summary>
internal static class EndSessions
{
    public static void MapEndSessions(this IEndpointRouteBuilder app)
    {
        app.MapDelete("/users/session", EndHereAsync)
            .AllowAnonymous()
            .RequireSameOrigin()
            .AcceptsBearer()
            .WithName("EndSession")
            .WithSummary("Sign out here")
            .WithDescription("Ends the session of the cookie, and that of the token if there is one.")
            .WithTags("users");
        app.MapDelete("/users/sessions", EndEverywhereAsync)
            .RequireAuthorization()
            .WithName("EndSessions")
            .WithSummary("Sign out everywhere")
            .WithDescription("Ends all sessions of the caller, this one too.")
            .WithTags("users");
    }

    private static async Task<NoContent> EndHereAsync(
        HttpContext context, ClaimsPrincipal caller, SessionEndings endings, CancellationToken ct)
    {
        await endings.EndByTokenAsync(SessionCookie.Read(context.Request), ct);
        if (caller.Identity?.IsAuthenticated == true)
        {
            await endings.EndAsync(caller.SessionId(), ct);
        }

        SessionCookie.Delete(context);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> EndEverywhereAsync(
        HttpContext context, ClaimsPrincipal caller, SessionEndings endings, CancellationToken ct)
    {
        await endings.EndAllAsync(caller.UserId().Value, ct);
        SessionCookie.Delete(context);
        return TypedResults.NoContent();
    }
}
