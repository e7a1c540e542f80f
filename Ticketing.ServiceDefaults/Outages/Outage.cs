using System.Data.Common;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using StackExchange.Redis;

namespace Ticketing.ServiceDefaults.Outages;

/// <summary>
/// Tells an outage, which passes by itself, from a fault of ours, which does not. An outage is answered with 503 and
/// waited for; a fault is answered with 500, and a message that causes one becomes a dead letter.
/// </summary>
public static partial class Outage
{
    /// <summary>
    /// The assembly whose <see cref="InvalidCastException"/> means that an answer has another form than its request asks
    /// for. Such an answer may be another request's: a client that lost its place in the connection shows it by this or by
    /// a <see cref="RedisConnectionException"/> of kind ProtocolFailure, and recovers by a new connection.
    /// </summary>
    private const string RedisClient = "StackExchange.Redis";

    /// <summary>True when <paramref name="exception"/>, or what caused it, means that something we need is away.</summary>
    public static bool Is(Exception exception) => exception switch
    {
        OutageException or SocketException or TimeoutException or HttpRequestException => true,
        DbException { IsTransient: true } => true,
        DbException { InnerException: IOException } => true,
        RedisConnectionException or RedisTimeoutException => true,

        // A script that the server refuses ("ERR …") is a fault of ours unless the server only loads or is read-only.
        RedisServerException => ServerIsUnready().IsMatch(exception.Message),
        InvalidCastException { Source: RedisClient } => true,
        _ => exception.InnerException is not null && Is(exception.InnerException),
    };

    /// <summary>
    /// Codes of errors that pass, wherever they stand: inside a script Kvrocks puts its own words before them. As whole
    /// words: BUSYGROUP is a fault of ours.
    /// </summary>
    [GeneratedRegex(@"\b(LOADING|READONLY|BUSY)\b")]
    private static partial Regex ServerIsUnready();
}

/// <summary>
/// A library's exceptions that mean an outage, registered by whoever uses that library, so that this one need not.
/// </summary>
/// <param name="Exception">The type; those that derive from it count too.</param>
public sealed record OutageKind(Type Exception)
{
    /// <summary>True for such an exception and for one that it caused.</summary>
    public bool Matches(Exception exception) =>
        Exception.IsInstanceOfType(exception) || (exception.InnerException is { } inner && Matches(inner));
}

/// <summary>Something the service needs is away, or not ready yet; it passes by itself.</summary>
/// <param name="message">What is away and for what it was needed.</param>
/// <param name="inner">The client library's exception.</param>
public abstract class OutageException(string message, Exception? inner = null) : Exception(message, inner);
