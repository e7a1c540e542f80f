using Ticketing.EventTicketing.Tickets.RecordTickets;
using Ticketing.EventTicketing.Tickets.Signing;
using Ticketing.EventTicketing.Tickets.WithholdForRefund;
using Ticketing.Messaging;

namespace Ticketing.EventTicketing.Tickets;

/// <summary>Tickets: the record of who holds which, their signed codes, and who may see them.</summary>
internal static class TicketsModule
{
    public static void AddTickets(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<TicketsOptions>()
            .BindConfiguration(TicketsOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, TicketsJson.Default));
        builder.Services.AddSingleton<TicketSigner>();
        builder.Services.AddSingleton<OrderTicketsQuery>();
        builder.Services.AddSingleton<TicketAccess>();
        builder.Services.AddSingleton<DocumentQueue>();
        builder.Services.AddSingleton<SeatRecordQuery>();
        builder.Services.AddSingleton<Withholdings>();
        builder.Services.AddSingleton<SectionIndexes>();
        builder.Services.AddSingleton<ChangedEvents>();
        builder.Services.AddSingleton<IMessageBatchHandler, RecordTicketsHandler>();
    }

    public static void MapTickets(this WebApplication app)
    {
        // A wrong key stops the start, not the first ticket.
        _ = app.Services.GetRequiredService<TicketSigner>();
        app.MapListTickets();
        app.MapGetOrderTickets();
        app.MapGetTicketKeys();
        app.MapReadSeatRecord();
        app.MapWithholdForRefund();
    }
}
