using Npgsql;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Places;

/// <summary>Table <c>venues</c>.</summary>
internal sealed class VenueTable(Database database, TimeProvider time)
{
    /// <summary>Halls of a super-venue; the largest cinemas have some thirty.</summary>
    public const int MaxVenues = 100;

    private const string Find =
        $"""
        SELECT v.venue_id, v.name AS venue_name, v.default_plan_id, v.picture AS venue_picture, {SuperVenueTable.Columns}
        FROM venues v JOIN super_venues s ON s.super_venue_id = v.super_venue_id JOIN cities c ON c.city_id = s.city_id
        WHERE v.venue_id = @VenueId
        """;

    private const string List =
        """
        SELECT venue_id, name, picture FROM venues WHERE super_venue_id = @SuperVenueId
        ORDER BY name, venue_id LIMIT @MaxVenues
        """;

    /// <summary>Halls that are made at the same moment are counted one after the other.</summary>
    private const string LockSuperVenue =
        "SELECT super_venue_id FROM super_venues WHERE super_venue_id = @SuperVenueId FOR NO KEY UPDATE";

    private const string Count = "SELECT count(*) FROM venues WHERE super_venue_id = @SuperVenueId";

    private const string Insert =
        """
        INSERT INTO venues (super_venue_id, name, created_at) VALUES (@SuperVenueId, @Name, @Now) RETURNING venue_id
        """;

    private const string Update = "UPDATE venues SET name = @Name WHERE venue_id = @VenueId RETURNING venue_id";

    public Task<VenueRow?> FindAsync(long venueId, CancellationToken ct) =>
        database.FindAsync<VenueRow>(Find, new { VenueId = venueId }, ct);

    public async Task<IReadOnlyList<HallResponse>> ListAsync(long superVenueId, CancellationToken ct) =>
    [
        .. (await database.QueryAsync<HallRow>(List, new { SuperVenueId = superVenueId, MaxVenues }, ct))
            .Select(row => new HallResponse(row.VenueId, row.Name) { Picture = PictureColumn.Read(row.Picture) }),
    ];

    /// <summary>The id: a new one, or <paramref name="venueId"/>. Whose it is was checked before.</summary>
    public async Task<(long VenueId, Refusal? Refusal)> SaveAsync(
        long? venueId, SuperVenueRow place, string name, AuditActor by, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var values = new { VenueId = venueId ?? 0, place.SuperVenueId, Name = name, Now = now };
        await using var transaction = await database.BeginAsync(ct);
        if (venueId is null)
        {
            await transaction.ExecuteAsync(LockSuperVenue, values, ct);
            if (await transaction.FindAsync<long>(Count, values, ct) >= MaxVenues)
            {
                return (0, PlaceErrors.TooManyPlaces);
            }
        }

        try
        {
            var saved = await transaction.FindAsync<long>(venueId is null ? Insert : Update, values, ct);
            await transaction.AppendAsync(
                new AuditEntry(venueId is null ? "venue-created" : "venue-edited", by)
                {
                    SellerId = place.SellerId, Details = new Dictionary<string, string> { ["venue_id"] = $"{saved}" },
                },
                now, ct);
            await transaction.CommitAsync(ct);
            return (saved, null);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return (0, PlaceErrors.VenueExists);
        }
    }

    private sealed class HallRow
    {
        public long VenueId { get; init; }
        public required string Name { get; init; }
        public string? Picture { get; init; }
    }
}

/// <summary>A row of <c>venues</c> with its super-venue and city.</summary>
internal sealed class VenueRow : SuperVenueRow
{
    public long VenueId { get; init; }
    public required string VenueName { get; init; }
    public long? DefaultPlanId { get; init; }

    /// <summary>JSON of the hall's own picture; null for none.</summary>
    public string? VenuePicture { get; init; }

    /// <summary>What an event's venue is called: the super-venue and the hall, unless they have one name.</summary>
    public string Label => Name == VenueName ? Name : $"{Name}, {VenueName}";

    public VenueResponse ToVenueResponse() => new(VenueId, VenueName, TimeZone, DefaultPlanId, ToResponse())
    {
        Picture = PictureColumn.Read(VenuePicture),
    };
}
