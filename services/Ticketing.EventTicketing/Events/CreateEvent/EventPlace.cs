using Ticketing.Contracts;
using Ticketing.EventTicketing.Places;
using Ticketing.EventTicketing.Productions;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Events.CreateEvent;

/// <summary>Looks up the venue and the production that a new event names. One that names none asks no database.</summary>
internal sealed class EventPlace(VenueTable venues, ProductionTable productions)
{
    /// <summary>The request with the venue's name and time zone in it, or why it may not name them.</summary>
    public async Task<(CreateEventRequest Request, Refusal? Refusal)> FillAsync(
        CreateEventRequest request, UserId seller, CancellationToken ct)
    {
        // A film runs at the cinemas of many sellers: whose production it is does not matter.
        if (request.ProductionId is { } production && await productions.FindAsync(production, ct) is null)
        {
            return (request, Refusal.Invalid("production_id", "There is no such production."));
        }

        if (request.VenueId is not { } id)
        {
            return (request, null);
        }

        if (await venues.FindAsync(id, ct) is not { } venue)
        {
            return (request, Refusal.Invalid("venue_id", "There is no such venue."));
        }

        return venue.SellerId == seller.Value
            ? (request with { Venue = venue.Label, TimeZone = venue.TimeZone }, null)
            : (request, PlaceErrors.NotYours);
    }
}
