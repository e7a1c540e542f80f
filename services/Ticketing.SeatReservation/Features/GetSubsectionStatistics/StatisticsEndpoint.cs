using Microsoft.AspNetCore.Mvc;
using Ticketing.SeatReservation.Following;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.SeatReservation.Features.GetSubsectionStatistics;

/// <summary>
/// Counters of one subsection in O(1): from memory, and the first reader makes the event followed; one MGET of three
/// counters where the event cannot be followed or Kvrocks has not answered its follower in time.
/// </summary>
internal static class StatisticsEndpoint
{
    public static void Map(IEndpointRouteBuilder ofEvent) => ofEvent
        .MapGet("/tickets/section/{section}/subsection/{subsection:int}", GetAsync)
        .WithName("GetSubsectionStatistics")
        .WithSummary("Count the seats of a subsection by state")
        .WithETag()
        .WithProblems(StatusCodes.Status404NotFound,
            SeatReservationApi.EventNotFound, SeatReservationApi.SectionNotFound, SeatReservationApi.SubsectionNotFound)
        .Produces<SubsectionStatistics>();

    private static async Task<IResult> GetAsync(
        [FromRoute(Name = "event_id")] EventPath eventPath, string section, int subsection,
        EventFollowers followers, SectionPlans plans, SeatStateReader reader, HttpContext context)
    {
        if (await followers.FollowedAsync(eventPath.Id) is { } state
            && state.Find(section)?.Find(subsection) is { } known)
        {
            return state.ByPath.Remember(context, known.Answers.Get("statistics", () => Encode(new SubsectionStatistics(
                known.Shape.Seats, known.Available, known.Reserved, known.Sold)))).ToResult(context);
        }

        if (await plans.FindAsync(eventPath.Id, section) is not { } live)
        {
            var (_, _, problem) = await SectionLookup.FindAsync(followers, eventPath.Id, section);
            return problem ?? throw new SectionNotInitializedException(eventPath.Id, section);
        }

        if (live.Shape.Find(subsection) is not { } shape)
        {
            return ReadProblems.NoSubsection(section, subsection);
        }

        var (available, reserved, sold) = await reader.ReadCountersAsync(live, subsection);
        return Encode(new SubsectionStatistics(shape.Seats, available, reserved, sold)).ToResult(context);
    }

    private static EncodedBody Encode(SubsectionStatistics statistics) =>
        EncodedBody.Of(statistics, SeatJson.Default.SubsectionStatistics);
}
