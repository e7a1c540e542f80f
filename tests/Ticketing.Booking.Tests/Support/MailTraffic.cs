using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Booking.Notifications.Mail;
using Ticketing.Contracts.Messages;
using Ticketing.MailCatcher;
using Ticketing.MailCatcher.Mails;
using Ticketing.TestKit.Servers;

namespace Ticketing.Booking.Tests.Support;

/// <summary>The mail catcher in this process, on ports of its own.</summary>
internal sealed class Catcher : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Catcher(WebApplication app, int smtpPort, int httpPort)
    {
        _app = app;
        SmtpPort = smtpPort;
        Http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{httpPort}") };
    }

    public int SmtpPort { get; }

    public HttpClient Http { get; }

    public string Connection => $"Endpoint=smtp://127.0.0.1:{SmtpPort}";

    public MailStore Mails => _app.Services.GetRequiredService<MailStore>();

    public static async Task<Catcher> StartAsync(int? smtpPort = null)
    {
        var (smtp, http) = (smtpPort ?? FreePort.Take(), FreePort.Take());
        var app = CatcherApp.Build(
            ["--SmtpPort", $"{smtp}", "--HttpPort", $"{http}", "--Logging:LogLevel:Default=None"]);
        await app.StartAsync();
        return new Catcher(app, smtp, http);
    }

    /// <summary>How often each Message-ID came.</summary>
    public async Task<Dictionary<string, int>> MessageIdsAsync()
    {
        var list = await Http.GetFromJsonAsync<JsonElement>("/api/v1/messages?limit=1000");
        return list.GetProperty("messages").EnumerateArray()
            .GroupBy(m => m.GetProperty("MessageID").GetString()!)
            .ToDictionary(g => g.Key, g => g.Count());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

/// <summary>Everybody has an address, <c>{id}@example.org</c>, unless said otherwise.</summary>
internal sealed class TestContacts : IUserContacts
{
    public string Locale { get; set; } = MailTemplates.English;

    public bool Away { get; set; }

    public ConcurrentDictionary<Guid, bool> Unknown { get; } = new();

    /// <summary>Other addresses than the usual one.</summary>
    public ConcurrentDictionary<Guid, string> Addresses { get; } = new();

    public Task<Dictionary<Guid, UserContact>> ReadAsync(IReadOnlyCollection<Guid> users, CancellationToken ct) =>
        Away
            ? throw new HttpRequestException("event-ticketing is away")
            : Task.FromResult(users.Where(id => !Unknown.ContainsKey(id)).ToDictionary(
                id => id, id => new UserContact(
                    new UserId(id), Addresses.GetValueOrDefault(id, $"{id:N}@example.org"), "Ada", Locale)));
}

/// <summary>A sender whose sessions do something at every mail that the server took, before it is marked.</summary>
internal sealed class WatchedSender(SmtpMailSender sender, Func<MailMessageText, Task> taken) : IMailSender
{
    public bool IsConfigured => sender.IsConfigured;

    public IMailSession Open() => new Session(sender.Open(), taken);

    private sealed class Session(IMailSession session, Func<MailMessageText, Task> taken) : IMailSession
    {
        public async Task<(MailOutcome Outcome, string? Why)> SendAsync(MailMessageText mail, CancellationToken ct)
        {
            var result = await session.SendAsync(mail, ct);
            await taken(mail);
            return result;
        }

        public void Dispose() => session.Dispose();
    }
}
