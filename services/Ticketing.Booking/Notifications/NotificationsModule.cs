using Microsoft.Extensions.Options;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Notifications.Mail;
using Ticketing.Booking.Notifications.Mail.Accounts;
using Ticketing.Booking.Notifications.NewTimes;
using Ticketing.Booking.Notifications.Push;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Booking.Notifications;

/// <summary>Tells users what happened to their orders: by list, WebSocket and mail.</summary>
internal static class NotificationsModule
{
    // Ping frames this often keep proxies from closing an idle socket, and find clients that vanished.
    private static readonly TimeSpan SocketPing = TimeSpan.FromSeconds(15);

    public static void AddNotifications(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddJson(NotificationsJson.Default);
        services.AddOptions<MailOptions>()
            .BindConfiguration(MailOptions.SectionName)
            .ValidateDataAnnotations()
            .Validate(o => o.IsConsistent, "Mail: times are positive, Lease is over three times SendTimeout, and PublicUrl "
                + "is an address or empty.")
            .ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value);
        services.AddHttpClient(HttpUserContacts.Client, client =>
        {
            client.BaseAddress = HttpUserContacts.BaseAddress;
            client.AddServiceKey(builder.Configuration);
        });
        services.AddSingleton<IUserContacts, HttpUserContacts>();
        services.AddSingleton<IAccountMailBox, HttpAccountMailBox>();
        services.AddSingleton<ITicketDocuments, HttpTicketDocuments>();
        services.AddSingleton<TicketAttachments>();
        services.AddSingleton<IMailSender, SmtpMailSender>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<MailQueue>();
        services.AddSingleton<NotificationStore>();
        services.AddSingleton<NotificationHub>();
        services.AddSingleton<NotificationAnnouncer>();
        services.AddHostedService(provider => provider.GetRequiredService<NotificationAnnouncer>());
        services.AddHostedService<NotificationPoll>();
        services.AddHostedService<NewTimesWork>();
        services.AddHostedService<MailWorker>();
        services.AddHostedService<AccountMailWorker>();
        services.AddHostedService<NotificationRetention>();
        services.Configure<WebSocketOptions>(options =>
        {
            options.KeepAliveInterval = SocketPing;
            options.KeepAliveTimeout = SocketPing;
        });
    }

    public static void MapNotifications(this IEndpointRouteBuilder routes)
    {
        routes.MapListNotifications();
        routes.MapNotificationSocket();
        routes.MapParkedMails();
    }
}
