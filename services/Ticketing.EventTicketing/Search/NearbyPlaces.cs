using Ticketing.EventTicketing.Places;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Search;

/// <summary>A super-venue within the radius.</summary>
internal sealed record NearbyPlace(long SuperVenueId, int Metres);

/// <summary>Super-venues around a point: those of its cell and the neighbours, then by true distance.</summary>
internal sealed class NearbyPlaces(Database database)
{
    /// <summary>Read of the cells; a cell and its neighbours are up to a few times larger than the circle.</summary>
    private const int MaxRead = 10_000;

    /// <summary>Kept, the nearest first.</summary>
    private const int MaxPlaces = 2_000;

    /// <summary>Follows every character of a cell's name.</summary>
    private const string AfterAll = "~";

    private const string FindInCells =
        """
        SELECT s.super_venue_id, s.latitude, s.longitude
        FROM unnest(@First, @Last) AS cell(first, last)
        JOIN super_venues s ON s.cell >= cell.first AND s.cell < cell.last
        LIMIT @MaxRead
        """;

    /// <summary>Nearest first; those at the same distance by id.</summary>
    public async Task<IReadOnlyList<NearbyPlace>> FindAsync(Nearby near, CancellationToken ct)
    {
        var cells = Geohash.Cover(near.Point, near.RadiusKm);
        var rows = await database.QueryAsync<PlaceRow>(
            FindInCells,
            new { First = cells.ToArray(), Last = cells.Select(cell => cell + AfterAll).ToArray(), MaxRead }, ct);
        return
        [
            .. rows.Select(row => (
                    Id: row.SuperVenueId, Km: near.Point.KmTo(new GeoPoint(row.Latitude, row.Longitude))))
                .Where(place => place.Km <= near.RadiusKm)
                .Select(place => new NearbyPlace(place.Id, (int)Math.Round(place.Km * 1_000)))
                .OrderBy(place => place.Metres).ThenBy(place => place.SuperVenueId)
                .Take(MaxPlaces),
        ];
    }

    private sealed class PlaceRow
    {
        public long SuperVenueId { get; init; }
        public double Latitude { get; init; }
        public double Longitude { get; init; }
    }
}
