using System.Text.Json.Serialization;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;

namespace Ticketing.Booking.Allotments;

/// <summary>Seats that a seller keeps for a sponsor, a presale, the box office or the house.</summary>
internal static class AllotmentsModule
{
    public static void AddAllotments(this IServiceCollection services)
    {
        services.AddJson(AllotmentsJson.Default);
        services.AddSingleton<AllotmentStore>();
        services.AddSingleton<CreateAllotmentUseCase>();
        services.AddSingleton<AllotmentCodes>();
        services.AddSingleton<IAnsweredBookings, AllotmentReturns>();
        services.AddSingleton<ReleaseAllotmentUseCase>();
        services.AddHosted<AllotmentSweep>();
    }

    public static void MapAllotments(this IEndpointRouteBuilder routes)
    {
        routes.MapCreateAllotment();
        routes.MapReadAllotments();
        routes.MapReleaseAllotment();
    }
}

/// <summary>JSON of allotments: snake case, nulls written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CreateAllotmentRequest))]
[JsonSerializable(typeof(ReleaseAllotmentRequest))]
[JsonSerializable(typeof(AllotmentList))]
[JsonSerializable(typeof(AllotmentResponse))]
internal sealed partial class AllotmentsJson : JsonSerializerContext;
