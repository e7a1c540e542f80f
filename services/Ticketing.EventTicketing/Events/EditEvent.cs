using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Events;

/// <summary>Body of <c>POST /events/{event_id}/edit</c>. What is absent stays as it is.</summary>
/// <param name="Edition">The edition that the seller saw; an older one is refused.</param>
/// <param name="Name">The new name.</param>
/// <param name="Description">The new description; empty for none.</param>
internal sealed record EditEventRequest(
    [property: Required] int? Edition, string? Name = null, string? Description = null);

/// <summary><c>POST /events/{event_id}/edit</c>: the event's seller changes its texts.</summary>
internal static class EditEvent
{
    private const string Update =
        """
        WITH version AS (
            UPDATE event_directory_version SET value = value + 1
            WHERE EXISTS (
                SELECT FROM events WHERE event_id = @EventId AND seller_id = @SellerId AND edition = @Edition)
            RETURNING value)
        UPDATE events
        SET name = COALESCE(@Name::text, name), description = COALESCE(@Description::text, description),
            edition = edition + 1, directory_version = version.value
        FROM version
        WHERE event_id = @EventId AND seller_id = @SellerId AND edition = @Edition
          AND status NOT IN ('ENDED', 'CANCELLED')
        """;

    private const string FindState = "SELECT seller_id, status FROM events WHERE event_id = @EventId";

    public static void MapEditEvent(this IEndpointRouteBuilder app) => app
        .MapPost("/events/{eventId}/edit", HandleAsync)
        .RequireAuthorization(Policies.Seller)
        .WithName("EditEvent")
        .WithSummary("Change the name and the description of an event")
        .WithDescription("`edition` is the event's when the seller read it. If somebody edited it since, 409 `event-edited`.")
        .Refuses(
            EventErrors.NotFound, EventErrors.NotYours, EventErrors.Ended, EventErrors.Cancelled, EventErrors.Edited)
        .WithTags("events");

    private static async Task<Results<Ok<EventResponse>, ProblemHttpResult>> HandleAsync(
        string eventId, EditEventRequest request, ClaimsPrincipal caller, HttpContext context,
        EventTicketingDbContext db, Database database, CancellationToken ct)
    {
        if (!EventId.TryParse(eventId, null, out var id))
        {
            return EventErrors.NotFound.ToProblem(context);
        }

        var refusal = await ChangeAsync(database, id, caller.UserId(), request, ct);
        return refusal is null
            ? TypedResults.Ok((await db.FindEventAsync(id, ct))!)
            : refusal.ToProblem(context);
    }

    private static async Task<Refusal?> ChangeAsync(
        Database database, EventId id, UserId caller, EditEventRequest request, CancellationToken ct)
    {
        var errors = new FieldErrors();
        var name = request.Name is null ? null : EventTexts.ReadName(request.Name, "name", errors);
        var description = request.Description is null ? null : EventTexts.ReadDescription(request.Description, errors);
        errors.Require(request.Edition is >= 1, "edition", "Must be the edition of the event that was read.");
        if (!errors.None)
        {
            return errors.ToRefusal();
        }

        var changed = await database.ExecuteAsync(
            Update,
            new { EventId = id.Value, SellerId = caller.Value, request.Edition, Name = name, Description = description },
            ct);
        return changed == 1 ? null : await ExplainRefusalAsync(database, id, caller, ct);
    }

    private static async Task<Refusal> ExplainRefusalAsync(
        Database database, EventId id, UserId caller, CancellationToken ct) =>
        await database.FindAsync<StateRow>(FindState, new { EventId = id.Value }, ct) switch
        {
            null => EventErrors.NotFound,
            { } row when row.SellerId != caller.Value => EventErrors.NotYours,
            { Status: "ENDED" } => EventErrors.Ended,
            { Status: "CANCELLED" } => EventErrors.Cancelled,
            _ => EventErrors.Edited,
        };

    private sealed class StateRow
    {
        public Guid SellerId { get; init; }
        public required string Status { get; init; }
    }
}
