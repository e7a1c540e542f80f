using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Accounts;

/// <summary><c>POST /users/session/renew</c>: a page's next access token, for the cookie.</summary>
internal static class RenewSession
{
    public static void MapRenewSession(this IEndpointRouteBuilder app) => app
        .MapPost("/users/session/renew", HandleAsync)
        .AllowAnonymous()
        .RequireSameOrigin()
        .WithName("RenewSession")
        .WithSummary("Renew the session of the cookie")
        .WithDescription(
            "For pages: the cookie of log-in speaks for the caller, and is replaced. A replaced cookie may be used for "
            + "another minute, because two tabs may renew at once; used later, it ends the session.")
        .Refuses(AccountErrors.SessionOver, AccountErrors.TooManyRenewals)
        .WithTags("users");

    private static async Task<Results<Ok<TokenResponse>, ProblemHttpResult>> HandleAsync(
        HttpContext context, SessionRenewal renewal, CancellationToken ct)
    {
        var renewed = await renewal.RenewAsync(SessionCookie.Read(context.Request), ct);
        if (renewed.Grant is not { } grant)
        {
            return renewed.Refusal!.ToProblem(context);
        }

        SessionCookie.Write(context, grant);
        return TypedResults.Ok(grant.Access);
    }
}
