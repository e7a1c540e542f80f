using System.Security.Claims;
using Ticketing.EventTicketing.Events;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Door;

/// <summary>Who may work at an event's door: its seller and the seller's team, and the people named for this event.</summary>
internal sealed class DoorAccess(Database database)
{
    private const string FindCaller =
        """
        SELECT e.seller_id = @SellerId AS is_seller,
               NOT @IsDelegated AND EXISTS (
                   SELECT FROM event_door_staff s WHERE s.event_id = @EventId AND s.user_id = @UserId) AS is_staff
        FROM events e WHERE e.event_id = @EventId
        """;

    /// <summary>The event, or why the caller may not scan there.</summary>
    public async Task<(EventId Id, Refusal? Refusal)> RequireStaffAsync(
        string eventId, ClaimsPrincipal caller, CancellationToken ct)
    {
        var (id, found) = await FindAsync(eventId, caller, ct);
        return (id, found switch
        {
            null => EventErrors.NotFound,
            { IsSeller: true } or { IsStaff: true } => null,
            _ => DoorErrors.NotDoorStaff,
        });
    }

    /// <summary>The event, or why the caller may not name its staff.</summary>
    public async Task<(EventId Id, Refusal? Refusal)> RequireSellerAsync(
        string eventId, ClaimsPrincipal caller, CancellationToken ct)
    {
        var (id, found) = await FindAsync(eventId, caller, ct);
        return (id, found switch
        {
            null => EventErrors.NotFound,
            { IsSeller: true } => null,
            _ => EventErrors.NotYours,
        });
    }

    private async Task<(EventId Id, CallerRow? Found)> FindAsync(
        string eventId, ClaimsPrincipal caller, CancellationToken ct) =>
        EventId.TryParse(eventId, null, out var id)
            ? (id, await database.FindAsync<CallerRow>(
                FindCaller,
                new
                {
                    EventId = id.Value, SellerId = caller.SellerId().Value, UserId = caller.UserId().Value,
                    IsDelegated = caller.IsDelegated(),
                },
                ct))
            : default;

    private sealed class CallerRow
    {
        public bool IsSeller { get; init; }
        public bool IsStaff { get; init; }
    }
}
