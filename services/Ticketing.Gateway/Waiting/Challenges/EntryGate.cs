using Microsoft.Extensions.Options;
using Ticketing.Contracts;
using Ticketing.Contracts.Waiting;
using Ticketing.Gateway.Limits.Rates;
using Ticketing.Gateway.Proxy;
using Ticketing.ServiceDefaults.Http;
using Yarp.ReverseProxy.Model;

namespace Ticketing.Gateway.Waiting.Challenges;

/// <summary>
/// Lets <c>POST /queue/{event_id}/entries</c> through with a solved challenge in its headers, where entering costs
/// something. Who is not signed in is booking's to refuse.
/// </summary>
internal sealed class EntryGate(IEntryChallenge challenges, SignedInUsers users, IOptions<ChallengeOptions> options)
{
    public const string ChallengeHeader = "Entry-Challenge";
    public const string SolutionHeader = "Entry-Solution";

    private readonly bool _isOn = options.Value.DifficultyBits > 0;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!_isOn || EventOf(context) is not { } id || users.Of(context.Request) is not { } user)
        {
            await next(context);
            return;
        }

        var (challenge, solution) = (context.Request.Headers[ChallengeHeader], context.Request.Headers[SolutionHeader]);
        if (challenge is not [{ Length: > 0 } given] || solution is not [{ Length: > 0 } answer])
        {
            await RefuseAsync(context, id, "challenge-required", "Solve the challenge at `link` first, and send it along.");
            return;
        }

        if (!await challenges.RedeemAsync(id, user, given, answer))
        {
            await RefuseAsync(
                context, id, "challenge-failed",
                "The challenge is not solved, has expired, was used, or is not yours. Get another one at `link`.");
            return;
        }

        await next(context);
    }

    /// <summary><c>GET /queue/{event_id}/challenge</c>.</summary>
    public IResult Issue(long eventId, HttpContext context) =>
        !_isOn
            ? Problems.Of(StatusCodes.Status404NotFound, "no-challenge", "Entering a waiting room needs no challenge.")
        : users.Of(context.Request) is { } user
            ? TypedResults.Json(
                challenges.Issue(new EventId(eventId), user), QueueJson.Default.EntryChallengeResponse)
        : Problems.Of(StatusCodes.Status401Unauthorized, "unauthenticated", "Sign in first: a challenge is for one account.");

    /// <summary>By the route, so that no way to write the path goes around it.</summary>
    private static EventId? EventOf(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
        && context.GetEndpoint()?.Metadata.GetMetadata<RouteModel>()?.Config.RouteId == ApiRoutes.EntriesRoute
        && EventId.TryParse(context.Request.RouteValues["event_id"] as string, null, out var id) ? id : null;

    private static Task RefuseAsync(HttpContext context, EventId id, string code, string detail) => Problems.Of(
        StatusCodes.Status403Forbidden, code, detail,
        new Dictionary<string, object?> { ["link"] = $"/queue/{id}/challenge" }).ExecuteAsync(context);
}
