using System.Data.Common;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Ticketing.Messaging.Publishing;

namespace Ticketing.Messaging.Consuming;

/// <summary>Tells an outage, which passes, from a fault in a message or in our code, which does not.</summary>
internal static partial class Faults
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
        _ when exception.GetType().Name == "RedisServerException" => ServerIsUnready().IsMatch(exception.Message),
        InvalidCastException { Source: RedisClient } => true,
        _ => exception.InnerException is not null && IsOutage(exception.InnerException),
    };

    /// <summary>
    /// The assembly whose <see cref="InvalidCastException"/> means that an answer has another form than its request asks
    /// for. Such an answer may be another request's: a client that lost its place in the connection shows it by this or
    /// by a RedisConnectionException of kind ProtocolFailure, and recovers by a new connection.
    /// </summary>
    private const string RedisClient = "StackExchange.Redis";

    /// <summary>
    /// Codes of errors that pass, wherever they stand: inside a script Kvrocks puts its own words before them. As whole
    /// words: BUSYGROUP is a fault of ours.
    /// </summary>
    [GeneratedRegex(@"\b(LOADING|READONLY|BUSY)\b")]
    private static partial Regex ServerIsUnready();
}

/// <summary>
/// The work cannot be done yet for a reason that passes, for example seats that are not initialised yet.
/// </summary>
public sealed class RetryLaterException(string reason) : Exception(reason);
