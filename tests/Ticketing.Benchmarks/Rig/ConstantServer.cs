using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Ticketing.Benchmarks.Rig;

/// <summary>The baselines of reads and orders: Kestrel, one route each, the same bytes for everyone.</summary>
internal static class ConstantServer
{
    public const string Verb = "constant-server";

    public const string Path = "/constant";

    /// <summary>Reads an order's JSON, does nothing with it and answers 202.</summary>
    public const string OrdersPath = "/orders/create";

    public static async Task<int> RunAsync(int port, int size)
    {
        var bytes = new byte[size];
        Array.Fill(bytes, (byte)'x');
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var app = builder.Build();
        app.MapGet(Path, context =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = bytes.Length;
            return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
        });
        app.MapPost(OrdersPath, async context =>
        {
            using var order = await JsonDocument.ParseAsync(context.Request.Body);
            context.Response.StatusCode = order.RootElement.TryGetProperty("event_id", out _) ? 202 : 400;
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes);
        });
        await app.RunAsync();
        return 0;
    }
}
