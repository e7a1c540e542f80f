using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.EventTicketing.Accounts;

/// <summary><c>POST /users/logout</c>: ends the session of the token.</summary>
internal static class LogOut
{
    public static void MapLogOut(this IEndpointRouteBuilder app) => app
        .MapPost("/users/logout", HandleAsync)
        .RequireAuthorization()
        .WithName("LogOut")
        .WithSummary("Sign out")
        .WithDescription("Ends the session of the token. Every service refuses the token within seconds.")
        .WithTags("users");

    private static async Task<NoContent> HandleAsync(
        ClaimsPrincipal caller, SessionEndings endings, CancellationToken ct)
    {
        await endings.EndAsync(caller.SessionId(), ct);
        return TypedResults.NoContent();
    }
}
