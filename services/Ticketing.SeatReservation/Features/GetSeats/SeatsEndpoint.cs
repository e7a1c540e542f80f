using Microsoft.AspNetCore.Mvc;
using Ticketing.SeatReservation.Following;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.SeatReservation.Features.GetSeats;

/// <summary>The seats of one subsection, from the bits.</summary>
internal static class SeatsEndpoint
{
    public static void Map(IEndpointRouteBuilder ofEvent) => ofEvent
        .MapGet("/tickets/section/{section}/subsection/{subsection:int}/seats", GetAsync)
        .WithName("GetSeats")
        .WithSummary("Show every seat of a subsection")
        .WithDescription("A text a row, a digit a place: 0 available, 1 reserved, 2 sold, 3 not for sale.")
        .WithETag()
        .WithProblems(StatusCodes.Status404NotFound,
            SeatReservationApi.EventNotFound, SeatReservationApi.SectionNotFound, SeatReservationApi.SubsectionNotFound)
        .Produces<SubsectionSeats>();

    private static async Task<IResult> GetAsync(
        [FromRoute(Name = "event_id")] EventPath eventPath, string section, int subsection,
        EventFollowers followers, HttpContext context)
    {
        var (whole, state, problem) = await SectionLookup.FindAsync(followers, eventPath.Id, section);
        if (state is null)
        {
            return problem!;
        }

        return state.Find(subsection) is { } seats
            ? whole!.ByPath.Remember(context, seats.Answers.Get(
                "seats", () => EncodedBody.Of(SubsectionSeats.Of(state, seats), SeatJson.Default.SubsectionSeats)))
                .ToResult(context)
            : ReadProblems.NoSubsection(section, subsection);
    }
}
