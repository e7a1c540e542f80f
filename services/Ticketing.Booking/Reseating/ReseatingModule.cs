using System.Text.Json.Serialization;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;

namespace Ticketing.Booking.Reseating;

/// <summary>Moving parties to other seats.</summary>
internal static class ReseatingModule
{
    public static void AddReseating(this IServiceCollection services)
    {
        services.AddJson(ReseatingJson.Default);
        services.AddSingleton<ReseatDoor>();
        services.AddSingleton<ReseatUseCase>();
        services.AddHosted<ReseatDoorSweep>();
        services.AddSingleton<IAnsweredBookings, MoveParties>();
    }

    public static void MapReseating(this IEndpointRouteBuilder routes) => routes.MapReseat();
}

/// <summary>JSON of reseating: snake case, nulls written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ReseatRequest))]
[JsonSerializable(typeof(ReseatResponse))]
internal sealed partial class ReseatingJson : JsonSerializerContext;
