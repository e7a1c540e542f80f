using System.Security.Claims;
using Npgsql;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure.Http;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.EventTicketing.Infrastructure.Door;

/// <summary>Who may work at an event's door: its seller, and the people the seller named for this event.</summary>
public sealed class DoorAccess(NpgsqlDataSource database)
{
    private const string Find =
        """
        SELECT e.seller_id = $2, EXISTS (SELECT 1 FROM event_door_staff s WHERE s.event_id = $1 AND s.user_id = $2)
        FROM events e WHERE e.event_id = $1
        """;

    /// <summary>The event, or why the caller may not scan there.</summary>
    public async Task<(EventId Id, Refusal? Refusal)> OfStaffAsync(
        string eventId, ClaimsPrincipal caller, CancellationToken ct)
    {
        var (id, found) = await FindAsync(eventId, caller, ct);
        return (id, found switch
        {
            null => Answers.NoSuchEvent(eventId),
            { Seller: true } or { Staff: true } => null,
            _ => new Refusal(RefusalCodes.NotDoorStaff, "Only the event's seller and its door staff may do this."),
        });
    }

    /// <summary>The event, or why it is not the caller's.</summary>
    public async Task<(EventId Id, Refusal? Refusal)> OfSellerAsync(
        string eventId, ClaimsPrincipal caller, CancellationToken ct)
    {
        var (id, found) = await FindAsync(eventId, caller, ct);
        return (id, found switch
        {
            null => Answers.NoSuchEvent(eventId),
            { Seller: true } => null,
            _ => new Refusal(RefusalCodes.NotYourEvent, "The event belongs to another seller."),
        });
    }

    private async Task<(EventId Id, (bool Seller, bool Staff)? Found)> FindAsync(
        string eventId, ClaimsPrincipal caller, CancellationToken ct)
    {
        if (!EventId.TryParse(eventId, null, out var id))
        {
            return default;
        }

        await using var command = database.CreateCommand(Find);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = id.Value });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = caller.UserId().Value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (id, (reader.GetBoolean(0), reader.GetBoolean(1))) : (id, null);
    }
}
