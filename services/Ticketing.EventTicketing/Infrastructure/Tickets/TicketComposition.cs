using Ticketing.EventTicketing.Features.DoorStaff;
using Ticketing.EventTicketing.Features.GiveScanList;
using Ticketing.EventTicketing.Features.MyTickets;
using Ticketing.EventTicketing.Features.ScanTickets;
using Ticketing.EventTicketing.Features.TicketDocuments;
using Ticketing.EventTicketing.Features.WithholdForRefund;
using Ticketing.EventTicketing.Infrastructure.Door;

namespace Ticketing.EventTicketing.Infrastructure.Tickets;

/// <summary>What Program.cs puts together for tickets and the door.</summary>
public static class TicketComposition
{
    /// <summary>Signing, documents, scanning.</summary>
    public static void AddTicketsAndDoor(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<TicketsOptions>()
            .BindConfiguration(TicketsOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<TicketSigner>();
        builder.Services.AddSingleton<TicketReads>();
        builder.Services.AddSingleton<TicketAccess>();
        builder.Services.AddSingleton<DocumentLane>();
        builder.Services.AddSingleton<DoorAccess>();
        builder.Services.AddSingleton<DoorStaffTable>();
        builder.Services.AddSingleton<ScanRecorder>();
        builder.Services.AddSingleton<ScanUndo>();
        builder.Services.AddSingleton<ScanIntake>();
        builder.Services.AddSingleton<DoorReads>();
        builder.Services.AddSingleton<ScanList>();
        builder.Services.AddSingleton<Withholdings>();
    }

    /// <summary>Their endpoints. A bad key stops the start, not the first ticket.</summary>
    public static void MapTicketsAndDoor(this WebApplication app)
    {
        _ = app.Services.GetRequiredService<TicketSigner>();
        MyTicketsEndpoint.Map(app);
        TicketDocumentsEndpoints.Map(app);
        DoorStaffEndpoints.Map(app);
        ScanEndpoints.Map(app);
        ScanListEndpoints.Map(app);
        WithholdEndpoints.Map(app);
    }
}
