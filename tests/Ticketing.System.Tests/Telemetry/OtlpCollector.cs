using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ticketing.System.Tests.Telemetry;

/// <summary>Takes telemetry over OTLP/HTTP and keeps the spans of the traces that a test watches.</summary>
public sealed class OtlpCollector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, ConcurrentBag<ReceivedSpan>> _watched = [];

    private readonly ConcurrentDictionary<string, bool> _sought = [];

    private OtlpCollector(WebApplication app) => _app = app;

    /// <summary>What OTEL_EXPORTER_OTLP_ENDPOINT must be.</summary>
    public Uri Endpoint => new(_app.Urls.Single());

    /// <summary>Starts it on a free port.</summary>
    public static async Task<OtlpCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var collector = new OtlpCollector(app);
        app.MapPost("/v1/{signal}", collector.TakeAsync);
        await app.StartAsync();
        return collector;
    }

    /// <summary>Keeps the spans of this trace from now on.</summary>
    /// <param name="traceId">32 hexadecimal digits, lower case.</param>
    public void Watch(string traceId) => _watched[traceId] = [];

    /// <summary>The spans of a watched trace so far.</summary>
    public IReadOnlyCollection<ReceivedSpan> Spans(string traceId) => _watched[traceId];

    /// <summary>Looks for this text in whatever comes from now on: spans, logs and metrics.</summary>
    public void Seek(string text) => _sought[text] = false;

    /// <summary>True if the text has come.</summary>
    public bool Found(string text) => _sought[text];

    private async Task<IResult> TakeAsync(string signal, HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        foreach (var text in _sought.Keys)
        {
            if (body.GetBuffer().AsSpan(0, (int)body.Length).IndexOf(Encoding.UTF8.GetBytes(text)) >= 0)
            {
                _sought[text] = true;
            }
        }
        if (signal == "traces")
        {
            foreach (var span in OtlpTraces.Read(body.ToArray()))
            {
                if (_watched.TryGetValue(span.TraceId, out var spans))
                {
                    spans.Add(span);
                }
            }
        }

        // An empty ExportTraceServiceResponse (or that of another signal) is no bytes at all.
        return Results.Bytes([], "application/x-protobuf");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
