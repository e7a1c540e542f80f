namespace Ticketing.EventTicketing.Desk;

/// <summary>What a seller's office asks about the people of an event.</summary>
internal static class DeskModule
{
    public static void AddDesk(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OrderSearch>();
    }

    public static void MapDesk(this IEndpointRouteBuilder app) => app.MapSearchForOrders();
}
