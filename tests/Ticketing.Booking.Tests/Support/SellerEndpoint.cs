using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Ticketing.Booking.Orders.RecordSeatAnswers;
using Ticketing.Booking.Webhooks;

namespace Ticketing.Booking.Tests.Support;

/// <summary>A seller's server that webhooks call.</summary>
internal sealed class SellerEndpoint : IAsyncDisposable
{
    private readonly CancellationTokenSource _over = new();
    private WebApplication? _app;

    public ConcurrentQueue<(string Signature, string Body)> Calls { get; } = [];

    /// <summary>What the next calls are answered; then <see cref="Answer"/>.</summary>
    public ConcurrentQueue<HttpStatusCode> Answers { get; } = [];

    public HttpStatusCode Answer { get; set; } = HttpStatusCode.OK;

    public string? Location { get; set; }

    public bool Hangs { get; set; }

    public string Url { get; private set; } = "";

    public static async Task<SellerEndpoint> StartAsync(bool hangs = false)
    {
        var endpoint = new SellerEndpoint { Hangs = hangs };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        endpoint._app = builder.Build();
        endpoint._app.MapPost("/hook", endpoint.AnswerAsync);
        await endpoint._app.StartAsync();
        // ::1 as well as 127.0.0.1 is tried by tests of what must not be called: nothing has to listen there.
        endpoint.Url = $"{endpoint._app.Urls.Single()}/hook";
        return endpoint;
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _over.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        Calls.Enqueue((context.Request.Headers[WebhookClient.SignatureHeader].ToString(), body));
        if (Hangs)
        {
            await Task.Delay(Timeout.Infinite, _over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        context.Response.StatusCode = (int)(Answers.TryDequeue(out var next) ? next : Answer);
        context.Response.Headers.Location = Location;
    }
}
