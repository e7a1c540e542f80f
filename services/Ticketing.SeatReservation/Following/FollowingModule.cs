using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Following;

/// <summary>Events in memory, kept fresh from their change streams, and those who listen to them.</summary>
internal static class FollowingModule
{
    public static void AddFollowing(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<FollowingOptions>()
            .BindConfiguration(SeatStateOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services
            .AddSingleton<SeatStateReader>()
            .AddSingleton<EventFollowers>()
            .AddHostedService(services => services.GetRequiredService<EventFollowers>());
    }
}
