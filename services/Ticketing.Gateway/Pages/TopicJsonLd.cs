using System.Globalization;
using System.Text.Json.Nodes;
using Ticketing.Contracts.Listings;

namespace Ticketing.Gateway.Pages;

/// <summary>
/// A page of several shows as schema.org data: a page (<see href="https://schema.org/CollectionPage"/>) about a city, a
/// film, a place or a performer, whose main entity is the list of its shows. The default encoder writes <c>&lt;</c>,
/// <c>&gt;</c> and <c>&amp;</c> as escapes.
/// </summary>
internal static class TopicJsonLd
{
    public static string Write(TopicFacts facts, string name, string city, string origin, string url) => new JsonObject
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "CollectionPage",
        ["name"] = name,
        ["url"] = url,
        ["about"] = AboutOf(facts, city, origin),
        ["mainEntity"] = new JsonObject
        {
            ["@type"] = "ItemList",
            ["numberOfItems"] = facts.Shows.Count,
            ["itemListElement"] = new JsonArray([.. facts.Shows.Select((show, i) => ItemOf(show, i, origin))]),
        },
    }.ToJsonString();

    private static JsonObject AboutOf(TopicFacts facts, string city, string origin)
    {
        var about = new JsonObject
        {
            ["@type"] = TypeOf(facts), ["name"] = facts.Kind == TopicKind.City ? city : facts.Name,
        };
        if (facts.Description.Length > 0)
        {
            about["description"] = facts.Description;
        }

        if (facts.Picture is { } picture)
        {
            about["image"] = new JsonArray(origin + picture.PreviewPath);
        }

        if (facts.Kind == TopicKind.Place)
        {
            about["address"] = new JsonObject
            {
                ["@type"] = "PostalAddress", ["streetAddress"] = facts.Address, ["addressLocality"] = city,
                ["addressCountry"] = facts.Country,
            };
        }

        if (facts is { Latitude: { } latitude, Longitude: { } longitude })
        {
            about["geo"] = new JsonObject
            {
                ["@type"] = "GeoCoordinates", ["latitude"] = latitude, ["longitude"] = longitude,
            };
        }

        if (facts.Kind == TopicKind.Production)
        {
            AddProduction(about, facts);
        }

        return about;
    }

    private static void AddProduction(JsonObject about, TopicFacts facts)
    {
        if (facts.Genre.Length > 0)
        {
            about["genre"] = facts.Genre;
        }

        var isFilm = facts.Type == "film";
        if (facts.DurationMinutes is { } minutes && isFilm)
        {
            about["duration"] = string.Create(CultureInfo.InvariantCulture, $"PT{minutes}M");
        }

        if (facts.Performers.Count > 0)
        {
            var type = isFilm ? "Person" : "Thing";
            about[isFilm ? "actor" : "contributor"] = new JsonArray(
                [.. facts.Performers.Select(name => new JsonObject { ["@type"] = type, ["name"] = name })]);
        }
    }

    /// <summary>A performer may be one person or a band: nobody says which.</summary>
    private static string TypeOf(TopicFacts facts) => (facts.Kind, facts.Type) switch
    {
        (TopicKind.City, _) => "City",
        (TopicKind.Production, "film") => "Movie",
        (TopicKind.Production, "play") => "Play",
        (TopicKind.Production, _) => "CreativeWork",
        (TopicKind.Place, "cinema") => "MovieTheater",
        (TopicKind.Place, "arena") => "StadiumOrArena",
        (TopicKind.Place, "theatre") => "PerformingArtsTheater",
        (TopicKind.Place, "club") => "MusicVenue",
        (TopicKind.Place, _) => "EventVenue",
        _ => "PerformingGroup",
    };

    private static JsonObject ItemOf(ListedShow show, int index, string origin)
    {
        var url = string.Create(CultureInfo.InvariantCulture, $"{origin}/event/{show.EventId}");
        return new JsonObject
        {
            ["@type"] = "ListItem",
            ["position"] = index + 1,
            ["item"] = new JsonObject
            {
                ["@type"] = "Event",
                ["name"] = show.Name,
                ["startDate"] = VenueClock.At(show.StartsAt, show.TimeZone)
                    .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
                ["location"] = new JsonObject { ["@type"] = "Place", ["name"] = show.Venue, ["address"] = show.Venue },
                ["url"] = url,
            },
        };
    }
}
