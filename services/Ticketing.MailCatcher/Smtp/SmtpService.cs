using System.Net;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Net;
using SmtpServer.Storage;
using Ticketing.MailCatcher.Mails;

namespace Ticketing.MailCatcher.Smtp;

/// <summary>The library SmtpServer on <c>--SmtpPort</c> (1025), on loopback only, with our limits.</summary>
internal sealed partial class SmtpService(
    IConfiguration configuration, MessageIntake intake, ILogger<SmtpService> logger) : IHostedService, IDisposable
{
    /// <summary>Booking opens 4 a replica; people and tests some more.</summary>
    private const int MaxConnections = 100;

    private const int UsualPort = 1025;

    /// <summary>Between two commands: a sender keeps its connection while it asks its database for more.</summary>
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromMinutes(1);

    /// <summary>Whatever is said: a client that trickles must not keep a connection for ever.</summary>
    private static readonly TimeSpan SessionTimeout = TimeSpan.FromMinutes(10);

    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    /// <summary>Listens when it returns.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var port = configuration.GetValue("SmtpPort", UsualPort);
        var options = new SmtpServerOptionsBuilder()
            .ServerName("mail-catcher")
            .MaxMessageSize(MailStore.MaxMailBytes, MaxMessageSizeHandling.Strict)
            .CommandWaitTimeout(CommandTimeout)
            .Endpoint(endpoint => endpoint
                .Endpoint(new IPEndPoint(IPAddress.Loopback, port)).SessionTimeout(SessionTimeout))
            .Build();
        var parts = new SmtpServer.ComponentModel.ServiceProvider();
        parts.Add((IMessageStore)intake);
        parts.Add((IEndpointListenerFactory)new BoundedListeners(MaxConnections));
        var server = new SmtpServer.SmtpServer(options, parts);
        server.SessionFaulted += (_, fault) => LogGone(fault.Exception);
        _running = server.StartAsync(_stopping.Token);
        return _running.IsFaulted ? _running : Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _running.WaitAsync(cancellationToken);
    }

    public void Dispose() => _stopping.Dispose();

    [LoggerMessage(LogLevel.Debug, "A mail client went away; what it had handed over is stored.")]
    private partial void LogGone(Exception why);
}
