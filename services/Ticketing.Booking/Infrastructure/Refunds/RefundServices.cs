using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Booking.Infrastructure.Refunds;

/// <summary>What makes refunds.</summary>
internal static class RefundServices
{
    public static void AddRefunds(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<RefundOpener>();
        services.AddSingleton<RefundLedger>();
        services.AddSingleton<RefundDriver>();
        services.AddSingleton<ITicketsAtDoor, HttpTicketsAtDoor>();
        services.AddHttpClient(HttpTicketsAtDoor.Client, client =>
        {
            client.BaseAddress = HttpTicketsAtDoor.BaseAddress;
            client.AddServiceKey(builder.Configuration);
        });
    }
}
