namespace Ticketing.EventTicketing.Search;

/// <summary>A show of a page, with what a page shows of it.</summary>
internal sealed class FoundShow
{
    private const string Details =
        """
        e.event_id, e.name, e.venue, e.starts_at, e.time_zone, e.status, e.sale_starts_at, e.presale_starts_at,
        e.sale_ends_at, e.currency, e.allows_waitlist, coalesce(e.picture, p.picture, v.picture, place.picture) AS picture,
        e.price_from, s.kind, s.availability, n.seats_left, n.counted_at, s.production_id, p.title, s.venue_id,
        v.name AS hall, place.super_venue_id, place.name AS super_venue_name, place.kind AS super_venue_kind,
        place.address, place.latitude, place.longitude, c.city_id, c.name AS city_name, c.local_name AS city_local_name,
        c.country
        """;

    /// <summary>The details of the shows that a statement finds, in its order.</summary>
    /// <param name="found">Answers event_id and the columns of the order.</param>
    /// <param name="order">Columns of <paramref name="found"/>.</param>
    public static string Statement(string found, string order) =>
        $"""
        SELECT {Details}{(order.StartsWith("metres", StringComparison.Ordinal) ? ", hit.metres" : "")}
        FROM ({found}) hit
        JOIN search_shows s ON s.event_id = hit.event_id
        JOIN events e ON e.event_id = hit.event_id
        LEFT JOIN show_counts n ON n.event_id = hit.event_id
        LEFT JOIN productions p ON p.production_id = s.production_id
        LEFT JOIN venues v ON v.venue_id = s.venue_id
        LEFT JOIN super_venues place ON place.super_venue_id = s.super_venue_id
        LEFT JOIN cities c ON c.city_id = s.city_id
        ORDER BY {string.Join(", ", order.Split(", ").Select(column => "hit." + column))}
        """;

    public long EventId { get; init; }
    public required string Name { get; init; }
    public required string Venue { get; init; }
    public DateTimeOffset StartsAt { get; init; }
    public required string TimeZone { get; init; }
    public required string Status { get; init; }
    public DateTimeOffset? SaleStartsAt { get; init; }
    public DateTimeOffset? PresaleStartsAt { get; init; }
    public DateTimeOffset? SaleEndsAt { get; init; }
    public required string Currency { get; init; }
    public long PriceFrom { get; init; }
    public bool AllowsWaitlist { get; init; }

    /// <summary>Its own, else that of what is shown or of where it is.</summary>
    public string? Picture { get; init; }

    public required string Kind { get; init; }
    public short Availability { get; init; }
    public int? SeatsLeft { get; init; }
    public DateTimeOffset? CountedAt { get; init; }
    public long? ProductionId { get; init; }
    public string? Title { get; init; }
    public long? VenueId { get; init; }
    public string? Hall { get; init; }
    public long? SuperVenueId { get; init; }
    public string? SuperVenueName { get; init; }
    public string? SuperVenueKind { get; init; }
    public string? Address { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public long? CityId { get; init; }
    public string? CityName { get; init; }
    public string? CityLocalName { get; init; }
    public string? Country { get; init; }

    /// <summary>From the point of the search.</summary>
    public int? Metres { get; set; }
}
