using System.Security.Claims;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Events;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Figures;

/// <summary>What figures say of an event besides counts.</summary>
internal sealed class FiguredEvent
{
    public long EventId { get; init; }
    public Guid SellerId { get; init; }
    public required string Currency { get; init; }
    public required string TimeZone { get; init; }
    public long SeatsTotal { get; init; }
}

/// <summary>Who may read an event's figures: its seller, those of the team who may read orders, and operators.</summary>
internal sealed class FiguresAccess(Database database)
{
    private const string Find =
        "SELECT event_id, seller_id, currency, time_zone, seats_total FROM events WHERE event_id = @EventId";

    /// <summary>The event, or the refusal.</summary>
    public async Task<(FiguredEvent? Event, Refusal? Refusal)> FindAsync(
        string eventId, ClaimsPrincipal caller, CancellationToken ct)
    {
        if (!EventId.TryParse(eventId, null, out var id)
            || await database.FindAsync<FiguredEvent>(Find, new { EventId = id.Value }, ct) is not { } found)
        {
            return (null, EventErrors.NotFound);
        }

        return found.SellerId == caller.SellerId().Value || caller.Role() == Policies.Operator
            ? (found, null)
            : (null, EventErrors.NotYours);
    }
}
