using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Auditing;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Events.CreateEvent;

/// <summary>Body of <c>POST /events/{event_id}/copy</c>.</summary>
/// <param name="StartsAt">When the new event begins, in the form of <see cref="EventTimes.Format"/>.</param>
/// <param name="Name">The new event's name; the copied one's if absent.</param>
/// <param name="SaleStartsAt">When its sale begins; if absent, as long before the start as the copied one's.</param>
internal sealed record CopyEventRequest(
    [property: Required] string? StartsAt, string? Name = null, string? SaleStartsAt = null);

/// <summary>
/// <c>POST /events/{event_id}/copy</c>: a new event with the plan, prices and settings of one's own, on another date. The
/// end of the sale and of refunds are as far from the new start, by the clock at the venue, as from the old one.
/// </summary>
internal static class CopyEvent
{
    public static void MapCopyEvent(this IEndpointRouteBuilder app) => app
        .MapPost("/events/{eventId}/copy", HandleAsync)
        .RequireSeller(SellerAction.EventsWrite)
        .Produces<EventResponse>(StatusCodes.Status201Created)
        .WithName("CopyEvent")
        .WithSummary("Create an event with the plan, prices and settings of another")
        .WithDescription(EventTimes.Format)
        .AcceptsIdempotencyKey()
        .Refuses(
            EventErrors.NotFound, EventErrors.NotYours, IdempotencyKey.Reused, EventErrors.QuotaReached,
            EventErrors.QuotaOfDay)
        .WithTags("events");

    private static async Task<IResult> HandleAsync(
        string eventId, CopyEventRequest request, ClaimsPrincipal caller, HttpContext context,
        EventTicketingDbContext db, EventDrawings drawings, CreateEventHandler handler, TimeProvider time,
        CancellationToken ct)
    {
        var key = context.Request.Headers[IdempotencyKey.Header].ToString() is { Length: > 0 } given ? given : null;
        if (IdempotencyKey.Check(key) is { } wrongKey)
        {
            return wrongKey.ToProblem(context);
        }

        if (!EventId.TryParse(eventId, null, out var id)
            || await db.Set<EventRow>().AsNoTracking().SingleOrDefaultAsync(e => e.EventId == id.Value, ct)
                is not { } source)
        {
            return EventErrors.NotFound.ToProblem(context);
        }

        if (source.SellerId != caller.SellerId().Value)
        {
            return EventErrors.NotYours.ToProblem(context);
        }

        var sections = await db.Set<EventSectionRow>().AsNoTracking().Where(s => s.EventId == id.Value)
            .OrderBy(s => s.SectionIndex).ToListAsync(ct);
        var errors = new FieldErrors();
        var planned = Plan(source, sections, request, time.GetUtcNow(), errors) with
        {
            Drawing = await drawings.FindAsync(id, ct),
        };
        var repeatable = key is null
            ? null
            : new RepeatableRequest(key, IdempotencyKey.Fingerprint(
                Encoding.UTF8.GetBytes($"copy|{id}|{request.StartsAt}|{request.Name}|{request.SaleStartsAt}")));
        var entry = new AuditEntry("event-copied", AuditActor.Of(caller))
        {
            Details = new Dictionary<string, string> { ["copy_of"] = id.ToString() },
        };
        var outcome = errors.None
            ? await handler.CreateAsync(caller.SellerId(), planned, repeatable, ct, entry)
            : await handler.FindEarlierAsync(caller.SellerId(), repeatable, ct);
        return outcome is null ? errors.ToRefusal().ToProblem(context)
            : outcome.Refusal is { } no ? no.ToProblem(context)
            : new CreatedEvent(outcome.EventId, outcome.Response);
    }

    private static PlannedEvent Plan(
        EventRow source, List<EventSectionRow> sections, CopyEventRequest request, DateTimeOffset now, FieldErrors errors)
    {
        var start = EventTimes.ReadStart(request.StartsAt, source.TimeZone, now, errors);
        var name = request.Name is null ? source.Name : EventTexts.ReadName(request.Name, "name", errors);
        var copied = EventCopies.PlanOf(source, sections) with { Name = name };
        return errors.None
            ? EventCopies.Follow(copied, start, request.SaleStartsAt, now, errors)
            : copied;
    }
}
