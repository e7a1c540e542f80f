using Confluent.Kafka;
using Ticketing.ServiceDefaults.Outages;

namespace Ticketing.Messaging.Consuming;

/// <summary>
/// Which failures of a handler say nothing about its messages. Waiting and trying again is the right answer to them
/// however long it lasts.
/// </summary>
internal static class ConsumeFaults
{
    /// <summary>
    /// True for an outage, and for what in a consumer can only come from one: broken input or output, cancelled work.
    /// </summary>
    public static bool IsOutage(Exception exception) => exception switch
    {
        KafkaException or IOException or OperationCanceledException => true,
        _ when Outage.Is(exception) => true,
        _ => exception.InnerException is not null && IsOutage(exception.InnerException),
    };
}
