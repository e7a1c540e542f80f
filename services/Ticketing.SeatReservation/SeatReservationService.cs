using Ticketing.Contracts.Channels;
using Ticketing.Messaging;
using Ticketing.Messaging.Directory;
using Ticketing.SeatReservation.Consuming;
using Ticketing.SeatReservation.Features.AuditLog;
using Ticketing.SeatReservation.Features.AuditSeats;
using Ticketing.SeatReservation.Features.FinalizePayment;
using Ticketing.SeatReservation.Features.GetSeats;
using Ticketing.SeatReservation.Features.GetSectionOverview;
using Ticketing.SeatReservation.Features.GetSubsectionStatistics;
using Ticketing.SeatReservation.Features.InitializeSeats;
using Ticketing.SeatReservation.Features.RebuildSeats;
using Ticketing.SeatReservation.Features.ReleaseSeats;
using Ticketing.SeatReservation.Features.ReserveSeats;
using Ticketing.SeatReservation.Features.StreamSeatChanges;
using Ticketing.SeatReservation.Following;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.Reconciling;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.OpenApi;

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
            .AddHostedService(services => services.GetRequiredService<EventFollowers>())
            .AddSingleton<IStartupFilter, RememberedReadsFirst>();
        builder.Services.DescribeApi(SeatReservationApi.Description);
        builder.AddReconciling();
        return builder;
    }

    /// <summary>Looks for lost sections and asks for their rebuild; needs messaging.</summary>
    public static IHostApplicationBuilder AddLostStateWatch(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHostedService<LostStateWatch>();
        builder.Services.AddHealthChecks().AddCheck<LostSections>("lost-sections");
        return builder;
    }

    private static void AddReconciling(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<LiveLook>().AddSingleton<ReservationRecords>().AddSingleton<RecordedAnswers>()
            .AddSingleton<SubsectionMend>().AddSingleton<SectionAudit>().AddSingleton<SectionRepair>()
            .AddSingleton<SectionRebuild>().AddSingleton<LostSections>()
            .AddSingleton<SeatLogReader>();
        builder.Services.AddHttpClient(
            ServiceNames.EventTicketing,
            client => client.BaseAddress = new Uri($"http://{ServiceNames.EventTicketing}"));

        // A client from the factory for every reader: what a singleton kept would never see new addresses.
        builder.Services.AddSingleton(services => new SeatRecords(
            () => services.GetRequiredService<IHttpClientFactory>().CreateClient(ServiceNames.EventTicketing)));
    }

    /// <summary>The public reads; open to everyone.</summary>
    public static void MapSeatReservation(this IEndpointRouteBuilder endpoints)
    {
        var ofEvent = endpoints.MapGroup("/api/seat_reservation/{event_id}")
            .AllowAnonymous()
            .AddEndpointFilter(ReadProblems.UnavailableWhenStateIsGone)
            .WithTags(SeatReservationApi.Seats);
        SectionEndpoints.Map(ofEvent);
        StatisticsEndpoint.Map(ofEvent);
        SeatsEndpoint.Map(ofEvent);
        ChangesEndpoint.Map(ofEvent);
    }

    /// <summary>Audit and rebuild, for operators; needs messaging.</summary>
    public static void MapSeatState(this IEndpointRouteBuilder endpoints)
    {
        var ofEvent = endpoints.MapGroup("/internal/seat-state/{event_id}")
            .RequireAuthorization(Policies.Operator)
            .ExcludeFromDescription();
        AuditSeatsEndpoint.Map(ofEvent);
        RebuildSeatsEndpoint.Map(ofEvent);
        AuditLogEndpoint.Map(ofEvent);
    }
}
