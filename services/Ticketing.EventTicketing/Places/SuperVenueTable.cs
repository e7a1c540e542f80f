using Npgsql;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Places;

/// <summary>Table <c>super_venues</c>.</summary>
internal sealed class SuperVenueTable(Database database, TimeProvider time)
{
    /// <summary>Super-venues of a seller: a chain of cinemas has hundreds.</summary>
    public const int MaxSuperVenues = 1_000;

    /// <summary>A row with its city.</summary>
    internal const string Columns =
        """
        s.super_venue_id, s.seller_id, s.kind, s.name, s.address, s.latitude, s.longitude, s.cell, s.picture,
        c.city_id, c.name AS city_name, c.local_name AS city_local_name, c.country, c.time_zone,
        c.latitude AS city_latitude, c.longitude AS city_longitude
        """;

    private const string Select =
        $"SELECT {Columns} FROM super_venues s JOIN cities c ON c.city_id = s.city_id";

    private const string Find = $"{Select} WHERE s.super_venue_id = @SuperVenueId";

    private const string OfCity =
        $"{Select} WHERE s.city_id = @CityId AND s.super_venue_id < @Before ORDER BY s.super_venue_id DESC LIMIT @Limit";

    private const string OfSeller =
        $"{Select} WHERE s.seller_id = @SellerId AND s.super_venue_id < @Before ORDER BY s.super_venue_id DESC LIMIT @Limit";

    private const string All =
        $"{Select} WHERE s.super_venue_id < @Before ORDER BY s.super_venue_id DESC LIMIT @Limit";

    /// <summary>What a seller makes at the same moment is counted one after the other.</summary>
    private const string LockSeller = "SELECT user_id FROM users WHERE user_id = @SellerId FOR NO KEY UPDATE";

    private const string Count = "SELECT count(*) FROM super_venues WHERE seller_id = @SellerId";

    private const string Insert =
        """
        INSERT INTO super_venues (seller_id, city_id, kind, name, address, latitude, longitude, cell, created_at)
        VALUES (@SellerId, @CityId, @Kind, @Name, @Address, @Latitude, @Longitude, @Cell, @Now)
        RETURNING super_venue_id
        """;

    private const string Update =
        """
        UPDATE super_venues
        SET city_id = @CityId, kind = @Kind, name = @Name, address = @Address, latitude = @Latitude,
            longitude = @Longitude, cell = @Cell
        WHERE super_venue_id = @SuperVenueId AND seller_id = @SellerId RETURNING super_venue_id
        """;

    public Task<SuperVenueRow?> FindAsync(long superVenueId, CancellationToken ct) =>
        database.FindAsync<SuperVenueRow>(Find, new { SuperVenueId = superVenueId }, ct);

    /// <summary>Newest first: of a seller, else of a city, else all.</summary>
    public Task<IReadOnlyList<SuperVenueRow>> ListAsync(
        Guid? seller, long? city, long before, int limit, CancellationToken ct) => database.QueryAsync<SuperVenueRow>(
        seller is not null ? OfSeller : city is not null ? OfCity : All,
        new { SellerId = seller ?? default, CityId = city ?? 0, Before = before, Limit = limit }, ct);

    /// <summary>The id: a new one, or <paramref name="superVenueId"/>, which must be the seller's.</summary>
    public async Task<(long SuperVenueId, Refusal? Refusal)> SaveAsync(
        long? superVenueId, UserId seller, SuperVenue place, AuditActor by, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var values = new
        {
            SuperVenueId = superVenueId ?? 0, SellerId = seller.Value, place.CityId, place.Kind, place.Name, place.Address,
            place.At.Latitude, place.At.Longitude, Cell = Geohash.Encode(place.At), Now = now,
        };
        await using var transaction = await database.BeginAsync(ct);
        if (superVenueId is null)
        {
            await transaction.ExecuteAsync(LockSeller, values, ct);
            if (await transaction.FindAsync<long>(Count, values, ct) >= MaxSuperVenues)
            {
                return (0, PlaceErrors.TooManyPlaces);
            }
        }

        try
        {
            var saved = await transaction.FindAsync<long>(superVenueId is null ? Insert : Update, values, ct);
            if (saved == 0)
            {
                return (0, PlaceErrors.SuperVenueNotFound);
            }

            await transaction.AppendAsync(
                new AuditEntry(superVenueId is null ? "super-venue-created" : "super-venue-edited", by)
                {
                    SellerId = seller.Value, Details = new Dictionary<string, string> { ["super_venue_id"] = $"{saved}" },
                },
                now, ct);
            await transaction.CommitAsync(ct);
            return (saved, null);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.ForeignKeyViolation
            or PostgresErrorCodes.NotNullViolation)
        {
            // The trigger finds no terms of a city that is not there, before the foreign key is checked.
            return (0, Refusal.Invalid("city_id", "There is no such city."));
        }
    }
}

/// <summary>A row of <c>super_venues</c> with its city.</summary>
internal class SuperVenueRow
{
    public long SuperVenueId { get; init; }
    public Guid SellerId { get; init; }
    public required string Kind { get; init; }
    public required string Name { get; init; }
    public required string Address { get; init; }
    public double Latitude { get; init; }
    public double Longitude { get; init; }
    public required string Cell { get; init; }
    public long CityId { get; init; }
    public required string CityName { get; init; }
    public required string CityLocalName { get; init; }
    public required string Country { get; init; }
    public required string TimeZone { get; init; }
    public double CityLatitude { get; init; }
    public double CityLongitude { get; init; }

    /// <summary>JSON of its picture; null for none.</summary>
    public string? Picture { get; init; }

    public SuperVenueResponse ToResponse() => new(
        SuperVenueId, Kind, Name, Address,
        new CityResponse(CityId, CityName, CityLocalName, Country, TimeZone, CityLatitude, CityLongitude),
        Latitude, Longitude, Cell, SellerId)
    {
        Picture = PictureColumn.Read(Picture),
    };
}
