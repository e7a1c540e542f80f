using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Search;

/// <summary>Finds the shows of a page, in order (docs/adr/0044-words-and-bigrams.md).</summary>
internal sealed class ShowSearch(Database database, NearbyPlaces nearby)
{
    /// <summary>Beyond, the statement is ended, and the caller is asked to name more.</summary>
    private static readonly TimeSpan StatementLimit = TimeSpan.FromSeconds(2);

    /// <summary>Up to so many places are asked one by one; with more, every few shows is one of theirs.</summary>
    private const int MaxPlacesOneByOne = 50;

    /// <summary>Productions that words name; more are a common word.</summary>
    private const int MaxProductionsOfText = 50;

    /// <summary>Places that words name; more are the name of a large city.</summary>
    private const int MaxPlacesOfText = 200;

    /// <summary>Places of the first round by distance; each further round has four times as many.</summary>
    private const int PlacesOfFirstRound = 25;

    private const string HasText = "s.terms @@ search_query(@Text)";

    /// <summary>Without beginnings of words: several times faster where one of the words is common.</summary>
    private const string HasWholeWords = "s.terms @@ search_query(@Text, false)";

    private const string FindNamed =
        """
        (SELECT 'production' AS kind, production_id AS id FROM productions
         WHERE terms @@ search_query(@Text) LIMIT @MaxProductions)
        UNION ALL
        (SELECT 'place', super_venue_id FROM super_venues WHERE terms @@ search_query(@Text) LIMIT @MaxPlaces)
        """;

    /// <summary>The shows of the page and one more, if there is one.</summary>
    public async Task<IReadOnlyList<FoundShow>> FindAsync(SearchFilter filter, CancellationToken ct)
    {
        var conditions = new ShowConditions(filter);
        var text = filter.Text is null ? null : HasText;
        if (filter.Near is { } near)
        {
            var places = await nearby.FindAsync(near, ct);
            return places.Count == 0 ? []
                : filter.Sort == SearchSort.Nearest ? await FindNearestAsync(filter, conditions, places, text, ct)
                : WithDistance(await FindAroundAsync(filter, conditions, places, text, ct), places);
        }

        if (text is null)
        {
            return await RunAsync(conditions.Anywhere(), conditions.Order, new ShowParameters(filter), ct);
        }

        if (filter is { Sort: SearchSort.Soonest, ProductionId: null, SuperVenueId: null }
            && await FindNamedAsync(filter, conditions, ct) is { } named)
        {
            return await RunAsync(named, conditions.Order, new ShowParameters(filter), ct);
        }

        var whole = await RunAsync(
            conditions.Anywhere(HasWholeWords), conditions.Order, new ShowParameters(filter), ct);
        return whole.Count > 0
            ? whole
            : await RunAsync(conditions.Anywhere(text), conditions.Order, new ShowParameters(filter), ct);
    }

    /// <summary>
    /// Words that a production or a place has all of mean the shows of those, and the events that are called so. Only where
    /// no single one has them, such as a film and a city, are the words of all shows searched: then it is null.
    /// </summary>
    private async Task<string?> FindNamedAsync(SearchFilter filter, ShowConditions conditions, CancellationToken ct)
    {
        var named = await database.QueryByValuesAsync<NamedRow>(
            FindNamed,
            new { filter.Text, MaxProductions = MaxProductionsOfText + 1, MaxPlaces = MaxPlacesOfText + 1 },
            StatementLimit, ct);
        var productions = named.Where(n => n.Kind == "production").Select(n => n.Id).ToArray();
        var places = named.Where(n => n.Kind == "place").Select(n => n.Id).ToArray();
        if (named.Count == 0 || productions.Length > MaxProductionsOfText || places.Length > MaxPlacesOfText)
        {
            return null;
        }

        // Ids are numbers of ours: written out, the planner sees how many there are.
        List<string> parts = [$"({conditions.Anywhere("s.has_own_name AND " + HasText)})"];
        if (productions.Length > 0)
        {
            parts.Add(conditions.OfEach("production_id", ArrayOf(productions)));
        }

        if (places.Length > 0)
        {
            parts.Add(conditions.OfEach("super_venue_id", ArrayOf(places)));
        }

        return $"SELECT * FROM ({string.Join(" UNION ", parts)}) named ORDER BY {conditions.Order} LIMIT @Limit";
    }

    private Task<IReadOnlyList<FoundShow>> FindAroundAsync(
        SearchFilter filter, ShowConditions conditions, IReadOnlyList<NearbyPlace> places, string? text,
        CancellationToken ct)
    {
        var ids = ArrayOf(places.Select(place => place.SuperVenueId));
        var found = places.Count > MaxPlacesOneByOne
            ? conditions.Anywhere($"s.super_venue_id = ANY ({ids})" + (text is null ? "" : $" AND {text}"))
            : $"SELECT * FROM ({conditions.OfEach("super_venue_id", ids, text)}) around ORDER BY {conditions.Order} LIMIT @Limit";
        return RunAsync(found, conditions.Order, new ShowParameters(filter), ct);
    }

    /// <summary>Asks the nearest places first, and more of them until the page is full.</summary>
    private async Task<IReadOnlyList<FoundShow>> FindNearestAsync(
        SearchFilter filter, ShowConditions conditions, IReadOnlyList<NearbyPlace> places, string? text,
        CancellationToken ct)
    {
        var left = places.Where(place => filter.After is not { } after
            || (place.Metres, place.SuperVenueId).CompareTo(((int)after.Amount, after.SuperVenueId)) >= 0).ToList();
        var found = new List<FoundShow>();
        for (var size = PlacesOfFirstRound; left.Count > 0 && found.Count <= filter.Limit; size *= 4)
        {
            var parameters = new ShowParameters(filter);
            parameters.AskPlaces(left.Take(size));
            found.AddRange(await RunAsync(
                conditions.Nearest(text), "metres, super_venue_id, starts_at, event_id", parameters, ct));
            left = [.. left.Skip(size)];
        }

        return [.. found.Take(filter.Limit + 1)];
    }

    private async Task<IReadOnlyList<FoundShow>> RunAsync(
        string found, string order, ShowParameters parameters, CancellationToken ct) =>
        await database.QueryByValuesAsync<FoundShow>(FoundShow.Statement(found, order), parameters, StatementLimit, ct);

    private static IReadOnlyList<FoundShow> WithDistance(
        IReadOnlyList<FoundShow> shows, IReadOnlyList<NearbyPlace> places)
    {
        var metres = places.ToDictionary(place => place.SuperVenueId, place => place.Metres);
        foreach (var show in shows)
        {
            show.Metres = metres.TryGetValue(show.SuperVenueId ?? 0, out var distance) ? distance : null;
        }

        return shows;
    }

    private static string ArrayOf(IEnumerable<long> ids) => $"'{{{string.Join(',', ids)}}}'::bigint[]";

    private sealed class NamedRow
    {
        public required string Kind { get; init; }
        public long Id { get; init; }
    }
}
