using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Events.CreateEvent;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Events;

/// <summary>Body of <c>POST /events/{event_id}/edit</c>. What is absent stays as it is.</summary>
/// <param name="Edition">The edition that the seller saw; an older one is refused.</param>
/// <param name="Name">The new name.</param>
/// <param name="Description">The new description; empty for none.</param>
/// <param name="StartsAt">When it begins now, in the form of <see cref="EventTimes.Format"/>; buyers are told.</param>
/// <param name="SaleEndsAt">When the sale ends now; if absent it keeps its distance from the start.</param>
/// <param name="MaxSeatsPerPerson">Seats that one person may have from now on; 0 for any number.</param>
/// <param name="SaleStartsAt">When the sale begins now; only before it has begun.</param>
/// <param name="HoldSeconds">How long bookings from now on wait for their payment.</param>
/// <param name="PresaleStartsAt">From when on orders with an access code are taken before the sale begins.</param>
/// <param name="Refunds">What buyers get back of orders that they make from now on.</param>
internal sealed record EditEventRequest(
    [property: Required] int? Edition, string? Name = null, string? Description = null, string? StartsAt = null,
    string? SaleEndsAt = null, int? MaxSeatsPerPerson = null, string? SaleStartsAt = null, int? HoldSeconds = null,
    RefundDraft? Refunds = null, string? PresaleStartsAt = null);

/// <summary>
/// <c>POST /events/{event_id}/edit</c>: the event's seller changes its texts, its time or its rules. Booking copies the
/// directory, and tells whoever has seats or waits for some of a new time. Orders keep the refunds that they promised.
/// </summary>
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
            previous_starts_at = CASE WHEN starts_at = @StartsAt THEN previous_starts_at ELSE starts_at END,
            starts_at = @StartsAt, sale_ends_at = @SaleEndsAt, sale_starts_at = @SaleStartsAt::timestamptz,
            presale_starts_at = @PresaleStartsAt::timestamptz,
            max_seats_per_person = NULLIF(COALESCE(@MaxSeatsPerPerson::integer, max_seats_per_person), 0),
            hold_seconds = COALESCE(@HoldSeconds::integer, hold_seconds),
            refunds_by_buyer = @RefundsByBuyer, refunds_until = @RefundsUntil::timestamptz,
            refund_fee_percent = @RefundFeePercent, refunds_free_until = @RefundsFreeUntil::timestamptz,
            edition = edition + 1, directory_version = version.value
        FROM version
        WHERE event_id = @EventId AND seller_id = @SellerId AND edition = @Edition
          AND status NOT IN ('ENDED', 'CANCELLED')
        """;

    public static void MapEditEvent(this IEndpointRouteBuilder app) => app
        .MapPost("/events/{eventId}/edit", HandleAsync)
        .RequireSeller(SellerAction.EventsWrite)
        .WithName("EditEvent")
        .WithSummary("Change the texts, the time or the rules of an event")
        .WithDescription(
            "`edition` is the event's when the seller read it. If somebody edited it since, 409 `event-edited`. Who has "
            + "seats or waits for some is told of a new start. Orders keep the refunds that they promised, and who ordered "
            + "for another start may give everything back. " + EventTimes.Format)
        .Refuses(
            EventErrors.NotFound, EventErrors.NotYours, EventErrors.Ended, EventErrors.Cancelled, EventErrors.Edited)
        .WithTags("events");

    private static async Task<Results<Ok<EventResponse>, ProblemHttpResult>> HandleAsync(
        string eventId, EditEventRequest request, ClaimsPrincipal caller, HttpContext context,
        EventTicketingDbContext db, Database database, TimeProvider time, CancellationToken ct)
    {
        if (!EventId.TryParse(eventId, null, out var id))
        {
            return EventErrors.NotFound.ToProblem(context);
        }

        var refusal = await ChangeAsync(db, database, id, caller, request, time.GetUtcNow(), ct);
        return refusal is null
            ? TypedResults.Ok((await db.FindEventAsync(id, ct))!)
            : refusal.ToProblem(context);
    }

    private static async Task<Refusal?> ChangeAsync(
        EventTicketingDbContext db, Database database, EventId id, ClaimsPrincipal caller, EditEventRequest request,
        DateTimeOffset now, CancellationToken ct)
    {
        var row = await db.Set<EventRow>().AsNoTracking().SingleOrDefaultAsync(e => e.EventId == id.Value, ct);
        if (EventErrors.OfChanging(row, caller.SellerId()) is { } refusal)
        {
            return refusal;
        }

        var errors = new FieldErrors();
        var name = request.Name is null ? null : EventTexts.ReadName(request.Name, "name", errors);
        var description = request.Description is null ? null : EventTexts.ReadDescription(request.Description, errors);
        var times = EventTimes.Move(row!, request, now, errors);
        EventPolicies.CheckSeatLimit(request.MaxSeatsPerPerson ?? 0, lowest: 0, errors);
        EventPolicies.CheckHold(request.HoldSeconds ?? row!.HoldSeconds, errors);
        var refunds = request.Refunds is null
            ? new RefundPolicy(row!.RefundsByBuyer, row.RefundsUntil, row.RefundFeePercent, row.RefundsFreeUntil)
            : EventPolicies.ReadRefunds(request.Refunds, times.StartsAt, row!.TimeZone, errors);
        errors.Require(request.Edition is >= 1, "edition", "Must be the edition of the event that was read.");
        if (!errors.None)
        {
            return errors.ToRefusal();
        }

        var changed = await database.ExecuteAuditedAsync(
            Update,
            new
            {
                EventId = id.Value, SellerId = caller.SellerId().Value, request.Edition, Name = name,
                Description = description, times.StartsAt, times.SaleEndsAt, times.SaleStartsAt, times.PresaleStartsAt,
                request.MaxSeatsPerPerson, request.HoldSeconds, RefundsByBuyer = refunds.ByBuyer, RefundsUntil = refunds.Until,
                RefundFeePercent = refunds.FeePercent, RefundsFreeUntil = refunds.FreeUntil,
            },
            EntryOf(row!, caller, name, description, times, request.HoldSeconds, refunds), now, ct);
        // It was the caller's and open when it was read: an edit, or its end, came between.
        return changed == 1 ? null : EventErrors.Edited;
    }

    /// <summary>What changed, with the values before and after; of a description only that it changed.</summary>
    private static AuditEntry EntryOf(
        EventRow row, ClaimsPrincipal caller, string? name, string? description, EventTimes times, int? holdSeconds,
        RefundPolicy refunds)
    {
        var details = new Dictionary<string, string>();
        Note("name", row.Name, name ?? row.Name);
        Note("starts_at", $"{row.StartsAt:O}", $"{times.StartsAt:O}");
        Note("sale_ends_at", $"{row.SaleEndsAt:O}", $"{times.SaleEndsAt:O}");
        Note("presale_starts_at", $"{row.PresaleStartsAt:O}", $"{times.PresaleStartsAt:O}");
        Note("hold_seconds", $"{row.HoldSeconds}", $"{holdSeconds ?? row.HoldSeconds}");
        Note(
            "refunds",
            Describe(new(row.RefundsByBuyer, row.RefundsUntil, row.RefundFeePercent, row.RefundsFreeUntil)),
            Describe(refunds));
        if (description is not null && description != row.Description)
        {
            details["description"] = "changed";
        }

        return new AuditEntry("event-edited", AuditActor.Of(caller))
        {
            EventId = row.EventId, SellerId = row.SellerId, Details = details,
        };

        static string Describe(RefundPolicy policy) => !policy.ByBuyer
            ? "none"
            : $"until {policy.Until:O}, free until {policy.FreeUntil:O}, fee {policy.FeePercent} %";

        void Note(string field, string before, string after)
        {
            if (before != after)
            {
                details[field] = $"{before} → {after}";
            }
        }
    }
}
