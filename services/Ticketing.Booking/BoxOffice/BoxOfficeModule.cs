using System.Text.Json.Serialization;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Notifications.Mail;

namespace Ticketing.Booking.BoxOffice;

/// <summary>Selling at the desk.</summary>
internal static class BoxOfficeModule
{
    public static void AddBoxOffice(this IServiceCollection services)
    {
        services.AddJson(BoxOfficeJson.Default);
        services.AddSingleton<DeskSales>();
        services.AddSingleton<SellAtDeskUseCase>();
        services.AddSingleton<IAnsweredBookings, PayDeskSales>();
        services.AddHostedService<GuestRetention>();
        services.AddSingleton<HttpUserContacts>();
        services.AddSingleton<IUserContacts, GuestContacts>();
    }

    public static void MapBoxOffice(this IEndpointRouteBuilder routes)
    {
        routes.MapDeskSales();
        routes.MapTakeBack();
    }
}

/// <summary>JSON of the box office: snake case, nulls written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SellAtDeskRequest))]
[JsonSerializable(typeof(TakeBackRequest))]
[JsonSerializable(typeof(DeskSalePage))]
[JsonSerializable(typeof(DeskSaleResponse))]
[JsonSerializable(typeof(TillReport))]
internal sealed partial class BoxOfficeJson : JsonSerializerContext;
