using Ticketing.EventTicketing.Door.Invitations;
using Ticketing.EventTicketing.Door.ScanTickets;

namespace Ticketing.EventTicketing.Door;

/// <summary>The door of an event: who works there, scans with and without a network, and who is in.</summary>
internal static class DoorModule
{
    public static void AddDoor(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, DoorJson.Default));
        builder.Services.AddSingleton<DoorAccess>();
        builder.Services.AddSingleton<DoorStaffTable>();
        builder.Services.AddSingleton<ListedTickets>();
        builder.Services.AddSingleton<TicketLookUp>();
        builder.Services.AddSingleton<InvitationTable>();
        builder.Services.AddSingleton<MyDoorsTable>();
        builder.Services.AddSingleton<ScanIntake>();
        builder.Services.AddSingleton<ScanBatch>();
        builder.Services.AddSingleton<ScanRecorder>();
        builder.Services.AddSingleton<ScanUndo>();
        builder.Services.AddSingleton<ScanList>();
    }

    public static void MapDoor(this IEndpointRouteBuilder app)
    {
        app.MapDoorStaff();
        app.MapDoorInvitations();
        app.MapMyDoors();
        app.MapScanTickets();
        app.MapLookUpTickets();
        app.MapGetAdmissions();
        app.MapListScanConflicts();
        app.MapGetScanList();
    }
}
