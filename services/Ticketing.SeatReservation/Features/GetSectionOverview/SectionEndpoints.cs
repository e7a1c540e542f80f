using Ticketing.SeatReservation.Following;
using Ticketing.SeatReservation.Infrastructure;

namespace Ticketing.SeatReservation.Features.GetSectionOverview;

/// <summary><c>GET /sections</c> and <c>GET /sections/{section}</c> of an event: counters, no seats.</summary>
internal static class SectionEndpoints
{
    public static void Map(IEndpointRouteBuilder ofEvent)
    {
        ofEvent.MapGet("/sections", GetAllAsync)
            .WithName("GetSections").Produces<EventSections>().ProducesProblem(StatusCodes.Status404NotFound);
        ofEvent.MapGet("/sections/{section}", GetOneAsync)
            .WithName("GetSection").Produces<SectionDetail>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> GetAllAsync(EventId eventId, EventFollowers followers, HttpContext context) =>
        await followers.ReadAsync(eventId) is { } state
            ? state.Answers
                .Get("sections", () => EncodedBody.Of(EventSections.Of(state), SeatJson.Default.EventSections))
                .ToResult(context)
            : ReadProblems.NoEvent(eventId);

    private static async Task<IResult> GetOneAsync(
        EventId eventId, string section, EventFollowers followers, HttpContext context)
    {
        var (state, problem) = await SectionLookup.FindAsync(followers, eventId, section);
        return state is null
            ? problem!
            : state.Answers
                .Get("section", () => EncodedBody.Of(SectionDetail.Of(state), SeatJson.Default.SectionDetail))
                .ToResult(context);
    }
}
