namespace Ticketing.Contracts.Listings;

/// <summary>What a page of several shows is about.</summary>
public enum TopicKind
{
    /// <summary>A city, with all that is on there.</summary>
    City,

    /// <summary>A film, concert, match or play, in one city.</summary>
    Production,

    /// <summary>A cinema, an arena, a theatre.</summary>
    Place,

    /// <summary>Who plays.</summary>
    Performer,
}

/// <summary>What the head of a page of several shows says. Event-ticketing knows it; the gateway writes it.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">For people.</param>
/// <param name="Type">Kind of the production (<c>film</c>) or of the place (<c>cinema</c>); else empty.</param>
/// <param name="Description">May be empty.</param>
/// <param name="City">Where; empty for a performer.</param>
/// <param name="CityLocalName">As people there write it; empty where it is the same.</param>
/// <param name="Country">ISO 3166-1, or empty.</param>
/// <param name="Address">Of a place, else empty.</param>
/// <param name="Latitude">Of a place or a city.</param>
/// <param name="Longitude">Of a place or a city.</param>
/// <param name="DurationMinutes">Of a production, if it is known.</param>
/// <param name="Genre">Of a production, may be empty.</param>
/// <param name="Performers">Of a production.</param>
/// <param name="Picture">Its picture, if it has one.</param>
/// <param name="Shows">Soonest first, at most <see cref="MaxShows"/>.</param>
public sealed record TopicFacts(
    TopicKind Kind, string Name, string Type, string Description, string City, string CityLocalName, string Country,
    string Address, double? Latitude, double? Longitude, int? DurationMinutes, string Genre,
    IReadOnlyList<string> Performers, PictureFacts? Picture, IReadOnlyList<ListedShow> Shows)
{
    /// <summary>Shows that a head names; a search engine reads no more of them on one page.</summary>
    public const int MaxShows = 20;
}

/// <summary>One show of a page of several.</summary>
/// <param name="EventId">Its page is <c>/event/{EventId}</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="Venue">Where.</param>
/// <param name="StartsAt">When it begins, UTC.</param>
/// <param name="TimeZone">The venue's zone.</param>
public sealed record ListedShow(long EventId, string Name, string Venue, DateTimeOffset StartsAt, string TimeZone);

/// <summary>Pages of several shows that the site map names: those with something to come.</summary>
/// <param name="Cities">Ids.</param>
/// <param name="Films">Productions in a city.</param>
/// <param name="Places">Ids of super-venues.</param>
/// <param name="Performers">Names.</param>
public sealed record SiteMapTopics(
    IReadOnlyList<long> Cities, IReadOnlyList<CityFilm> Films, IReadOnlyList<long> Places, IReadOnlyList<string> Performers)
{
    /// <summary>Of each of the four lists: together they fit one file of 50,000 addresses (sitemaps.org).</summary>
    public const int MaxOfKind = 12_000;
}

/// <summary>A production in a city.</summary>
public sealed record CityFilm(long CityId, long ProductionId);
