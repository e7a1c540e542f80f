using StackExchange.Redis;

namespace Ticketing.Gateway.Waiting.Challenges;

/// <summary>
/// Challenges that have been used, in Redis, so that none is good twice, at whichever gateway. While Redis is away every
/// solved one is good until it expires: a sale goes on, and a challenge is its account's alone in any case.
/// </summary>
internal sealed partial class UsedChallenges(Lazy<IConnectionMultiplexer> redis, ILogger<UsedChallenges> log)
{
    /// <summary>False if it was used before.</summary>
    public async Task<bool> AddAsync(string signature, TimeSpan life)
    {
        try
        {
            return await redis.Value.GetDatabase().StringSetAsync($"gateway:challenge:{signature}", 1, life, When.NotExists);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            LogAway(e.Message);
            return true;
        }
    }

    [LoggerMessage(LogLevel.Debug, "Redis is away: a challenge may be used twice ({Reason})")]
    private partial void LogAway(string reason);
}
