using StackExchange.Redis;

namespace Ticketing.Foundation.Tests.Support;

/// <summary>Faults as the Redis client throws them.</summary>
internal static class RedisFaults
{
    /// <summary>Reads an answer that is no array as one: it may be another request's.</summary>
    /// <exception cref="InvalidCastException">Always, from the client.</exception>
    public static RedisResult[]? ReadWrongAnswer() => (RedisResult[]?)RedisResult.Create((RedisValue)"+OK");
}
