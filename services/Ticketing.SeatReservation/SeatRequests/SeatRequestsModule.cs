using Ticketing.Messaging;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.SeatRequests;

/// <summary>Requests that come by Kafka: make a section, reserve seats, release them, sell them.</summary>
internal static class SeatRequestsModule
{
    public static void AddSeatRequests(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<SeatRequestsOptions>()
            .BindConfiguration(SeatStateOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services
            .AddSingleton<SeatWorkMetrics>()
            .AddSingleton<SectionWork>()
            .AddSingleton<IMessageBatchHandler, SeatWorkHandler>();
    }
}
