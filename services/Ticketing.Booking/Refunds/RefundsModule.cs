using Ticketing.Booking.Infrastructure;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Booking.Refunds;

/// <summary>Giving tickets back for money.</summary>
internal static class RefundsModule
{
    public static void AddRefunds(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddJson(RefundsJson.Default);
        services.AddSingleton<RefundOpener>();
        services.AddSingleton<RefundLedger>();
        services.AddSingleton<RefundDriver>();
        services.AddSingleton<ITicketsAtDoor, HttpTicketsAtDoor>();
        services.AddHttpClient(HttpTicketsAtDoor.Client, client =>
        {
            client.BaseAddress = HttpTicketsAtDoor.BaseAddress;
            client.AddServiceKey(builder.Configuration);
        });
        services.AddHostedService<RefundRecovery>();
    }

    public static void MapRefunds(this IEndpointRouteBuilder routes)
    {
        routes.MapQuoteRefund();
        routes.MapRefundOrder();
        routes.MapRefusedRefunds();
    }
}
