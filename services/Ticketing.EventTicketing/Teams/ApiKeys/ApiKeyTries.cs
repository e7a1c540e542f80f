using System.Threading.RateLimiting;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Teams.ApiKeys;

/// <summary>
/// Counts requests for tokens by network address. Nobody guesses 256 random bits; the limit bounds the work of trying.
/// </summary>
internal sealed class ApiKeyTries : IDisposable
{
    /// <summary>A token is good for 15 minutes, so a program asks a few times an hour.</summary>
    public const int PerMinute = 60;

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(
        address => RateLimitPartition.GetFixedWindowLimiter(
            address,
            _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0,
            }));

    /// <summary>False when the address has asked too often in this minute.</summary>
    public bool TryTake(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(context.SenderAddress());
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();
}
