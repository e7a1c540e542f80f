using Microsoft.AspNetCore.Mvc;
using Ticketing.SeatReservation.Following;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.SeatState;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.SeatReservation.SeatMap;

/// <summary><c>GET …/sections</c> and <c>GET …/sections/{section}</c> of an event: counters, no seats.</summary>
internal static class GetSections
{
    public static void MapGetSections(this IEndpointRouteBuilder reads)
    {
        reads.MapGet("/sections", GetAllAsync)
            .WithName("GetSections")
            .WithSummary("List the sections of an event with price and seats left")
            .WithETag()
            .Refuses(SeatErrors.EventNotFound)
            .Produces<EventSectionsResponse>();
        reads.MapGet("/sections/{section}", GetOneAsync)
            .WithName("GetSection")
            .WithSummary("Count the seats of each subsection of a section")
            .WithETag()
            .Refuses(SeatErrors.EventNotFound, SeatErrors.SectionNotFound)
            .Produces<SectionDetailResponse>();
    }

    private static async Task<IResult> GetAllAsync(
        [FromRoute(Name = "event_id")] EventPath eventPath, EventFollowers followers, HttpContext context) =>
        await followers.ReadAsync(eventPath.Id) is { } state
            ? state.ByPath.Remember(context, state.Encodings.Get(
                "sections",
                () => EncodedBody.Of(EventSectionsResponse.Of(state), SeatMapJson.Default.EventSectionsResponse)))
                .ToResult(context)
            : SeatErrors.EventNotFound.ToProblem(context);

    private static async Task<IResult> GetOneAsync(
        [FromRoute(Name = "event_id")] EventPath eventPath, string section, EventFollowers followers,
        HttpContext context)
    {
        var (whole, state, refusal) = await SectionLookup.FindAsync(followers, eventPath.Id, section);
        return state is null
            ? refusal!.ToProblem(context)
            : whole!.ByPath.Remember(context, state.Encodings.Get(
                "section",
                () => EncodedBody.Of(SectionDetailResponse.Of(state), SeatMapJson.Default.SectionDetailResponse)))
                .ToResult(context);
    }
}
