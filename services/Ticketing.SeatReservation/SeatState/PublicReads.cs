using Ticketing.ServiceDefaults.Http;

namespace Ticketing.SeatReservation.SeatState;

/// <summary>The routes of the public reads: open to everyone, below one path.</summary>
internal static class PublicReads
{
    /// <summary>What the paths of all reads begin with; the event's id follows.</summary>
    public const string Root = "/api/seat_reservation/";

    /// <summary>Their tag in the OpenAPI document.</summary>
    public const string Tag = "seats";

    public static RouteGroupBuilder MapPublicReads(this IEndpointRouteBuilder app) => app
        .MapGroup(Root + "{event_id}")
        .AllowAnonymous()
        .AddEndpointFilter(AnswerUnavailableWhenStateIsGone)
        .WithTags(Tag);

    /// <summary>A section whose live state is gone is not "not found": it will be rebuilt.</summary>
    private static async ValueTask<object?> AnswerUnavailableWhenStateIsGone(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (SectionNotInitializedException)
        {
            return Problems.TemporarilyUnavailable(context.HttpContext);
        }
    }
}
