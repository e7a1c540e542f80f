using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Ticketing.Messaging;

/// <summary>Traces and metrics of messaging; the names are listed in docs/observability.md.</summary>
internal static class MessagingDiagnostics
{
    public static readonly ActivitySource Activities = new("Ticketing.Messaging");

    private static readonly Meter Meter = new("Ticketing.Messaging");

    public static readonly Counter<long> Consumed =
        Meter.CreateCounter<long>("ticketing.messages.consumed", "{message}", "Messages whose effect is durable.");

    public static readonly Counter<long> Published =
        Meter.CreateCounter<long>("ticketing.messages.published", "{message}", "Messages the broker acknowledged.");

    public static readonly Counter<long> DeadLettered =
        Meter.CreateCounter<long>("ticketing.messages.dead_lettered", "{message}", "Messages set aside with a reason.");

    public static readonly Counter<long> Retries =
        Meter.CreateCounter<long>("ticketing.messages.batch_retries", "{retry}", "Batches that had to be tried again.");

    public static readonly Histogram<double> BatchDuration = Meter.CreateHistogram<double>(
        "ticketing.messages.batch_duration", "s", "From a poll to the durable effect of its messages.");

    public static readonly Histogram<double> OutboxDelay = Meter.CreateHistogram<double>(
        "ticketing.outbox.delay", "s", "From a row's creation to the broker's acknowledgement.");
}
