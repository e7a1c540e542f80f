using System.Security.Claims;
using System.Text;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.PersonalData;

/// <summary><c>GET /users/me/export</c>: all that the services hold of the caller, as one JSON document.</summary>
internal static class ExportMe
{
    /// <summary>Rows of a list; a person has more only by a program, and then gets the newest.</summary>
    private const int MaxRows = 10_000;

    /// <summary>No hash of a password or secret, and nothing of other people.</summary>
    private const string Read =
        """
        SELECT jsonb_build_object(
            'account', (SELECT jsonb_build_object('user_id', user_id, 'email', email, 'name', name, 'role', role,
                'locale', locale, 'created_at', created_at,
                'email_verified_at', email_verified_at) FROM users WHERE user_id = @UserId),
            'sessions', (SELECT coalesce(jsonb_agg(r), '[]') FROM (
                SELECT session_id, created_at, last_used_at, expires_at, ended_at, device FROM sessions
                WHERE user_id = @UserId ORDER BY created_at DESC LIMIT @MaxRows) r),
            'mails', (SELECT coalesce(jsonb_agg(r), '[]') FROM (
                SELECT kind, asked_at, finished_at FROM account_mails WHERE user_id = @UserId
                ORDER BY asked_at DESC LIMIT @MaxRows) r),
            'known_devices', (SELECT coalesce(jsonb_agg(r), '[]') FROM (
                SELECT last_used_at FROM known_devices WHERE user_id = @UserId LIMIT @MaxRows) r),
            'second_factor', (SELECT jsonb_build_object('created_at', created_at, 'confirmed_at', confirmed_at)
                FROM second_factors WHERE user_id = @UserId),
            'passkeys', (SELECT coalesce(jsonb_agg(r), '[]') FROM (
                SELECT name, created_at, last_used_at FROM passkeys WHERE user_id = @UserId LIMIT @MaxRows) r),
            'events', (SELECT coalesce(jsonb_agg(r), '[]') FROM (
                SELECT event_id, name, description, venue, starts_at, status, created_at FROM events
                WHERE seller_id = @UserId ORDER BY event_id DESC LIMIT @MaxRows) r),
            'tickets', (SELECT coalesce(jsonb_agg(r), '[]') FROM (
                SELECT b.booking_id AS order_id, b.event_id, b.section, b.seats, b.released, b.state, b.changed_at,
                    (SELECT coalesce(jsonb_agg(jsonb_build_object('ticket_id', s.ticket_id, 'scanned_at', s.scanned_at,
                        'outcome', s.outcome)), '[]') FROM ticket_scans s
                     WHERE s.event_id = b.event_id AND s.booking_id = b.booking_id) AS scans
                FROM ticket_bookings b WHERE b.buyer_id = @UserId ORDER BY b.changed_at DESC LIMIT @MaxRows) r),
            'tickets_taken_over', (SELECT coalesce(jsonb_agg(r), '[]') FROM (
                SELECT booking_id AS order_id, event_id, subsection, row_number, seat_number, since FROM ticket_holders
                WHERE holder_id = @UserId ORDER BY since DESC LIMIT @MaxRows) r),
            'ticket_transfers', (SELECT coalesce(jsonb_agg(r), '[]') FROM (
                SELECT booking_id AS order_id, event_id, state, offered_at, expires_at, answered_at,
                    CASE WHEN from_user = @UserId THEN email END AS offered_to FROM ticket_transfers
                WHERE from_user = @UserId OR to_user = @UserId ORDER BY offered_at DESC LIMIT @MaxRows) r),
            'attendees', (SELECT coalesce(jsonb_agg(r), '[]') FROM (
                SELECT booking_id AS order_id, event_id, subsection, row_number, seat_number, name, answers, changed_at
                FROM ticket_attendees WHERE given_by = @UserId ORDER BY changed_at DESC LIMIT @MaxRows) r),
            'order_answers', (SELECT coalesce(jsonb_agg(r), '[]') FROM (
                SELECT booking_id AS order_id, event_id, answers, changed_at
                FROM order_answers WHERE given_by = @UserId ORDER BY changed_at DESC LIMIT @MaxRows) r),
            'scans_made', (SELECT coalesce(jsonb_agg(r), '[]') FROM (
                SELECT s.event_id, s.ticket_id, s.scanned_at, s.outcome, s.device_name
                FROM event_door_staff d JOIN ticket_scans s ON s.event_id = d.event_id AND s.staff_id = d.user_id
                WHERE d.user_id = @UserId ORDER BY s.scanned_at DESC LIMIT @MaxRows) r),
            'doors', (SELECT coalesce(jsonb_agg(r), '[]') FROM (
                SELECT event_id, added_at FROM event_door_staff WHERE user_id = @UserId LIMIT @MaxRows) r),
            'teams', (SELECT coalesce(jsonb_agg(r), '[]') FROM (
                SELECT seller_id, role, added_at FROM team_members WHERE user_id = @UserId LIMIT @MaxRows) r),
            'team', (SELECT coalesce(jsonb_agg(r), '[]') FROM (
                SELECT user_id, role, added_at FROM team_members WHERE seller_id = @UserId LIMIT @MaxRows) r),
            'api_keys', (SELECT coalesce(jsonb_agg(r), '[]') FROM (
                SELECT key_id, name, scopes, created_at, expires_at, last_used_at, revoked_at FROM api_keys
                WHERE seller_id = @UserId LIMIT @MaxRows) r),
            'activity', (SELECT coalesce(jsonb_agg(r), '[]') FROM (
                SELECT at, kind, actor, event_id, order_id, details, host(address) AS address FROM audit_log
                WHERE actor_id = @UserId OR subject_id = @UserId ORDER BY audit_id DESC LIMIT @MaxRows) r)
            )::text
        """;

    public static void MapExportMe(this IEndpointRouteBuilder app) => app
        .MapGet("/users/me/export", HandleAsync)
        .RequireAuthorization()
        .WithName("ExportMe")
        .WithSummary("Export what is held of oneself")
        .WithDescription(
            "One JSON document with the account and all that belongs to it, of every service; at most 10,000 rows of a list, "
            + "the newest. Five times in ten minutes.")
        .Produces<byte[]>(StatusCodes.Status200OK, "application/json")
        .Refuses(PersonalDataErrors.TooManyTries)
        .WithTags("users");

    private static async Task<IResult> HandleAsync(
        ClaimsPrincipal caller, HttpContext context, Database database, BookingClient booking, PersonalDataTries tries,
        TimeProvider time, CancellationToken ct)
    {
        var user = caller.UserId();
        if (!tries.TryTake("export", user.Value))
        {
            return PersonalDataErrors.TooManyTries.ToProblem(context);
        }

        using var orders = await booking.ExportAsync(user, ct);
        var accounts = await database.FindAsync<string>(Read, new { UserId = user.Value, MaxRows }, ct);
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"my-data.json\"";
        var head = $"{{\"exported_at\":\"{time.GetUtcNow():O}\",\"event_ticketing\":{accounts},\"booking\":";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(head), ct);
        await orders.Content.CopyToAsync(context.Response.Body, ct);
        await context.Response.Body.WriteAsync("}"u8.ToArray(), ct);
        return TypedResults.Empty;
    }
}
