using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Ticketing.Benchmarks.Rig;

/// <summary>The baseline of reads: Kestrel, one route, the same bytes for everyone.</summary>
internal static class ConstantServer
{
    public const string Verb = "constant-server";

    public const string Path = "/constant";

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
        await app.RunAsync();
        return 0;
    }
}
