using Microsoft.AspNetCore.Mvc;
using Ticketing.SeatReservation.Following;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.SeatState;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.SeatReservation.SeatMap;

/// <summary>Seats of a subsection by state; the first is the sum of the others.</summary>
internal sealed record SubsectionStatisticsResponse(int Total, int Available, int Reserved, int Sold);

/// <summary>
/// <c>GET …/section/{section}/subsection/{subsection}</c>: counters of a subsection, from memory or by one MGET of
/// three counters where the event cannot be followed or Kvrocks has not answered its follower in time.
/// </summary>
internal static class GetSubsectionStatistics
{
    public static void MapGetSubsectionStatistics(this IEndpointRouteBuilder reads) => reads
        .MapGet("/tickets/section/{section}/subsection/{subsection:int}", GetAsync)
        .WithName("GetSubsectionStatistics")
        .WithSummary("Count the seats of a subsection by state")
        .WithETag()
        .Refuses(SeatErrors.EventNotFound, SeatErrors.SectionNotFound, SeatErrors.SubsectionNotFound)
        .Produces<SubsectionStatisticsResponse>();

    private static async Task<IResult> GetAsync(
        [FromRoute(Name = "event_id")] EventPath eventPath, string section, int subsection,
        EventFollowers followers, SectionPlans plans, SeatStateReader reader, HttpContext context)
    {
        if (await followers.FollowedAsync(eventPath.Id) is { } state
            && state.Find(section)?.Find(subsection) is { } known)
        {
            return state.ByPath.Remember(context, known.Encodings.Get(
                "statistics",
                () => Encode(new(known.Shape.Seats, known.Available, known.Reserved, known.Sold)))).ToResult(context);
        }

        if (await plans.RereadAsync(eventPath.Id, section) is not { } live)
        {
            var (_, _, refusal) = await SectionLookup.FindAsync(followers, eventPath.Id, section);
            return refusal?.ToProblem(context)
                ?? throw new SectionNotInitializedException(eventPath.Id, section);
        }

        if (live.Shape.Find(subsection) is not { } shape)
        {
            return SeatErrors.SubsectionNotFound.ToProblem(context);
        }

        var (available, reserved, sold) = await reader.ReadCountersAsync(live, subsection);
        return Encode(new SubsectionStatisticsResponse(shape.Seats, available, reserved, sold)).ToResult(context);
    }

    private static EncodedBody Encode(SubsectionStatisticsResponse statistics) =>
        EncodedBody.Of(statistics, SeatMapJson.Default.SubsectionStatisticsResponse);
}
