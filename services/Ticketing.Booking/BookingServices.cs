using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Ticketing.Booking.Allotments;
using Ticketing.Booking.AuditTrail;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.BoxOffice;
using Ticketing.Booking.Cancellations;
using Ticketing.Booking.Codes;
using Ticketing.Booking.Desk;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Invoices;
using Ticketing.Booking.Limits;
using Ticketing.Booking.Notifications;
using Ticketing.Booking.Orders;
using Ticketing.Booking.Payments;
using Ticketing.Booking.PersonalData;
using Ticketing.Booking.Refunds;
using Ticketing.Booking.Resale;
using Ticketing.Booking.Reseating;
using Ticketing.Booking.WaitingRoom;
using Ticketing.Booking.Waitlist;
using Ticketing.Booking.Webhooks;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking;

/// <summary>The capabilities that the booking service is made of.</summary>
internal static class BookingServices
{
    /// <summary>
    /// Use cases, workers and options. The host adds database, Redis, messaging and outbox.
    /// </summary>
    public static void AddBooking(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<BookingOptions>()
            .BindConfiguration(BookingOptions.SectionName)
            .ValidateDataAnnotations()
            .Validate(o => o.IsConsistent, "Booking: intervals are positive, and 2 × CaptureTimeout < "
                + "PaymentRecoveryAfter < CaptureProtectsFor.")
            .ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<BookingOptions>>().Value);
        // Connecting may block for seconds when Redis is away: first use is on a background worker.
        services.AddSingleton(provider => new Lazy<IConnectionMultiplexer>(
            provider.GetRequiredService<IConnectionMultiplexer>));
        services.AddSingleton<IEventDirectoryStore, EventDirectoryStore>();
        services.DescribeApi(BookingApi.Description);

        services.AddBookings();
        services.AddLimits();
        services.AddCodes();
        services.AddWebhooks();
        builder.AddNotifications();
        services.AddHolds();
        services.AddPayments();
        builder.AddRefunds();
        services.AddWaitingRoom();
        services.AddWaitlist();
        services.AddOrders();
        services.AddCancellations();
        builder.AddInvoices();
        builder.AddDesk();
        services.AddAllotments();
        services.AddBoxOffice();
        services.AddReseating();
        services.AddResale();
        builder.AddPersonalData();
        builder.AddAuditTrail();
    }

    /// <summary>Everything under <c>/orders</c>, and what sellers and operators may do.</summary>
    public static void MapBooking(this IEndpointRouteBuilder routes)
    {
        routes.MapOrders();
        routes.MapPayments();
        routes.MapCancellations();
        routes.MapAllotments();
        routes.MapBoxOffice();
        routes.MapReseating();
        routes.MapResale();
        routes.MapHolds();
        routes.MapRefunds();
        routes.MapWaitingRoom();
        routes.MapWaitlist();
        routes.MapNotifications();
        routes.MapWebhooks();
        routes.MapInvoices();
        routes.MapDesk();
        routes.MapCodes();
        routes.MapPersonalData();
        routes.MapAuditTrail();
    }
}
