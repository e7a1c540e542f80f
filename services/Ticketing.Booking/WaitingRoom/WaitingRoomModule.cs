using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.WaitingRoom.Admission;
using Ticketing.Booking.WaitingRoom.Demand;
using Ticketing.Booking.WaitingRoom.JoinQueue;
using Ticketing.Booking.WaitingRoom.PublicValues;
using Ticketing.Contracts.Waiting;

namespace Ticketing.Booking.WaitingRoom;

/// <summary>Waiting for a sale to begin, and for one's turn in it (docs/adr/0040).</summary>
internal static class WaitingRoomModule
{
    public static void AddWaitingRoom(this IServiceCollection services)
    {
        services.AddOptions<WaitingRoomOptions>().BindConfiguration(WaitingRoomOptions.Section);
        services.AddJson(QueueJson.Default);
        services.AddJson(WaitingRoomJson.Default);
        services.AddSingleton<WaitingRoomStore>();
        services.AddSingleton<WaitingRoomAdmission>();
        services.AddSingleton<JoinBatch>();
        services.AddHosted<JoinWriter>();
        services.AddSingleton<PublicValueStore>();
        services.AddSingleton<RoomOpening>();
        services.AddSingleton<RoomDraw>();
        services.AddSingleton<RoomPacing>();
        services.AddSingleton<DemandRooms>();
        services.AddHostedService<WaitingRoomWork>();
        services.AddSingleton<ProofFiles>();
    }

    public static void MapWaitingRoom(this IEndpointRouteBuilder routes)
    {
        routes.MapGetQueue();
        routes.MapJoinQueue();
        routes.MapGetProof();
        routes.MapPublicValues();
        routes.MapReadNews();
    }
}
