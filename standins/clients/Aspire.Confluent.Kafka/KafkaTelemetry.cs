using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using Confluent.Kafka;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Context.Propagation;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Aspire.Confluent.Kafka;

/// <summary>Spans and counters under the names that the real package uses.</summary>
internal static class KafkaTelemetry
{
    private const string Name = "OpenTelemetry.Instrumentation.ConfluentKafka";

    private static readonly ActivitySource _source = new(Name);
    private static readonly Meter _meter = new(Name);
    private static readonly Counter<long> _published = _meter.CreateCounter<long>("messaging.publish.messages");
    private static readonly Counter<long> _received = _meter.CreateCounter<long>("messaging.receive.messages");

    public static void Register(IHostApplicationBuilder builder, bool disableTracing, bool disableMetrics)
    {
        if (!disableTracing)
        {
            builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing.AddSource(Name));
        }

        if (!disableMetrics)
        {
            builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(Name));
        }
    }

    public static void Write(ILogger logger, LogMessage message)
    {
        var level = (LogLevel)message.LevelAs(LogLevelType.MicrosoftExtensionsLogging);
        logger.Log(level, 0, message.Message, null, static (text, _) => text);
    }

    /// <summary>Starts "{topic} publish" and writes its context into the headers; null when nobody listens.</summary>
    public static Activity? Publish<TKey, TValue>(string topic, Message<TKey, TValue> message, string client)
    {
        _published.Add(1, Tag("messaging.operation", "publish"), Tag("messaging.destination.name", topic));
        var span = _source.StartActivity($"{topic} publish", ActivityKind.Producer);
        if (span is null)
        {
            return null;
        }

        Describe(span, topic, "publish", client);
        Propagators.DefaultTextMapPropagator.Inject(
            new PropagationContext(span.Context, OpenTelemetry.Baggage.Current),
            message,
            static (target, key, value) =>
            {
                target.Headers ??= [];
                target.Headers.Add(key, Encoding.UTF8.GetBytes(value));
            });
        return span;
    }

    /// <summary>Records "{topic} receive", linked to the span that the message's headers name.</summary>
    public static void Receive<TKey, TValue>(
        ConsumeResult<TKey, TValue> result, DateTimeOffset started, string client, string? group)
    {
        _received.Add(1, Tag("messaging.operation", "receive"), Tag("messaging.destination.name", result.Topic));
        if (!_source.HasListeners())
        {
            return;
        }

        var sender = Propagators.DefaultTextMapPropagator.Extract(default, result.Message.Headers, Read);
        ActivityLink[] links = sender.ActivityContext.TraceId != default ? [new ActivityLink(sender.ActivityContext)] : [];
        using var span = _source.StartActivity(
            $"{result.Topic} receive", ActivityKind.Consumer, parentContext: default, links: links, startTime: started);
        if (span is not null)
        {
            Describe(span, result.Topic, "receive", client);
            span.SetTag("messaging.kafka.consumer.group", group);
            span.SetTag("messaging.kafka.destination.partition", result.Partition.Value);
            span.SetTag("messaging.kafka.message.offset", result.Offset.Value);
        }
    }

    private static IEnumerable<string>? Read(Headers? headers, string key) =>
        headers is not null && headers.TryGetLastBytes(key, out var value) ? [Encoding.UTF8.GetString(value)] : [];

    private static void Describe(Activity span, string topic, string operation, string client)
    {
        span.SetTag("messaging.system", "kafka");
        span.SetTag("messaging.client_id", client);
        span.SetTag("messaging.destination.name", topic);
        span.SetTag("messaging.operation", operation);
    }

    private static KeyValuePair<string, object?> Tag(string key, string value) => new(key, value);
}
