using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts;

/// <summary><c>GET /users/me</c>: the user whose token it is.</summary>
internal static class GetMe
{
    public static void MapGetMe(this IEndpointRouteBuilder app) => app
        .MapGet("/users/me", HandleAsync)
        .RequireAuthorization()
        .WithName("GetMe")
        .WithSummary("Say who the token speaks for")
        .WithTags("users");

    private static async Task<Results<Ok<UserResponse>, ProblemHttpResult>> HandleAsync(
        ClaimsPrincipal caller, HttpContext context, EventTicketingDbContext db, IOptions<AccountsOptions> options,
        CancellationToken ct)
    {
        var id = caller.UserId().Value;
        var user = await db.Set<UserRow>().AsNoTracking().SingleOrDefaultAsync(u => u.UserId == id, ct);
        return user is null
            ? AccountErrors.AccountGone.ToProblem(context)
            : TypedResults.Ok(UserResponse.Of(user, options.Value));
    }
}
