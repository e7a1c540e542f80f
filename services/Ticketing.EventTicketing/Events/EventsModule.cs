using Ticketing.Contracts.Channels;
using Ticketing.EventTicketing.Events.ChangePlan;
using Ticketing.EventTicketing.Events.CreateEvent;
using Ticketing.EventTicketing.Events.OpenSale;
using Ticketing.EventTicketing.Events.Prices;
using Ticketing.Messaging.Directory;

namespace Ticketing.EventTicketing.Events;

/// <summary>Events: creation with a seating plan, sale, and the directory that other services copy.</summary>
internal static class EventsModule
{
    public static void AddEvents(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, EventsJson.Default));
        builder.Services.AddSingleton(ReadChannelPolicy(builder.Configuration.GetSection("Ticketing:Channels")));
        builder.Services.AddOptions<SellerQuotaOptions>()
            .BindConfiguration(SellerQuotaOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<SellerQuota>();
        builder.Services.AddSingleton<SaleOpeningSignal>();
        builder.Services.AddSingleton<CreateEventHandler>();
        builder.Services.AddSingleton<EventDrawings>();
        builder.Services.AddSingleton<PlannedSections>();
        builder.Services.AddSingleton<EventPlace>();
        builder.Services.AddSingleton<EventPlanner>();
        builder.Services.AddSingleton<ChangeEventPlan>().AddSingleton<RecordSeatPlan>();
        builder.Services.AddHttpClient(
            ServiceNames.SeatReservation,
            client => client.BaseAddress = new Uri($"http://{ServiceNames.SeatReservation}"));
        builder.Services.AddSingleton<SeatReservationClient>();
        builder.Services.AddHostedService<OpenSaleWorker>();
        builder.Services.AddSingleton<IEventDirectorySource, EventDirectorySource>();
    }

    public static void MapEvents(this IEndpointRouteBuilder app)
    {
        app.MapCreateEvent();
        app.MapCopyEvent();
        app.MapPublishEvent();
        app.MapEditEvent();
        app.MapChangePrices();
        app.MapPricing();
        app.MapEventPlan();
        app.MapListEvents();
        app.MapGetEvent();
        app.MapGetDrawing();
        app.MapChangeSale();
        app.MapReadEventDirectory();
    }

    private static ChannelPolicy ReadChannelPolicy(IConfigurationSection section)
    {
        var usual = new ChannelPolicy();
        var policy = new ChannelPolicy(
            section.GetValue(nameof(ChannelPolicy.OwnTopicsAboveSeats), usual.OwnTopicsAboveSeats),
            section.GetValue(nameof(ChannelPolicy.LaneCount), usual.LaneCount));
        ArgumentOutOfRangeException.ThrowIfNegative(policy.OwnTopicsAboveSeats);
        ArgumentOutOfRangeException.ThrowIfLessThan(policy.LaneCount, 1);
        return policy;
    }
}
