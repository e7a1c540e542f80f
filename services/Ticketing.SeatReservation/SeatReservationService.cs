using Ticketing.Messaging;
using Ticketing.Messaging.Directory;
using Ticketing.SeatReservation.Consuming;
using Ticketing.SeatReservation.Features.FinalizePayment;
using Ticketing.SeatReservation.Features.GetSeats;
using Ticketing.SeatReservation.Features.GetSectionOverview;
using Ticketing.SeatReservation.Features.GetSubsectionStatistics;
using Ticketing.SeatReservation.Features.InitializeSeats;
using Ticketing.SeatReservation.Features.ReleaseSeats;
using Ticketing.SeatReservation.Features.ReserveSeats;
using Ticketing.SeatReservation.Features.StreamSeatChanges;
using Ticketing.SeatReservation.Following;
using Ticketing.SeatReservation.Infrastructure;

namespace Ticketing.SeatReservation;

/// <summary>Registers what the service consists of, and its routes.</summary>
internal static class SeatReservationService
{
    /// <summary>Everything but messaging and Kvrocks' connection.</summary>
    public static IHostApplicationBuilder AddSeatReservation(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<SeatReservationOptions>()
            .BindConfiguration(SeatReservationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services
            .AddSingleton<SeatMetrics>().AddSingleton<SectionPlans>().AddSingleton<SectionScripts>()
            .AddSingleton<InitializeSeats>().AddSingleton<ReserveSeats>().AddSingleton<ReleaseSeats>()
            .AddSingleton<FinalizePayment>().AddSingleton<SectionWork>()
            .AddSingleton<IMessageBatchHandler, SeatWorkHandler>()
            .AddSingleton<IEventDirectoryStore, KvrocksEventDirectory>()
            .AddSingleton<SeatStateReader>().AddSingleton<EventFollowers>()
            .AddHostedService(services => services.GetRequiredService<EventFollowers>());
        return builder;
    }

    /// <summary>The public reads; open to everyone.</summary>
    public static void MapSeatReservation(this IEndpointRouteBuilder endpoints)
    {
        var ofEvent = endpoints.MapGroup("/api/seat_reservation/{event_id}")
            .AllowAnonymous()
            .AddEndpointFilter(ReadProblems.UnavailableWhenStateIsGone)
            .WithTags("seat_reservation");
        SectionEndpoints.Map(ofEvent);
        StatisticsEndpoint.Map(ofEvent);
        SeatsEndpoint.Map(ofEvent);
        ChangesEndpoint.Map(ofEvent);
    }
}
