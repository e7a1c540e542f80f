namespace Ticketing.EventTicketing.Series;

/// <summary>Series: many shows made, changed and cancelled together.</summary>
internal static class SeriesModule
{
    public static void AddSeries(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, SeriesJson.Default));
        builder.Services.AddSingleton<SeriesSignal>();
        builder.Services.AddSingleton<SeriesWriter>();
        builder.Services.AddSingleton<OpenShows>();
        builder.Services.AddHostedService<ShowCreator>();
    }

    public static void MapSeries(this IEndpointRouteBuilder app)
    {
        app.MapCreateSeries();
        app.MapPreviewSeries();
        app.MapAddSeriesDates();
        app.MapGetSeries();
        app.MapEditSeries();
        app.MapChangeSeriesSale();
        app.MapPublishSeries();
    }
}
