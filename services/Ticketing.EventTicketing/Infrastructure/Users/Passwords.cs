using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Ticketing.EventTicketing.Domain;

namespace Ticketing.EventTicketing.Infrastructure.Users;

/// <summary>Outcome of checking a password.</summary>
public enum PasswordCheck
{
    /// <summary>Wrong, or there is no such account.</summary>
    Wrong,

    /// <summary>Right.</summary>
    Right,

    /// <summary>Right, and the stored hash is weaker than today's setting: store a new one.</summary>
    RightButOutdated,
}

/// <summary>
/// Hashes and checks passwords (ASP.NET Core's PasswordHasher, versioned format, PBKDF2-HMAC-SHA512) in a
/// bounded lane: a hash costs a tenth of a second of a core on purpose, and log-ins must not starve
/// everything else.
/// </summary>
public sealed class Passwords : IDisposable
{
    /// <summary>The hasher wants a user type and never looks at it.</summary>
    private sealed class Owner;

    private static readonly Owner Nobody = new();
    private readonly PasswordHasher<Owner> _hasher;
    private readonly ConcurrencyLimiter _lane;

    /// <summary>
    /// What an unknown e-mail is checked against, so that it costs what a known one costs. Made when first
    /// needed.
    /// </summary>
    private readonly Lazy<string> _decoy;

    /// <summary>Uses the settings in <paramref name="options"/>.</summary>
    public Passwords(IOptions<UsersOptions> options)
    {
        var users = options.Value;
        _hasher = new PasswordHasher<Owner>(Options.Create(
            new PasswordHasherOptions { IterationCount = users.PasswordIterations }));
        _lane = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = users.PasswordLanes,
            QueueLimit = users.PasswordQueue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        _decoy = new Lazy<string>(() => _hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));
    }

    /// <summary>The refusal for when the lane is full.</summary>
    public static Refusal Busy { get; } = new(
        RefusalCodes.TooManyRequests, "Too many people are logging in or registering right now.")
    {
        RetryAfter = TimeSpan.FromSeconds(3),
    };

    /// <summary>The hash to store, or null when the lane is full.</summary>
    public async Task<string?> HashAsync(string password, CancellationToken ct)
    {
        using var place = await _lane.AcquireAsync(1, ct);
        return place.IsAcquired ? _hasher.HashPassword(Nobody, password) : null;
    }

    /// <summary>
    /// Checks <paramref name="password"/> against <paramref name="hash"/>; a null hash (no such account)
    /// costs the same and is wrong. Null when the lane is full.
    /// </summary>
    public async Task<PasswordCheck?> CheckAsync(string? hash, string password, CancellationToken ct)
    {
        using var place = await _lane.AcquireAsync(1, ct);
        if (!place.IsAcquired)
        {
            return null;
        }

        var result = _hasher.VerifyHashedPassword(Nobody, hash ?? _decoy.Value, password);
        return (hash, result) switch
        {
            (null, _) or (_, PasswordVerificationResult.Failed) => PasswordCheck.Wrong,
            (_, PasswordVerificationResult.SuccessRehashNeeded) => PasswordCheck.RightButOutdated,
            _ => PasswordCheck.Right,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _lane.Dispose();
}
