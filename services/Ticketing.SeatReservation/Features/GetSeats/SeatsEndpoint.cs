using Microsoft.AspNetCore.Mvc;
using Ticketing.SeatReservation.Following;
using Ticketing.SeatReservation.Infrastructure;

namespace Ticketing.SeatReservation.Features.GetSeats;

/// <summary>The seats of one subsection, from the bits.</summary>
internal static class SeatsEndpoint
{
    public static void Map(IEndpointRouteBuilder ofEvent) => ofEvent
        .MapGet("/tickets/section/{section}/subsection/{subsection:int}/seats", GetAsync)
        .WithName("GetSeats")
        .Produces<SubsectionSeats>()
        .ProducesProblem(StatusCodes.Status404NotFound);

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
