using System.Data.Common;
using System.Net.Sockets;
using Ticketing.Messaging.Publishing;

namespace Ticketing.Messaging.Consuming;

/// <summary>Tells an outage, which passes, from a fault in a message or in our code, which does not.</summary>
internal static class Faults
{
    /// <summary>True if waiting and trying again is the right answer however long it lasts.</summary>
    public static bool IsOutage(Exception exception) => exception switch
    {
        RetryLaterException or PublishException or OperationCanceledException or SocketException or TimeoutException
            or HttpRequestException or IOException or Confluent.Kafka.KafkaException => true,
        DbException { IsTransient: true } => true,
        // The Redis client's exceptions, by name: this library does not depend on it. A script that Redis refuses
        // (RedisServerException, "ERR …") is a fault of ours unless the server is only loading or read-only.
        _ when exception.GetType().Name is "RedisConnectionException" or "RedisTimeoutException" => true,
        _ when exception.GetType().Name == "RedisServerException" =>
            exception.Message.StartsWith("LOADING", StringComparison.Ordinal)
            || exception.Message.StartsWith("READONLY", StringComparison.Ordinal)
            || exception.Message.StartsWith("BUSY", StringComparison.Ordinal),
        _ => exception.InnerException is not null && IsOutage(exception.InnerException),
    };
}

/// <summary>
/// The work cannot be done yet for a reason that passes, for example seats that are not initialised yet.
/// </summary>
public sealed class RetryLaterException(string reason) : Exception(reason);
