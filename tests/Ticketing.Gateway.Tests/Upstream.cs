using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ticketing.Gateway.Tests;

/// <summary>A service behind the gateway, on a free port of this machine.</summary>
internal sealed class Upstream : IAsyncDisposable
{
    public const string NewsPath = "/internal/waiting-rooms/news";

    private readonly WebApplication _app;

    private Upstream(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    /// <param name="answer">Answers every request.</param>
    /// <param name="asksForNews">
    /// True if it also answers what gateways ask of their own accord; else they hear that there are no waiting rooms.
    /// </param>
    public static async Task<Upstream> StartAsync(RequestDelegate answer, bool asksForNews = false)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(context => !asksForNews && context.Request.Path == NewsPath
            ? context.Response.WriteAsync("""{"rooms":[]}""")
            : answer(context));
        await app.StartAsync();
        return new Upstream(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
