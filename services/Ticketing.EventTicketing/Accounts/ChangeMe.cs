using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>Body of <c>PATCH /users/me</c>; what is left out stays.</summary>
internal sealed record ChangeMeRequest([property: OneOf("en", "zh-Hant")] string? Locale);

/// <summary><c>PATCH /users/me</c>: changes the language of a user's mails.</summary>
internal static class ChangeMe
{
    public static void MapChangeMe(this IEndpointRouteBuilder app) => app
        .MapPatch("/users/me", HandleAsync)
        .RequireAuthorization()
        .WithName("ChangeMe")
        .WithSummary("Change the language of one's mails")
        .WithTags("users");

    private static async Task<Results<Ok<UserResponse>, ProblemHttpResult>> HandleAsync(
        ChangeMeRequest request, ClaimsPrincipal caller, HttpContext context, EventTicketingDbContext db,
        IOptions<AccountsOptions> options, CancellationToken ct)
    {
        if (UserRules.CheckLocale(request.Locale) is { } refusal)
        {
            return refusal.ToProblem(context);
        }

        var id = caller.UserId().Value;
        if (await db.Set<UserRow>().SingleOrDefaultAsync(u => u.UserId == id, ct) is not { } user)
        {
            return AccountErrors.AccountGone.ToProblem(context);
        }

        user.Locale = request.Locale ?? user.Locale;
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(UserResponse.Of(user, options.Value));
    }
}
