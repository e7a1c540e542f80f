namespace Ticketing.EventTicketing.Places;

/// <summary>Places: cities, the super-venues in them, and the venues (halls) inside.</summary>
internal static class PlacesModule
{
    public static void AddPlaces(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, PlacesJson.Default));
        builder.Services.AddSingleton<CityTable>();
        builder.Services.AddSingleton<SuperVenueTable>();
        builder.Services.AddSingleton<VenueTable>();
    }

    public static void MapPlaces(this IEndpointRouteBuilder app)
    {
        app.MapCities();
        app.MapSuperVenues();
        app.MapVenues();
    }
}
