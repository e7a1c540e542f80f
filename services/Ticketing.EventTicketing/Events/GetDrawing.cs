using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Plans.Geometry;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Events;

/// <summary>Table <c>event_drawings</c>.</summary>
internal sealed class EventDrawings(Database database)
{
    private const string Find = "SELECT drawing FROM event_drawings WHERE event_id = @EventId";

    /// <summary>Null for an event whose plan has no positions.</summary>
    public async Task<PlanDrawing?> FindAsync(EventId id, CancellationToken ct) =>
        await database.FindAsync<string>(Find, new { EventId = id.Value }, ct) is { } json ? PlanDrawing.Read(json) : null;
}

/// <summary>
/// <c>GET /events/{event_id}/drawing?section=A</c>: where seats are. Nobody loads 50,000 positions to look at one section.
/// </summary>
internal static class GetDrawing
{
    public static void MapGetDrawing(this IEndpointRouteBuilder app) => app
        .MapGet("/events/{eventId}/drawing", HandleAsync)
        .AllowAnonymous()
        .WithName("GetEventDrawing")
        .WithSummary("Get where the seats of an event are")
        .WithDescription(
            "Outlines of all subsections; with `section` also every place of that section. 404 for an event whose plan has "
            + "no positions.")
        .Refuses(EventErrors.NotFound, EventErrors.NoDrawing)
        .WithTags("events");

    private static async Task<Results<Ok<DrawingResponse>, ProblemHttpResult>> HandleAsync(
        string eventId, string? section, HttpContext context, EventTicketingDbContext db, EventDrawings drawings,
        CancellationToken ct)
    {
        if (!EventId.TryParse(eventId, null, out var id))
        {
            return EventErrors.NotFound.ToProblem(context);
        }

        if (await drawings.FindAsync(id, ct) is not { } drawing)
        {
            return EventErrors.NoDrawing.ToProblem(context);
        }

        var sections = await db.Set<EventSectionRow>().AsNoTracking().Where(s => s.EventId == id.Value).ToListAsync(ct);
        context.Response.Headers.CacheControl = "public, max-age=60";
        return TypedResults.Ok(drawing.ToResponse(
            sections.ToDictionary(s => s.Name, s => SubsectionsColumn.Read(s.Subsections)), name => name == section));
    }
}
