namespace Ticketing.EventTicketing.Search;

/// <summary>The values of a statement of <see cref="ShowConditions"/>.</summary>
internal sealed class ShowParameters(SearchFilter filter)
{
    public string Text => filter.Text ?? "";

    public long CityId => filter.CityId ?? 0;

    public long ProductionId => filter.ProductionId ?? 0;

    public long SuperVenueId => filter.SuperVenueId ?? 0;

    public long VenueId => filter.VenueId ?? 0;

    public string Kind => filter.Kind ?? "";

    public DateTimeOffset From => filter.From;

    public DateTimeOffset Until => filter.Until ?? default;

    public string Currency => filter.Currency ?? "";

    public long PriceMin => filter.PriceMin ?? 0;

    public long PriceMax => filter.PriceMax ?? 0;

    public short[] Availability => filter.Availability ?? [];

    /// <summary>The page, and one show more that tells whether there is another page.</summary>
    public int Limit => filter.Limit + 1;

    /// <summary>Below every price, on the first page.</summary>
    public long AfterPrice => filter is { After: { } after, Sort: SearchSort.Price } ? after.Amount : -1;

    /// <summary>
    /// Where the page begins. A show that has begun since the page before was read is left out like any other.
    /// </summary>
    public DateTimeOffset AfterAt => filter switch
    {
        { Sort: SearchSort.Price, After: { } after } => after.StartsAt,
        { Sort: SearchSort.Price } => DateTimeOffset.UnixEpoch,
        { After: { } after } when after.StartsAt >= filter.From => after.StartsAt,
        _ => filter.From,
    };

    public long AfterId => filter.After is { } after && AfterAt == after.StartsAt ? after.EventId : 0;

    public long[] Places { get; private set; } = [];

    public int[] Metres { get; private set; } = [];

    public DateTimeOffset[] PlaceAts { get; private set; } = [];

    public long[] PlaceIds { get; private set; } = [];

    /// <summary>Only the place in which the page before ended begins where it ended.</summary>
    public void AskPlaces(IEnumerable<NearbyPlace> places)
    {
        var asked = places.ToList();
        Places = [.. asked.Select(place => place.SuperVenueId)];
        Metres = [.. asked.Select(place => place.Metres)];
        PlaceAts = [.. asked.Select(place => IsEnd(place) ? AfterAt : filter.From)];
        PlaceIds = [.. asked.Select(place => IsEnd(place) ? AfterId : 0)];
    }

    private bool IsEnd(NearbyPlace place) => filter.After?.SuperVenueId == place.SuperVenueId;
}
