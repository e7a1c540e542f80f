using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Ticketing.ServiceDefaults.Telemetry;

/// <summary>
/// Samples what belongs to a request or a message. A client call (HTTP, SQL) that begins a trace is dropped: it is a
/// poll or a sweep of our own, several a second for each process, and would bury everything else. What such work
/// then publishes or consumes is sampled by the trace of the message it belongs to.
/// </summary>
internal sealed class WorkSampler : Sampler
{
    private static readonly Sampler ByParent = new ParentBasedSampler(new AlwaysOnSampler());

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        samplingParameters.ParentContext.TraceId == default && samplingParameters.Kind == ActivityKind.Client
            ? new SamplingResult(SamplingDecision.Drop)
            : ByParent.ShouldSample(samplingParameters);
}
