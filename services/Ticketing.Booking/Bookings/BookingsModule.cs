using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Infrastructure;

namespace Ticketing.Booking.Bookings;

/// <summary>The record of a booking, its state machine, and the feed of its changes.</summary>
internal static class BookingsModule
{
    public static void AddBookings(this IServiceCollection services)
    {
        services.AddJson(BookingsJson.Default);
        services.AddSingleton<BookingStore>();
        services.AddSingleton<AnsweredBookings>();
        services.AddSingleton<OrderUpdatesHub>();
        services.AddHosted<OrderChanges>();
        services.AddHostedService<OrderUpdatesSubscription>();
        services.AddHostedService<OrderUpdatesPoll>();
    }
}
