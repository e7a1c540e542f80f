using System.Diagnostics;

namespace OpenTelemetry.Instrumentation.Http;

/// <summary>
/// Applies the options to the span that HttpClient starts. It hears of requests from the
/// "HttpHandlerDiagnosticListener" diagnostic listener, whose payloads are anonymous objects:
/// Start { Request }, Stop { Response, Request, RequestTaskStatus }, Exception { Exception, Request }.
/// </summary>
internal sealed class OutgoingSpans(HttpClientTraceInstrumentationOptions options)
    : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Out = "System.Net.Http.HttpRequestOut";
    private const string Thrown = "System.Net.Http.Exception";
    private readonly List<IDisposable> _subscriptions = [];
    private IDisposable? _all;

    internal static OutgoingSpans Start(HttpClientTraceInstrumentationOptions options)
    {
        var spans = new OutgoingSpans(options);
        spans._all = DiagnosticListener.AllListeners.Subscribe(spans);
        return spans;
    }

    public void OnNext(DiagnosticListener listener)
    {
        if (listener.Name == "HttpHandlerDiagnosticListener")
        {
            lock (_subscriptions)
            {
                _subscriptions.Add(listener.Subscribe(this, IsWanted));
            }
        }
    }

    private static bool IsWanted(string name) =>
        name.StartsWith(Out, StringComparison.Ordinal) || name == Thrown;

    public void OnNext(KeyValuePair<string, object?> notice)
    {
        if (Activity.Current is not { } span)
        {
            return;
        }

        switch (notice.Key)
        {
            case Out + ".Start" when Part<HttpRequestMessage>(notice.Value, "Request") is { } request:
                Started(span, request);
                break;
            case Out + ".Stop" when span.IsAllDataRequested
                && Part<HttpResponseMessage>(notice.Value, "Response") is { } response:
                options.EnrichWithHttpResponseMessage?.Invoke(span, response);
                break;
            case Thrown when span.IsAllDataRequested
                && Part<Exception>(notice.Value, "Exception") is { } exception:
                if (options.RecordException)
                {
                    span.AddException(exception);
                }

                options.EnrichWithException?.Invoke(span, exception);
                break;
        }
    }

    private void Started(Activity span, HttpRequestMessage request)
    {
        if (options.FilterHttpRequestMessage is { } filter && !filter(request))
        {
            span.IsAllDataRequested = false;
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
        else if (span.IsAllDataRequested)
        {
            options.EnrichWithHttpRequestMessage?.Invoke(span, request);
        }
    }

    private static T? Part<T>(object? payload, string name)
        where T : class => payload?.GetType().GetProperty(name)?.GetValue(payload) as T;

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
