using Ticketing.Contracts.Channels;
using Ticketing.SeatReservation.Reconciling.Audit;
using Ticketing.SeatReservation.Reconciling.AuditLog;
using Ticketing.SeatReservation.Reconciling.Rebuild;
using Ticketing.SeatReservation.SeatState;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.SeatReservation.Reconciling;

/// <summary>Compares live state with the tickets in PostgreSQL, and makes lost state again from them.</summary>
internal static class ReconcilingModule
{
    public static void AddReconciling(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ReconcilingOptions>()
            .BindConfiguration(SeatStateOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ReconcilingJson.Default));
        builder.Services
            .AddSingleton<RebuildMetrics>().AddSingleton<LiveStateReader>().AddSingleton<ReservationRecords>()
            .AddSingleton<RecordedAnswers>().AddSingleton<SubsectionMend>().AddSingleton<SectionAudit>()
            .AddSingleton<SectionRepair>().AddSingleton<SectionRebuild>().AddSingleton<LostSections>()
            .AddSingleton<SeatLogReader>();
        builder.Services.AddHttpClient(
            ServiceNames.EventTicketing,
            client => client.BaseAddress = new Uri($"http://{ServiceNames.EventTicketing}"));

        // A client from the factory for every read: one that a singleton kept would never see new addresses.
        builder.Services.AddSingleton(services => new TicketRecordClient(
            () => services.GetRequiredService<IHttpClientFactory>().CreateClient(ServiceNames.EventTicketing)));
    }

    /// <summary>Looks for lost sections and asks for their rebuild; needs messaging.</summary>
    public static void AddLostStateWatch(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHostedService<LostStateWatch>();
        builder.Services.AddHealthChecks().AddCheck<LostSections>("lost-sections");
    }

    /// <summary>Audit and rebuild, for operators; needs messaging.</summary>
    public static void MapReconciling(this IEndpointRouteBuilder app)
    {
        var ofEvent = app.MapGroup("/internal/seat-state/{event_id}")
            .RequireAuthorization(Policies.Operator)
            .ExcludeFromDescription();
        ofEvent.MapAuditSeats();
        ofEvent.MapRebuildSeats();
        ofEvent.MapAuditSeatLog();
    }
}
