using Microsoft.AspNetCore.Mvc;
using Ticketing.SeatReservation.Following;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.SeatReservation.Features.GetSectionOverview;

/// <summary>
/// <c>GET /sections</c> and <c>GET /sections/{section}</c> of an event: counters, no
/// seats.
/// </summary>
internal static class SectionEndpoints
{
    public static void Map(IEndpointRouteBuilder ofEvent)
    {
        ofEvent.MapGet("/sections", GetAllAsync)
            .WithName("GetSections")
            .WithSummary("List the sections of an event with price and seats left")
            .WithETag()
            .WithProblems(StatusCodes.Status404NotFound, SeatReservationApi.EventNotFound)
            .Produces<EventSections>();
        ofEvent.MapGet("/sections/{section}", GetOneAsync)
            .WithName("GetSection")
            .WithSummary("Count the seats of each subsection of a section")
            .WithETag()
            .WithProblems(StatusCodes.Status404NotFound, SeatReservationApi.EventNotFound, SeatReservationApi.SectionNotFound)
            .Produces<SectionDetail>();
    }

    private static async Task<IResult> GetAllAsync(
        [FromRoute(Name = "event_id")] EventPath eventPath, EventFollowers followers, HttpContext context) =>
        await followers.ReadAsync(eventPath.Id) is { } state
            ? state.ByPath.Remember(context, state.Answers.Get(
                "sections", () => EncodedBody.Of(EventSections.Of(state), SeatJson.Default.EventSections)))
                .ToResult(context)
            : ReadProblems.NoEvent();

    private static async Task<IResult> GetOneAsync(
        [FromRoute(Name = "event_id")] EventPath eventPath, string section, EventFollowers followers,
        HttpContext context)
    {
        var (whole, state, problem) = await SectionLookup.FindAsync(followers, eventPath.Id, section);
        return state is null
            ? problem!
            : whole!.ByPath.Remember(context, state.Answers.Get(
                "section", () => EncodedBody.Of(SectionDetail.Of(state), SeatJson.Default.SectionDetail)))
                .ToResult(context);
    }
}
