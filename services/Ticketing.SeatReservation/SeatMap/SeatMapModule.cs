using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.SeatMap;

/// <summary>The public reads: counts of sections and subsections, and the seats of one subsection.</summary>
internal static class SeatMapModule
{
    public static void AddSeatMap(this IHostApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, SeatMapJson.Default));
        builder.Services.AddSingleton<IStartupFilter, RememberedReadsFirst>();
    }

    public static void MapSeatMap(this IEndpointRouteBuilder app)
    {
        var reads = app.MapPublicReads();
        reads.MapGetSections();
        reads.MapGetSubsectionStatistics();
        reads.MapGetSeats();
    }
}
