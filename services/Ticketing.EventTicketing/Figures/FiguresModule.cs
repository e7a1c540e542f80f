using System.Text.Json.Serialization;
using Ticketing.Contracts.Channels;
using Ticketing.EventTicketing.Figures.Counting;
using Ticketing.EventTicketing.Figures.Live;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.EventTicketing.Figures;

/// <summary>Figures of a sale: what is held, sold, refunded and let in (docs/adr/0053-figures-by-deltas.md).</summary>
internal static class FiguresModule
{
    public static void AddFigures(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, FiguresJson.Default));
        builder.Services.AddHttpClient(BookingDemand.Client, client =>
        {
            client.BaseAddress = new Uri($"http://{ServiceNames.Booking}");
            client.Timeout = BookingDemand.Timeout;
            client.AddServiceKey(builder.Configuration);
        });
        builder.Services.AddSingleton<BookingDemand>();
        builder.Services.AddSingleton<FiguresAccess>();
        builder.Services.AddSingleton<FiguresQuery>();
        builder.Services.AddSingleton<FiguresRecount>();
        builder.Services.AddSingleton<FiguresFold>();
        builder.Services.AddSingleton<FiguresFeed>();
        builder.Services.AddHostedService<FiguresFoldWorker>();
        builder.Services.AddHostedService<FiguresPush>();
    }

    public static void MapFigures(this IEndpointRouteBuilder app)
    {
        app.MapGetFigures();
        app.MapStreamFigures();
        app.MapListSellerFigures();
        app.MapRecountFigures();
    }
}

/// <summary>JSON of figures: snake case (docs/api.md).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(FiguresResponse))]
[JsonSerializable(typeof(FigureSeriesResponse))]
[JsonSerializable(typeof(SellerFiguresResponse))]
[JsonSerializable(typeof(RecountResponse))]
internal sealed partial class FiguresJson : JsonSerializerContext;
