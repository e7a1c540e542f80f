using System.Diagnostics.CodeAnalysis;

namespace Ticketing.SeatReservation.Infrastructure;

/// <summary>
/// The <c>{event_id}</c> of a path. A text that is no event id is an event that does not exist, 404 like
/// every unknown one, and not a malformed request.
/// </summary>
internal readonly record struct EventPath(EventId Id)
{
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out EventPath result)
    {
        // The default id, 0, belongs to no event.
        result = new EventPath(EventId.TryParse(s, provider, out var id) ? id : default);
        return true;
    }
}
