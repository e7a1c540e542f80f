using Npgsql;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Places;

/// <summary>Which cities a list has. What is empty does not matter.</summary>
/// <param name="Country">ISO 3166-1.</param>
/// <param name="Text">A part of a name. The table has thousands of rows at most, so reading all of them is quick.</param>
internal sealed record CityFilter(string Country, string Text);

/// <summary>Table <c>cities</c>.</summary>
internal sealed class CityTable(Database database, TimeProvider time)
{
    private const string Columns = "city_id, name, local_name, country, time_zone, latitude, longitude";

    private const string Find = $"SELECT {Columns} FROM cities WHERE city_id = @CityId";

    private const string List =
        $"""
        SELECT {Columns} FROM cities
        WHERE (name, city_id) > (@AfterName, @AfterId) AND (@Country = '' OR country = @Country)
            AND (@Text = '' OR strpos(lower(name || ' ' || local_name), lower(@Text)) > 0)
        ORDER BY name, city_id LIMIT @Limit
        """;

    private const string Insert =
        """
        INSERT INTO cities (name, local_name, country, time_zone, latitude, longitude)
        VALUES (@Name, @LocalName, @Country, @TimeZone, @Latitude, @Longitude) RETURNING city_id
        """;

    private const string Update =
        """
        UPDATE cities SET name = @Name, local_name = @LocalName, country = @Country, time_zone = @TimeZone,
            latitude = @Latitude, longitude = @Longitude
        WHERE city_id = @CityId RETURNING city_id
        """;

    public Task<CityRow?> FindAsync(long cityId, CancellationToken ct) =>
        database.FindAsync<CityRow>(Find, new { CityId = cityId }, ct);

    public Task<IReadOnlyList<CityRow>> ListAsync(
        CityFilter filter, string afterName, long afterId, int limit, CancellationToken ct) => database.QueryAsync<CityRow>(
        List, new { filter.Country, filter.Text, AfterName = afterName, AfterId = afterId, Limit = limit }, ct);

    /// <summary>The city's id: a new one, or <paramref name="cityId"/>; a refusal if it cannot be written.</summary>
    public async Task<(long CityId, Refusal? Refusal)> SaveAsync(
        long? cityId, City city, AuditActor by, CancellationToken ct)
    {
        var values = new
        {
            CityId = cityId ?? 0, city.Name, city.LocalName, city.Country, city.TimeZone, city.At.Latitude, city.At.Longitude,
        };
        await using var transaction = await database.BeginAsync(ct);
        try
        {
            var saved = await transaction.FindAsync<long>(cityId is null ? Insert : Update, values, ct);
            if (saved == 0)
            {
                return (0, PlaceErrors.CityNotFound);
            }

            await transaction.AppendAsync(
                new AuditEntry(cityId is null ? "city-created" : "city-edited", by)
                {
                    Details = new Dictionary<string, string> { ["city_id"] = $"{saved}" },
                },
                time.GetUtcNow(), ct);
            await transaction.CommitAsync(ct);
            return (saved, null);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return (0, PlaceErrors.CityExists);
        }
    }
}

/// <summary>A row of <c>cities</c>.</summary>
internal sealed class CityRow
{
    public long CityId { get; init; }
    public required string Name { get; init; }
    public required string LocalName { get; init; }
    public required string Country { get; init; }
    public required string TimeZone { get; init; }
    public double Latitude { get; init; }
    public double Longitude { get; init; }

    public CityResponse ToResponse() => new(CityId, Name, LocalName, Country, TimeZone, Latitude, Longitude);
}
