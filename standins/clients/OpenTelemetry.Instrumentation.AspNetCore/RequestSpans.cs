using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OpenTelemetry.Instrumentation.AspNetCore;

/// <summary>
/// Names and tags the span that ASP.NET Core starts for a request, by the HTTP semantic conventions
/// (https://opentelemetry.io/docs/specs/semconv/http/http-spans/). It hears of requests from the
/// "Microsoft.AspNetCore" diagnostic listener, on the request's own thread and inside its span.
/// </summary>
internal sealed class RequestSpans(AspNetCoreTraceInstrumentationOptions options)
    : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];
    private IDisposable? _all;

    private RequestSpans Subscribe()
    {
        _all = DiagnosticListener.AllListeners.Subscribe(this);
        return this;
    }

    internal static RequestSpans Start(AspNetCoreTraceInstrumentationOptions options) =>
        new RequestSpans(options).Subscribe();

    public void OnNext(DiagnosticListener listener)
    {
        if (listener.Name == "Microsoft.AspNetCore")
        {
            lock (_subscriptions)
            {
                _subscriptions.Add(listener.Subscribe(this, IsWanted));
            }
        }
    }

    private static bool IsWanted(string name) => name is
        "Microsoft.AspNetCore.Hosting.HttpRequestIn" or
        "Microsoft.AspNetCore.Hosting.HttpRequestIn.Start" or
        "Microsoft.AspNetCore.Hosting.HttpRequestIn.Stop" or
        "Microsoft.AspNetCore.Hosting.UnhandledException" or
        "Microsoft.AspNetCore.Diagnostics.UnhandledException";

    public void OnNext(KeyValuePair<string, object?> notice)
    {
        if (Activity.Current is not { } span)
        {
            return;
        }

        if (notice.Key.EndsWith(".Start", StringComparison.Ordinal) && notice.Value is HttpContext starting)
        {
            Started(span, starting);
        }
        else if (notice.Key.EndsWith(".Stop", StringComparison.Ordinal) && notice.Value is HttpContext stopping)
        {
            Stopping(span, stopping);
        }
        else if (notice.Key.EndsWith("UnhandledException", StringComparison.Ordinal))
        {
            Failed(span, notice.Value);
        }
    }

    private void Started(Activity span, HttpContext context)
    {
        if (options.Filter is { } filter && !filter(context))
        {
            span.IsAllDataRequested = false;
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            return;
        }

        if (!span.IsAllDataRequested)
        {
            return;
        }

        var request = context.Request;
        span.DisplayName = request.Method;
        span.SetTag("http.request.method", request.Method);
        span.SetTag("server.address", request.Host.Host);
        span.SetTag("server.port", request.Host.Port);
        span.SetTag("url.scheme", request.Scheme);
        span.SetTag("url.path", (request.PathBase + request.Path).Value);
        span.SetTag("user_agent.original", request.Headers.UserAgent.ToString() is { Length: > 0 } agent ? agent : null);
        options.EnrichWithHttpRequest?.Invoke(span, request);
    }

    private void Stopping(Activity span, HttpContext context)
    {
        if (!span.IsAllDataRequested)
        {
            return;
        }

        if ((context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is { Length: > 0 } route)
        {
            span.DisplayName = $"{context.Request.Method} {route}";
            span.SetTag("http.route", route);
        }

        var status = context.Response.StatusCode;
        span.SetTag("http.response.status_code", status);
        if (status >= 500)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }

        options.EnrichWithHttpResponse?.Invoke(span, context.Response);
    }

    private void Failed(Activity span, object? payload)
    {
        // The payload is an anonymous object { httpContext, timestamp, exception }.
        if (span.IsAllDataRequested
            && payload?.GetType().GetProperty("exception")?.GetValue(payload) is Exception exception)
        {
            span.SetTag("error.type", exception.GetType().FullName);
            span.SetStatus(ActivityStatusCode.Error);
            if (options.RecordException)
            {
                span.AddException(exception);
            }

            options.EnrichWithException?.Invoke(span, exception);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        _all?.Dispose();
        lock (_subscriptions)
        {
            _subscriptions.ForEach(s => s.Dispose());
        }
    }
}
