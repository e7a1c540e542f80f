namespace Ticketing.EventTicketing.Search;

/// <summary>
/// The statement that finds the shows of a page: only what the filter names is in it, so that the planner sees what there
/// is to choose from. Values are parameters; no text of a request becomes SQL.
/// </summary>
internal sealed class ShowConditions
{
    private const string Shows = "search_shows s";

    private readonly SearchFilter _filter;
    private readonly string _where;

    /// <summary>What a page needs of each show, and what it is sorted by.</summary>
    private const string Keys = "s.event_id, s.starts_at, s.price_from, s.super_venue_id";

    public ShowConditions(SearchFilter filter)
    {
        _filter = filter;
        _where = string.Join(" AND ", ConditionsOf(filter));
    }

    /// <summary>The columns of the order, of shows without a place.</summary>
    public string Order => _filter.Sort == SearchSort.Price ? "price_from, starts_at, event_id" : "starts_at, event_id";

    /// <summary>Shows anywhere.</summary>
    public string Anywhere(string? more = null) =>
        $"SELECT {Keys} FROM {Shows} WHERE {_where}{And(more)}{AndAfter} ORDER BY {Prefixed} LIMIT @Limit";

    /// <summary>
    /// The first shows of each value of a column, such as each place: an index has them in order. For few values, where
    /// walking through all shows would find one of them seldom.
    /// </summary>
    public string OfEach(string column, string ids, string? more = null) =>
        $"""
        SELECT found.* FROM unnest({ids}) AS wanted(id) CROSS JOIN LATERAL (
            SELECT {Keys} FROM {Shows} WHERE s.{column} = wanted.id AND {_where}{And(more)}{AndAfter}
            ORDER BY {Prefixed} LIMIT @Limit) found
        """;

    /// <summary>The first shows of each place in order of distance; each place has its own beginning.</summary>
    public string Nearest(string? more = null) =>
        $"""
        SELECT found.* FROM unnest(@Places, @PlaceAts, @PlaceIds, @Metres) AS place(id, at, after_id, metres)
        CROSS JOIN LATERAL (
            SELECT {Keys}, place.metres FROM {Shows}
            WHERE s.super_venue_id = place.id AND {_where}{And(more)}
              AND (s.starts_at, s.event_id) > (place.at, place.after_id)
            ORDER BY s.starts_at, s.event_id LIMIT @Limit) found
        ORDER BY metres, super_venue_id, starts_at, event_id LIMIT @Limit
        """;

    private string Prefixed =>
        _filter.Sort == SearchSort.Price ? "s.price_from, s.starts_at, s.event_id" : "s.starts_at, s.event_id";

    private string AndAfter => _filter.Sort == SearchSort.Price
        ? " AND s.starts_at >= @From AND (s.price_from, s.starts_at, s.event_id) > (@AfterPrice, @AfterAt, @AfterId)"
        : " AND (s.starts_at, s.event_id) > (@AfterAt, @AfterId)";

    private static string And(string? condition) => condition is null ? "" : $" AND {condition}";

    private static IEnumerable<string> ConditionsOf(SearchFilter filter)
    {
        (bool IsWanted, string Condition)[] all =
        [
            (true, "true"),
            (filter.CityId is not null, "s.city_id = @CityId"),
            (filter.ProductionId is not null, "s.production_id = @ProductionId"),
            (filter.SuperVenueId is not null, "s.super_venue_id = @SuperVenueId"),
            (filter.VenueId is not null, "s.venue_id = @VenueId"),
            (filter.Kind is not null, "s.kind = @Kind"),
            (filter.Until is not null, "s.starts_at < @Until"),
            (filter.Currency is not null, "s.currency = @Currency"),
            (filter.PriceMin is not null, "s.price_from >= @PriceMin"),
            (filter.PriceMax is not null, "s.price_from <= @PriceMax"),
            (filter.Availability is not null, "s.availability = ANY (@Availability)"),
        ];
        return all.Where(c => c.IsWanted).Select(c => c.Condition);
    }
}
