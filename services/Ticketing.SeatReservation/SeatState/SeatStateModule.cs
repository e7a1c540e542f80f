namespace Ticketing.SeatReservation.SeatState;

/// <summary>The live state of sections in Kvrocks: geometry, bits, records of bookings, and how it is made.</summary>
internal static class SeatStateModule
{
    public static void AddSeatState(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<SeatStateOptions>()
            .BindConfiguration(SeatStateOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<SectionPlans>().AddSingleton<InitializeSeats>().AddSingleton<ChangePlan>();
    }
}
