using System.Text.Json.Serialization;
using Ticketing.Booking.Infrastructure;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Booking.Desk;

/// <summary>What a seller's office does with the orders of an event: finds them, exports them, settles the event.</summary>
internal static class DeskModule
{
    public static void AddDesk(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddJson(DeskJson.Default);
        services.AddHttpClient(HttpOrderPeople.Client, client =>
        {
            client.BaseAddress = HttpOrderPeople.BaseAddress;
            client.AddServiceKey(builder.Configuration);
        });
        services.AddSingleton<IOrderPeople, HttpOrderPeople>();
        services.AddSingleton<OrderTable>();
        services.AddSingleton<Settlement>();
    }

    public static void MapDesk(this IEndpointRouteBuilder routes)
    {
        routes.MapSearchOrders();
        routes.MapExportOrders();
        routes.MapSettleEvent();
    }
}

/// <summary>JSON of the desk in requests and answers: snake case, nulls written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(OrderSearchRequest))]
[JsonSerializable(typeof(FoundOrderPage))]
[JsonSerializable(typeof(SettlementResponse))]
internal sealed partial class DeskJson : JsonSerializerContext;
