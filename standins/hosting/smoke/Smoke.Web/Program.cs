using System.Collections;

// Tells the tests who it is, what it was given, and when it began.
if (args.Contains("--job"))
{
    Console.WriteLine("job done");
    return;
}
var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
var app = builder.Build();
var started = TimeProvider.System.GetTimestamp();
var healthyAfter = TimeSpan.FromMilliseconds(app.Configuration.GetValue("HEALTHY_AFTER_MS", 0));
DateTime? healthySince = null;
app.Lifetime.ApplicationStopping.Register(() => Console.WriteLine("draining"));

app.MapGet("/", () => Environment.ProcessId.ToString());
app.MapGet("/env", () => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
    .ToDictionary(e => (string)e.Key, e => (string?)e.Value));
app.MapGet("/healthy-since", () => healthySince);
app.MapGet("/health", () =>
{
    if (TimeProvider.System.GetElapsedTime(started) < healthyAfter)
    {
        return Results.StatusCode(503);
    }
    healthySince ??= TimeProvider.System.GetUtcNow().UtcDateTime;
    return Results.Ok();
});
app.MapGet("/stream", async context =>
{
    context.Response.ContentType = "text/event-stream";
    await context.Response.WriteAsync("data: first\n\n");
    await context.Response.Body.FlushAsync();
    // Says no more until the reader hangs up: whoever buffers shows nothing at all.
    await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
});
app.Run();
