using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ticketing.Messaging.Consuming;

/// <summary>Answer of a replay.</summary>
/// <param name="Replayed">How many messages were sent to their topics again.</param>
public sealed record ReplayAnswer(int Replayed);

/// <summary>Dead letters over HTTP, for operators and not routed by the gateway.</summary>
public static class DeadLetterEndpoints
{
    /// <summary>
    /// <c>GET /internal/dead-letters</c> lists, <c>POST /internal/dead-letters/replay</c> replays; both ask for
    /// <paramref name="operatorPolicy"/>.
    /// </summary>
    public static void MapDeadLetters(this IEndpointRouteBuilder endpoints, string operatorPolicy)
    {
        var group = endpoints.MapGroup("/internal/dead-letters").RequireAuthorization(operatorPolicy)
            .ExcludeFromDescription();
        group.MapGet("", async (DeadLetterReplay letters, CancellationToken cancellation) =>
            TypedResults.Ok(await letters.ListAsync(cancellation)));
        group.MapPost("/replay", async (DeadLetterReplay letters, CancellationToken cancellation) =>
            TypedResults.Ok(new ReplayAnswer(await letters.ReplayAsync(cancellation))));
    }
}
