using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Infrastructure.Http;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Features.ChangeMe;

/// <summary>Body of <c>PATCH /users/me</c>; what is left out stays.</summary>
public sealed record ChangeMeRequest([property: OneOf("en", "zh-Hant")] string? Locale);

/// <summary><c>PATCH /users/me</c>: the language a user is written to in.</summary>
public static class ChangeMeEndpoint
{
    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPatch("/users/me", HandleAsync)
        .RequireAuthorization()
        .WithName("ChangeMe")
        .WithSummary("Change the language of one's mails")
        .WithTags("users");

    private static async Task<Results<Ok<UserAnswer>, ProblemHttpResult>> HandleAsync(
        ChangeMeRequest request, ClaimsPrincipal caller, HttpContext context, EventTicketingDbContext db,
        CancellationToken ct)
    {
        if (UserRules.CheckLocale(request.Locale) is { } refusal)
        {
            return Answers.Of(refusal, context);
        }

        var id = caller.UserId().Value;
        if (await db.Users.SingleOrDefaultAsync(u => u.UserId == id, ct) is not { } user)
        {
            return Answers.Of(new Refusal(RefusalCodes.Unauthenticated, "This account no longer exists."), context);
        }

        user.Locale = request.Locale ?? user.Locale;
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(UserAnswer.Of(user));
    }
}
