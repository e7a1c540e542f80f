using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ticketing.Benchmarks.Rig;

/// <summary>
/// The baseline of the live changes: Kestrel and nothing else, that writes a frame of the same size to every
/// response at the same pace. Its <c>/times</c> tells, a line a frame, when it began to write it (one clock
/// for the whole machine).
/// </summary>
internal static class PushServer
{
    public const string Verb = "push-server";

    public const string Path = "/push";

    public static async Task<int> RunAsync(int port, int size, int intervalMs)
    {
        var responses = new ConcurrentDictionary<HttpResponse, bool>();
        var times = new ConcurrentQueue<long>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var app = builder.Build();
        app.MapGet("/alive", () => "yes");
        app.MapGet("/times", () => string.Join('\n', times));
        app.MapGet(Path, async context =>
        {
            await context.Response.Body.WriteAsync(Frame(0, size));
            await context.Response.Body.FlushAsync();
            responses[context.Response] = true;
            var left = new TaskCompletionSource();
            await using var _ = context.RequestAborted.Register(left.SetResult);
            await left.Task;
            responses.TryRemove(context.Response, out bool _);
        });
        app.MapPost("/push-now", async (int frames) =>
        {
            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(intervalMs));
            for (var i = 0; i < frames && await pace.WaitForNextTickAsync(); i++)
            {
                times.Enqueue(Stopwatch.GetTimestamp());
                var frame = Frame(times.Count, size);
                foreach (var (response, _) in responses)
                {
                    // Not awaited: no response has to wait for another.
                    _ = response.Body.WriteAsync(frame).AsTask();
                }
            }
        });
        await app.RunAsync();
        return 0;
    }

    private static byte[] Frame(int id, int size)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"event: change\nid: {id}\ndata: ");
        return Encoding.ASCII.GetBytes(head + new string('x', Math.Max(1, size - head.Length - 2)) + "\n\n");
    }
}
