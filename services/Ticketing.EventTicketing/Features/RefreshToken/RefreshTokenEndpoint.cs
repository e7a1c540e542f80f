using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure.Http;
using Ticketing.EventTicketing.Infrastructure.Users;

namespace Ticketing.EventTicketing.Features.RefreshToken;

/// <summary><c>POST /users/refresh</c>: another token for a session that was not logged out.</summary>
public static class RefreshTokenEndpoint
{
    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/users/refresh", HandleAsync)
        .RequireAuthorization()
        .WithName("RefreshToken")
        .WithSummary("Get the next token of a session")
        .WithTags("users");

    private static async Task<Results<Ok<TokenAnswer>, ProblemHttpResult>> HandleAsync(
        ClaimsPrincipal caller, HttpContext context, Sessions sessions, CancellationToken ct) =>
        await sessions.ContinueAsync(caller, ct) is { } answer
            ? TypedResults.Ok(answer)
            : Answers.Of(
                new Refusal(RefusalCodes.Unauthenticated, "The session is over. Log in again."), context);
}
