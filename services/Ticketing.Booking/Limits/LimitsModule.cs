namespace Ticketing.Booking.Limits;

/// <summary>What one person may do: seats of an event, holds let go, payments declined.</summary>
internal static class LimitsModule
{
    public static void AddLimits(this IServiceCollection services)
    {
        services.AddSingleton<SeatLimit>();
        services.AddSingleton<HoldReleases>();
        services.AddSingleton<PaymentDeclines>();
        services.AddHostedService<AllowanceRetention>();
    }
}
