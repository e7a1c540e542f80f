using System.Text.Json.Serialization;

namespace Ticketing.EventTicketing.Search;

/// <summary>Search: finds shows by words, place, time and price (docs/adr/0044-words-and-bigrams.md).</summary>
internal static class SearchModule
{
    public static void AddSearch(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, SearchJson.Default));
        builder.Services.AddSingleton<NearbyPlaces>();
        builder.Services.AddSingleton<ShowSearch>();
        builder.Services.AddSingleton<SeatCounts>();
        builder.Services.AddHostedService<SeatCountWorker>();
    }

    public static void MapSearch(this IEndpointRouteBuilder app)
    {
        app.MapSearchShows();
        app.MapCityProductions();
    }
}

/// <summary>JSON of search: snake case (docs/api.md).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SearchResponse))]
[JsonSerializable(typeof(CityProductionListResponse))]
internal sealed partial class SearchJson : JsonSerializerContext;
