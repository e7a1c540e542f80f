using Microsoft.Extensions.Options;
using Ticketing.Booking.Features.DeliverWebhooks;
using Ticketing.Booking.Features.ListNotifications;
using Ticketing.Booking.Features.NotificationSocket;
using Ticketing.Booking.Features.ParkedMails;
using Ticketing.Booking.Features.SellerWebhooks;
using Ticketing.Booking.Features.SendNotifications;
using Ticketing.Booking.Infrastructure.Notifications;
using Ticketing.Booking.Infrastructure.Notifications.Mail;
using Ticketing.Booking.Infrastructure.Notifications.Push;
using Ticketing.Booking.Infrastructure.Webhooks;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Booking;

/// <summary>What tells people what happened: users by list, WebSocket and mail, sellers by webhooks.</summary>
internal static class NotificationServices
{
    // Ping frames this often keep proxies from closing an idle socket, and find clients that vanished.
    private static readonly TimeSpan SocketPing = TimeSpan.FromSeconds(15);

    public static IHostApplicationBuilder AddNotifications(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<MailOptions>()
            .BindConfiguration(MailOptions.SectionName)
            .ValidateDataAnnotations()
            .Validate(o => o.IsConsistent, "Mail: times are positive, Lease is over twice SendTimeout, and PublicUrl "
                + "is an address or empty.")
            .ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value);
        services.AddHttpClient(HttpUserContacts.Client, client =>
        {
            client.BaseAddress = HttpUserContacts.BaseAddress;
            client.AddServiceKey(builder.Configuration);
        });
        services.AddSingleton<IUserContacts, HttpUserContacts>();
        services.AddSingleton<IMailSender, SmtpMailSender>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<MailQueue>();
        services.AddSingleton<NotificationStore>();
        services.AddSingleton<NotificationHub>();
        services.AddSingleton<NotificationAnnouncer>();
        services.AddHostedService(provider => provider.GetRequiredService<NotificationAnnouncer>());
        services.AddHostedService<NotificationPoll>();
        services.AddHostedService<MailWorker>();
        services.AddHostedService<NotificationRetention>();
        services.Configure<WebSocketOptions>(options =>
        {
            options.KeepAliveInterval = SocketPing;
            options.KeepAliveTimeout = SocketPing;
        });
        return builder;
    }

    /// <summary>Sellers' webhooks and their deliveries.</summary>
    public static IHostApplicationBuilder AddSellerWebhooks(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<WebhookOptions>()
            .BindConfiguration(WebhookOptions.SectionName)
            .ValidateDataAnnotations()
            .Validate(o => o.IsConsistent, "Webhooks: Interval and Timeout are positive.")
            .ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<WebhookOptions>>().Value);
        services.AddSingleton<WebhookClient>();
        services.AddSingleton<WebhookQueue>();
        services.AddSingleton<WebhookStore>();
        services.AddHostedService<WebhookDispatcher>();
        return builder;
    }

    /// <summary>The public API of notifications, and the operators' part.</summary>
    public static void MapNotifications(this IEndpointRouteBuilder routes)
    {
        routes.MapListNotifications();
        routes.MapNotificationSocket();
        routes.MapSellerWebhooks();
        routes.MapParkedMails();
    }
}
