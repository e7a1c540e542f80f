using System.Text.Json.Serialization;

namespace Ticketing.EventTicketing.SeatMonitor;

/// <summary>The seat monitor: every seat, whose it is and since when, for who runs the event.</summary>
internal static class SeatMonitorModule
{
    public static void AddSeatMonitor(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, SeatMonitorJson.Default));
        builder.Services.AddSingleton<LiveSeats>();
        builder.Services.AddSingleton<LastingDifferences>();
    }

    public static void MapSeatMonitor(this IEndpointRouteBuilder app) => app.MapMonitorSeats();
}

/// <summary>JSON of the seat monitor: snake case (docs/api.md).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SeatMonitorResponse))]
[JsonSerializable(typeof(LiveSeatRows))]
internal sealed partial class SeatMonitorJson : JsonSerializerContext;
