using Ticketing.Contracts;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Productions;

/// <summary>Which productions a list has. What is null or empty does not matter.</summary>
internal sealed record ProductionFilter(Guid? SellerId, string Kind, string Text, long Before, int Limit);

/// <summary>Table <c>productions</c>.</summary>
internal sealed class ProductionTable(Database database, TimeProvider time)
{
    /// <summary>Productions of a seller: a cinema shows some hundred films a year.</summary>
    public const int MaxProductions = 5_000;

    private const string Columns =
        """
        production_id, seller_id, kind, title, original_title, performers, description, languages, duration_minutes,
        age_rating, genre, picture
        """;

    private const string Find = $"SELECT {Columns} FROM productions WHERE production_id = @ProductionId";

    private const string LockSeller = "SELECT user_id FROM users WHERE user_id = @SellerId FOR NO KEY UPDATE";

    private const string Count = "SELECT count(*) FROM productions WHERE seller_id = @SellerId";

    private const string Insert =
        """
        INSERT INTO productions (seller_id, kind, title, original_title, performers, description, languages,
                                 duration_minutes, age_rating, genre, created_at)
        VALUES (@SellerId, @Kind, @Title, @OriginalTitle, @Performers, @Description, @Languages,
                @DurationMinutes::integer, @AgeRating, @Genre, @Now)
        RETURNING production_id
        """;

    private const string Update =
        """
        UPDATE productions
        SET kind = @Kind, title = @Title, original_title = @OriginalTitle, performers = @Performers,
            description = @Description, languages = @Languages, duration_minutes = @DurationMinutes::integer,
            age_rating = @AgeRating, genre = @Genre
        WHERE production_id = @ProductionId AND seller_id = @SellerId RETURNING production_id
        """;

    public Task<ProductionRow?> FindAsync(long productionId, CancellationToken ct) =>
        database.FindAsync<ProductionRow>(Find, new { ProductionId = productionId }, ct);

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<ProductionRow>> ListAsync(ProductionFilter filter, CancellationToken ct)
    {
        var conditions = new List<string> { "production_id < @Before" };
        if (filter.SellerId is not null)
        {
            conditions.Add("seller_id = @SellerId");
        }

        if (filter.Kind.Length > 0)
        {
            conditions.Add("kind = @Kind");
        }

        if (filter.Text.Length > 0)
        {
            conditions.Add("terms @@ search_query(@Text)");
        }

        return database.QueryAsync<ProductionRow>(
            $"""
            SELECT {Columns} FROM productions WHERE {string.Join(" AND ", conditions)}
            ORDER BY production_id DESC LIMIT @Limit
            """,
            new { filter.Before, SellerId = filter.SellerId ?? default, filter.Kind, filter.Text, filter.Limit }, ct);
    }

    /// <summary>The id: a new one, or <paramref name="productionId"/>, which must be the seller's.</summary>
    public async Task<(long ProductionId, Refusal? Refusal)> SaveAsync(
        long? productionId, UserId seller, Production production, AuditActor by, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var values = new
        {
            ProductionId = productionId ?? 0, SellerId = seller.Value, production.Kind, production.Title,
            production.OriginalTitle, production.Performers, production.Description, production.Languages,
            production.DurationMinutes, production.AgeRating, production.Genre, Now = now,
        };
        await using var transaction = await database.BeginAsync(ct);
        if (productionId is null)
        {
            await transaction.ExecuteAsync(LockSeller, values, ct);
            if (await transaction.FindAsync<long>(Count, values, ct) >= MaxProductions)
            {
                return (0, ProductionErrors.TooMany);
            }
        }

        var saved = await transaction.FindAsync<long>(productionId is null ? Insert : Update, values, ct);
        if (saved == 0)
        {
            return (0, ProductionErrors.NotFound);
        }

        await transaction.AppendAsync(
            new AuditEntry(productionId is null ? "production-created" : "production-edited", by)
            {
                SellerId = seller.Value, Details = new Dictionary<string, string> { ["production_id"] = $"{saved}" },
            },
            now, ct);
        await transaction.CommitAsync(ct);
        return (saved, null);
    }
}

/// <summary>A row of <c>productions</c>.</summary>
internal sealed class ProductionRow
{
    public long ProductionId { get; init; }
    public Guid SellerId { get; init; }
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public required string OriginalTitle { get; init; }
    public required string[] Performers { get; init; }
    public required string Description { get; init; }
    public required string[] Languages { get; init; }
    public int? DurationMinutes { get; init; }
    public required string AgeRating { get; init; }
    public required string Genre { get; init; }
    public string? Picture { get; init; }

    public ProductionResponse ToResponse() => new(
        ProductionId, Kind, Title, OriginalTitle, Performers, Description, Languages, DurationMinutes, AgeRating, Genre,
        SellerId)
    {
        Picture = PictureColumn.Read(Picture),
    };
}
