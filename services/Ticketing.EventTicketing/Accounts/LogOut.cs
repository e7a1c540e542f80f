using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ticketing.EventTicketing.Accounts;

/// <summary><c>POST /users/logout</c>: ends the session; its token runs out by itself within minutes.</summary>
internal static class LogOut
{
    public static void MapLogOut(this IEndpointRouteBuilder app) => app
        .MapPost("/users/logout", HandleAsync)
        .RequireAuthorization()
        .WithName("LogOut")
        .WithSummary("Sign out")
        .WithDescription("Ends the session: its token runs out by itself within minutes.")
        .WithTags("users");

    private static async Task<NoContent> HandleAsync(
        ClaimsPrincipal caller, Sessions sessions, CancellationToken ct)
    {
        await sessions.EndAsync(caller, ct);
        return TypedResults.NoContent();
    }
}
