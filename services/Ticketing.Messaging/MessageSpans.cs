using System.Diagnostics;
using Ticketing.Contracts.Channels;
using Ticketing.Messaging.Publishing;

namespace Ticketing.Messaging;

/// <summary>
/// Spans of messages, named <c>{operation} {action}</c> as OpenTelemetry's messaging conventions have it. The action is
/// the topic without the event's id, so that there are few names. Nothing is read or allocated unless somebody listens.
/// </summary>
internal static class MessageSpans
{
    /// <summary>Links of one span; a larger batch is told by its count.</summary>
    private const int MaxLinks = 128;

    public static bool IsOn => MessagingDiagnostics.Activities.HasListeners();

    /// <summary>The span in which one message has its effect; parent of all that follows from it.</summary>
    public static Activity? StartProcess(
        string topic, TopicKind kind, int partition, long offset, string? parent, ReadOnlyMemory<byte> payload)
    {
        var span = MessagingDiagnostics.Activities.StartActivity(
            $"process {kind.Action}", ActivityKind.Consumer, parent);

        // Spans of a batch overlap; none of them may become the ambient parent of another.
        Activity.Current = null;
        if (span is { IsAllDataRequested: true })
        {
            Describe(span, "process", topic, kind.Action, partition);
            span.SetTag("messaging.kafka.offset", offset);
            var subject = MessageSubject.Of(payload.Span);
            span.SetTag("ticketing.booking_id", subject.BookingId).SetTag("ticketing.event_id", subject.EventId);
        }

        return span;
    }

    /// <summary>
    /// The span from handing a record over to the broker's acknowledgement: in the trace of its first message, with links
    /// to the others'.
    /// </summary>
    public static Activity? StartPublish(WireRecord record)
    {
        var traces = Bundle.TracesOf(record.Messages).Take(MaxLinks).ToList();
        if (traces.Count == 0)
        {
            return null; // Belongs to no request or message.
        }

        var action = ActionOf(record.Topic);
        var links = traces.Skip(1)
            .Select(trace => ActivityContext.TryParse(trace, null, isRemote: false, out var context) ? context : default)
            .Where(context => context != default).Select(context => new ActivityLink(context));
        ActivityContext.TryParse(traces[0], null, isRemote: false, out var parent);
        var ambient = Activity.Current;
        var span = MessagingDiagnostics.Activities.StartActivity(
            $"publish {action}", ActivityKind.Producer, parent, links: links);
        Activity.Current = ambient;
        if (span is { IsAllDataRequested: true })
        {
            Describe(span, "publish", record.Topic, action, record.Partition);
            if (record.Count > 1)
            {
                span.SetTag("messaging.batch.message_count", record.Count);
            }
        }

        return span;
    }

    private static void Describe(Activity span, string operation, string topic, string action, int? partition) => span
        .SetTag("messaging.system", "kafka")
        .SetTag("messaging.operation.name", operation)
        .SetTag("messaging.operation.type", operation == "publish" ? "send" : operation)
        // The action, not the topic: trace views show this attribute, and the topic's beginning is the same for all.
        .SetTag("messaging.destination.name", action)
        .SetTag("ticketing.topic", topic)
        .SetTag("messaging.destination.partition.id", partition?.ToString(null, null));

    private static string ActionOf(string topic)
    {
        foreach (var kind in Topics.All)
        {
            if (kind.Matches(topic))
            {
                return kind.Action;
            }
        }

        return topic;
    }
}
