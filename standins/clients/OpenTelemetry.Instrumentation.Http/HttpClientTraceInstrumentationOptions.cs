using System.Diagnostics;

namespace OpenTelemetry.Instrumentation.Http;

/// <summary>Which outgoing requests become spans and what is added to them.</summary>
public class HttpClientTraceInstrumentationOptions
{
    /// <summary>False means: no span for this request.</summary>
    public Func<HttpRequestMessage, bool>? FilterHttpRequestMessage { get; set; }

    public Action<Activity, HttpRequestMessage>? EnrichWithHttpRequestMessage { get; set; }

    public Action<Activity, HttpResponseMessage>? EnrichWithHttpResponseMessage { get; set; }

    public Action<Activity, Exception>? EnrichWithException { get; set; }

    public bool RecordException { get; set; }
}
