using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Ticketing.PaymentSandbox;
using Ticketing.PaymentSandbox.Api;
using Ticketing.PaymentSandbox.Books;

namespace Ticketing.Booking.Tests.Support;

/// <summary>
/// The payment sandbox as it runs, on a port of its own, reached over HTTP; tests look into its books.
/// </summary>
internal sealed class SandboxServer : IAsyncDisposable
{
    public const string ApiKey = "sandbox-key-for-tests";
    public const string WebhookSecret = "webhook-secret-for-tests";

    private readonly WebApplication _app;

    private SandboxServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public PaymentBooks Books => _app.Services.GetRequiredService<PaymentBooks>();

    public Steps Steps => _app.Services.GetRequiredService<Steps>();

    /// <summary>What was ever asked to be paid.</summary>
    public IReadOnlyList<Payment> Payments => Books.All().Payments;

    /// <summary>What was captured and not given back.</summary>
    public long MoneyKept => Payments.Sum(p => p.Captured - p.Refunded);

    public static async Task<SandboxServer> StartAsync(
        TimeProvider clock, Uri? webhooks = null, string booksFile = "", Action<SandboxOptions>? change = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Sandbox:ApiKey"] = ApiKey,
            ["Sandbox:WebhookSecret"] = WebhookSecret,
            ["Sandbox:WebhookUrl"] = webhooks?.ToString() ?? "",
            ["Sandbox:BooksFile"] = booksFile,
            ["Sandbox:Control"] = "true",
            ["Sandbox:WebhookDelay"] = "00:00:00.050",
            ["Sandbox:SlowAnswer"] = "00:00:01",
        });
        builder.Services.AddSingleton(clock);
        builder.AddPaymentSandbox();
        if (change is not null)
        {
            builder.Services.Configure(change);
        }
        var app = builder.Build();
        app.MapPaymentSandbox();
        await app.StartAsync();
        return new SandboxServer(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
