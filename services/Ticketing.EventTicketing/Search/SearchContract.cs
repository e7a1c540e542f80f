using System.Text.Json.Serialization;
using Ticketing.Contracts.Listings;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Search;

/// <summary>
/// A page of shows by venue and film. <paramref name="Next"/> is the cursor of the next page, null on the last one.
/// </summary>
internal sealed record SearchResponse(IReadOnlyList<SearchResultResponse> Result, string? Next)
{
    /// <summary>The page of these shows, of which one may be too many.</summary>
    public static SearchResponse Of(IReadOnlyList<FoundShow> found, SearchFilter filter, DateTimeOffset now)
    {
        var page = found.Take(filter.Limit).ToList();
        return new SearchResponse(
            [
                .. page.GroupBy(show => (show.VenueId, Venue: show.VenueId is null ? show.Venue : null, show.ProductionId,
                        Event: show.ProductionId is null ? show.EventId : 0))
                    .Select(shows => new SearchResultResponse(SearchVenueResponse.Of([.. shows], now))),
            ],
            found.Count > filter.Limit ? CursorOf(page[^1], filter).Encode() : null);
    }

    private static SearchCursor CursorOf(FoundShow last, SearchFilter filter) => new(
        filter.Sort,
        filter.Sort switch { SearchSort.Nearest => last.Metres ?? 0, SearchSort.Price => last.PriceFrom, _ => 0 },
        filter.Sort == SearchSort.Nearest ? last.SuperVenueId ?? 0 : 0,
        last.StartsAt,
        last.EventId);
}

/// <summary>The shows of one film in one venue.</summary>
internal sealed record SearchResultResponse(SearchVenueResponse Venue);

/// <summary>
/// A venue. An event that names no venue has its text in <paramref name="VenueName"/>, and nulls.
/// </summary>
/// <param name="VenueId">The hall.</param>
/// <param name="VenueName">The hall's name.</param>
/// <param name="TimeZone">IANA; the zone of the shows.</param>
/// <param name="Place">The super-venue that the hall is in.</param>
/// <param name="Movie">What is shown.</param>
internal sealed record SearchVenueResponse(
    long? VenueId, string VenueName, string TimeZone, SearchPlaceResponse? Place, SearchMovieResponse Movie)
{
    /// <summary>Of shows that have venue and film in common.</summary>
    public static SearchVenueResponse Of(IReadOnlyList<FoundShow> shows, DateTimeOffset now)
    {
        var first = shows[0];
        return new SearchVenueResponse(
            first.VenueId, first.Hall ?? first.Venue, first.TimeZone, SearchPlaceResponse.Of(first),
            new SearchMovieResponse(
                first.ProductionId, first.Title ?? first.Name, first.Kind,
                [.. shows.Select(show => SearchEventResponse.Of(show, now))])
            {
                Picture = PictureColumn.Read(first.Picture),
            });
    }
}

/// <summary>A super-venue in its city. <paramref name="DistanceKm"/> is from the point of the search.</summary>
internal sealed record SearchPlaceResponse(
    long SuperVenueId, string Name, [property: OneOf("cinema", "arena", "theatre", "club", "other")] string Kind,
    string Address, double Latitude, double Longitude, long CityId, string CityName, string CityLocalName, string Country,
    double? DistanceKm)
{
    public static SearchPlaceResponse? Of(FoundShow show) => show.SuperVenueId is not { } id ? null : new(
        id, show.SuperVenueName!, show.SuperVenueKind!, show.Address!, show.Latitude!.Value, show.Longitude!.Value,
        show.CityId!.Value, show.CityName!, show.CityLocalName!, show.Country!, show.Metres / 1_000d);
}

/// <summary>What is shown: a production, or an event that names none (then the id is null and the name is its own).</summary>
internal sealed record SearchMovieResponse(
    long? MovieId, string Name, [property: OneOf("film", "concert", "match", "play", "other")] string Kind,
    IReadOnlyList<SearchEventResponse> Events)
{
    /// <summary>Of the first show, else of what is shown or of where it is; absent for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PictureFacts? Picture { get; init; }
}

/// <summary>A show.</summary>
/// <param name="EventId">The event that it is.</param>
/// <param name="Name">The event's name.</param>
/// <param name="StartTime">When it begins.</param>
/// <param name="SaleState">Whether seats are sold now.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="PriceFrom">The cheapest seat, minor units.</param>
/// <param name="Availability">FEW: a twentieth of the seats, or six.</param>
/// <param name="CountedAt">When its seats were last counted; null before the first count.</param>
/// <param name="Waitlist">Whether a buyer may wait for seats once it is sold out.</param>
internal sealed record SearchEventResponse(
    long EventId, string Name, DateTimeOffset StartTime,
    [property: OneOf("ON_SALE", "PRESALE", "SCHEDULED", "CLOSED")] string SaleState, string Currency, long PriceFrom,
    [property: OneOf("AVAILABLE", "FEW", "SOLD_OUT")] string Availability, DateTimeOffset? CountedAt, bool Waitlist)
{
    private static readonly string[] Levels = ["AVAILABLE", "FEW", "SOLD_OUT"];

    public static SearchEventResponse Of(FoundShow show, DateTimeOffset now) => new(
        show.EventId, show.Name, show.StartsAt, StateOf(show, now), show.Currency, show.PriceFrom,
        Levels[show.Availability], show.CountedAt, show.AllowsWaitlist);

    private static string StateOf(FoundShow show, DateTimeOffset now) =>
        show.Status != "ON_SALE" || (show.SaleEndsAt ?? show.StartsAt) <= now ? "CLOSED"
        : show.SaleStartsAt > now ? show.PresaleStartsAt <= now ? "PRESALE" : "SCHEDULED"
        : "ON_SALE";
}

/// <summary>A production that is shown in a city.</summary>
/// <param name="NextShowAt">Its next show there.</param>
internal sealed record CityProductionResponse(
    long ProductionId, [property: OneOf("film", "concert", "match", "play", "other")] string Kind, string Title,
    string OriginalTitle, IReadOnlyList<string> Languages, int? DurationMinutes, string AgeRating, string Genre,
    DateTimeOffset NextShowAt)
{
    /// <summary>Absent for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PictureFacts? Picture { get; init; }
}

/// <summary>A page of productions, newest first; <paramref name="Next"/> is null on the last page.</summary>
internal sealed record CityProductionListResponse(IReadOnlyList<CityProductionResponse> Productions, string? Next);
