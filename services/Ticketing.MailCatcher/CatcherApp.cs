using System.Globalization;
using System.Net;
using Ticketing.MailCatcher.Mails;
using Ticketing.MailCatcher.Smtp;

namespace Ticketing.MailCatcher;

/// <summary>
/// A mail server that takes everything and delivers nothing, on loopback only: SMTP on <c>--SmtpPort</c> (1025),
/// and over HTTP (<c>ASPNETCORE_URLS</c> or <c>--HttpPort</c>) a page and the part of Mailpit's API that its users
/// need, so that both can be asked the same way.
/// </summary>
public static class CatcherApp
{
    /// <summary>The application, not started.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<MailStore>();
        builder.Services.AddSingleton<MessageIntake>();
        builder.Services.AddHostedService<SmtpService>();
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            // Names as Mailpit has them: MessageID, not messageID.
            options.SerializerOptions.PropertyNamingPolicy = null;
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, CatcherJson.Default);
        });
        var http = HttpPort(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, http));

        var app = builder.Build();
        app.MapGet("/health", () => "Healthy");
        app.MapMails();
        return app;
    }

    /// <summary>Kestrel ignores the URLs once it is told to listen, so the port is taken from them.</summary>
    private static int HttpPort(ConfigurationManager configuration) =>
        configuration["HttpPort"] is { Length: > 0 } port ? int.Parse(port, CultureInfo.InvariantCulture)
        : configuration["URLS"] is { Length: > 0 } urls ? BindingAddress.Parse(urls.Split(';')[0]).Port
        : 8025;
}
