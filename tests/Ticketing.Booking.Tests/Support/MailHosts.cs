using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Notifications.Mail;

namespace Ticketing.Booking.Tests.Support;

/// <summary>Hosts that send mail, and what became of their mails.</summary>
internal static class MailHosts
{
    public static Task<BookingHost> CreateAsync(Servers servers, string connection, IUserContacts contacts)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["ConnectionStrings:mail"] = connection }).Build();
        return BookingHost.CreateAsync(servers, change: services =>
        {
            services.AddSingleton(contacts);
            services.AddSingleton<IMailSender>(new SmtpMailSender(configuration, new MailOptions()));
        });
    }

    public static Task SendMailsAsync(this BookingHost host) => host.Get<IEnumerable<IHostedService>>()
        .OfType<MailWorker>().Single().RunOnceAsync(CancellationToken.None);

    /// <summary>For example <c>PARKED 1;SENT 2</c>.</summary>
    public static Task<string> MailStatesAsync(this BookingHost host) => host.ScalarAsync<string>("""
        SELECT string_agg(s, ';' ORDER BY s) FROM (
            SELECT mail_state || ' ' || count(*) AS s FROM notifications GROUP BY mail_state) states
        """);
}
