using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts;

/// <summary><c>POST /users/refresh</c>: the next token of a session that still runs.</summary>
internal static class RefreshToken
{
    public static void MapRefreshToken(this IEndpointRouteBuilder app) => app
        .MapPost("/users/refresh", HandleAsync)
        .RequireAuthorization()
        .WithName("RefreshToken")
        .WithSummary("Get the next token of a session")
        .WithTags("users");

    private static async Task<Results<Ok<TokenResponse>, ProblemHttpResult>> HandleAsync(
        ClaimsPrincipal caller, HttpContext context, Sessions sessions, CancellationToken ct) =>
        await sessions.ContinueAsync(caller, ct) is { } token
            ? TypedResults.Ok(token)
            : AccountErrors.SessionOver.ToProblem(context);
}
