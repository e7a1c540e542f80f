using StackExchange.Redis;

namespace Ticketing.SeatReservation.Infrastructure;

/// <summary>
/// What the text of a server's error says. Redis and Kvrocks word errors differently, and Kvrocks puts words of its own
/// before those of a script ("ERR running script (call to f_…): …"); so a text is searched for the part that names the
/// cause, wherever that stands.
/// </summary>
internal static class ServerErrors
{
    /// <summary>Our functions begin their own errors with it: a part of a section's state is missing.</summary>
    private const string StateLostMark = "STATELOST";

    /// <summary>A part of an initialised section's state is missing.</summary>
    public static bool IsStateLost(RedisServerException e) => Says(e, StateLostMark);

    /// <summary>
    /// Redis: "ERR Function not found". Kvrocks: "ERR No such function name found in storage".
    /// </summary>
    public static bool IsUnknownFunction(RedisServerException e) =>
        !IsStateLost(e) && (Says(e, "function not found") || Says(e, "no such function"));

    /// <summary>
    /// Redis: "ERR Library 'ticketing_seats_…' already exists". Kvrocks: "ERR library already exists, please specify
    /// REPLACE to force load".
    /// </summary>
    public static bool IsKnownLibrary(RedisServerException e) => Says(e, "already exists");

    /// <summary>Both: "NOSCRIPT No matching script. Please use EVAL."</summary>
    public static bool IsUnknownScript(RedisServerException e) => Says(e, "NOSCRIPT");

    private static bool Says(RedisServerException e, string part) =>
        e.Message.Contains(part, StringComparison.OrdinalIgnoreCase);
}
