using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Orders.CreateOrder;
using Ticketing.Booking.Orders.EarlyPlaces;
using Ticketing.Booking.Orders.ListOrders;
using Ticketing.Booking.Orders.RecordSeatAnswers;
using Ticketing.Messaging;

namespace Ticketing.Booking.Orders;

/// <summary>Ordering seats, and following an order.</summary>
internal static class OrdersModule
{
    public static void AddOrders(this IServiceCollection services)
    {
        services.AddJson(OrdersJson.Default);
        services.AddSingleton<IMessageBatchHandler, SeatAnswersHandler>();
        services.AddSingleton<OrderBatch>();
        services.AddSingleton<UnansweredOrders>();
        services.AddSingleton<OrderCodes>();
        services.AddSingleton<CreateOrderUseCase>();
        services.AddSingleton<EarlyPlaceClaims>();
        services.AddSingleton<OrderFromAllotment>();
        services.AddSingleton<GetOrderUseCase>();
        services.AddSingleton<OrderTransactions>();
        services.AddScoped<ListOrdersUseCase>();
        services.AddHosted<OrderWriter>();
        services.AddHostedService<ProcessingRedrive>();
    }

    public static void MapOrders(this IEndpointRouteBuilder routes)
    {
        routes.MapCreateOrder();
        routes.MapPreviewCode();
        routes.MapLookUpCode();
        routes.MapListEventOrders();
        routes.MapListOrders();
        routes.MapGetOrder();
        routes.MapStreamOrderUpdates();
    }
}
