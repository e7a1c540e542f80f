using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Infrastructure.Http;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.EventTicketing.Features.GetMe;

/// <summary><c>GET /users/me</c>: who the token speaks for.</summary>
public static class GetMeEndpoint
{
    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/users/me", HandleAsync)
        .RequireAuthorization()
        .WithName("GetMe")
        .WithSummary("Say who the token speaks for")
        .WithTags("users");

    private static async Task<Results<Ok<UserAnswer>, ProblemHttpResult>> HandleAsync(
        ClaimsPrincipal caller, HttpContext context, EventTicketingDbContext db, CancellationToken ct)
    {
        var id = caller.UserId().Value;
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.UserId == id, ct);
        return user is null
            ? Answers.Of(new Refusal(RefusalCodes.Unauthenticated, "This account no longer exists."), context)
            : TypedResults.Ok(UserAnswer.Of(user));
    }
}
