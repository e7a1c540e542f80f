using System.Threading.RateLimiting;

namespace Ticketing.EventTicketing.PersonalData;

/// <summary>
/// Bounds what one person may ask: an export reads several tables, and a stolen session must not guess the password.
/// </summary>
internal sealed class PersonalDataTries : IDisposable
{
    /// <summary>Exports, and tries to delete, of one person in ten minutes.</summary>
    public const int InWindow = 5;

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetFixedWindowLimiter(
            key,
            _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = InWindow, Window = TimeSpan.FromMinutes(10), QueueLimit = 0,
            }));

    /// <summary>False when the person did this too often.</summary>
    public bool TryTake(string what, Guid user)
    {
        using var lease = _limiter.AttemptAcquire($"{what} {user}");
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();
}
