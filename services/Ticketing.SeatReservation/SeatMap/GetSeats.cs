using Microsoft.AspNetCore.Mvc;
using Ticketing.SeatReservation.Following;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.SeatState;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.SeatReservation.SeatMap;

/// <summary><c>GET …/section/{section}/subsection/{subsection}/seats</c>: every seat of a subsection.</summary>
internal static class GetSeats
{
    public static void MapGetSeats(this IEndpointRouteBuilder reads) => reads
        .MapGet("/tickets/section/{section}/subsection/{subsection:int}/seats", GetAsync)
        .WithName("GetSeats")
        .WithSummary("Show every seat of a subsection")
        .WithDescription("A text a row, a digit a place: 0 available, 1 reserved, 2 sold, 3 not for sale.")
        .WithETag()
        .Refuses(SeatErrors.EventNotFound, SeatErrors.SectionNotFound, SeatErrors.SubsectionNotFound)
        .Produces<SubsectionSeatsResponse>();

    private static async Task<IResult> GetAsync(
        [FromRoute(Name = "event_id")] EventPath eventPath, string section, int subsection,
        EventFollowers followers, HttpContext context)
    {
        var (whole, state, refusal) = await SectionLookup.FindAsync(followers, eventPath.Id, section);
        if (state is null)
        {
            return refusal!.ToProblem(context);
        }

        return state.Find(subsection) is { } seats
            ? whole!.ByPath.Remember(context, seats.Encodings.Get(
                "seats",
                () => EncodedBody.Of(
                    SubsectionSeatsResponse.Of(state, seats), SeatMapJson.Default.SubsectionSeatsResponse)))
                .ToResult(context)
            : SeatErrors.SubsectionNotFound.ToProblem(context);
    }
}
