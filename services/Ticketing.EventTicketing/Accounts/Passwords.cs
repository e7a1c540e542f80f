using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Ticketing.EventTicketing.Accounts.PasswordChanges;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>Outcome of checking a password.</summary>
internal enum PasswordCheck
{
    /// <summary>Wrong, or there is no such account.</summary>
    Wrong,

    /// <summary>Right.</summary>
    Right,

    /// <summary>Right, and the stored hash is weaker than today's setting: store a new one.</summary>
    RightButOutdated,
}

/// <summary>
/// Hashes and checks passwords (ASP.NET Core's PasswordHasher, versioned format, PBKDF2-HMAC-SHA512) a
/// few at a time with a bounded queue, on threads that yield: a hash costs a tenth of a second of a core on purpose, and
/// log-ins must not starve everything else.
/// </summary>
internal sealed class Passwords : IDisposable
{
    /// <summary>The hasher wants a user type and never looks at it.</summary>
    private sealed class Owner;

    private const string Guessable =
        "Is easy to guess: it is on a list of known passwords, or made of few words, names, dates or keys in a row. "
        + "Three or four words that have nothing to do with each other are good.";

    private static readonly Owner Nobody = new();
    private readonly PasswordHasher<Owner> _hasher;
    private readonly ConcurrencyLimiter _turns;
    private readonly YieldingThreads _threads;

    /// <summary>
    /// What the password of an unknown e-mail is checked against, so that it takes as long as for a known one.
    /// </summary>
    private readonly Lazy<string> _decoy;

    public Passwords(IOptions<AccountsOptions> options)
    {
        var settings = options.Value;
        _hasher = new PasswordHasher<Owner>(Options.Create(
            new PasswordHasherOptions { IterationCount = settings.PasswordIterations }));
        _turns = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = settings.PasswordLanes,
            QueueLimit = settings.PasswordQueue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        _threads = new YieldingThreads(settings.PasswordLanes, "passwords");
        _decoy = new Lazy<string>(() => _hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));
    }

    /// <summary>The hash to store, or null when the queue is full.</summary>
    public async Task<string?> HashAsync(string password, CancellationToken ct)
    {
        using var turn = await _turns.AcquireAsync(1, ct);
        return turn.IsAcquired ? await _threads.RunAsync(() => _hasher.HashPassword(Nobody, password), ct) : null;
    }

    /// <summary>
    /// The hash of a password that somebody chose, or why it is not taken. It is looked at within a turn, because that
    /// costs about as much as half a hash.
    /// </summary>
    /// <param name="password">Of a length that <see cref="UserRules"/> allow.</param>
    /// <param name="field">Its name in the request.</param>
    /// <param name="email">The account's: nobody's password is what everybody knows of them.</param>
    /// <param name="name">The account's.</param>
    /// <param name="ct">Stops the waiting.</param>
    public async Task<(string? Hash, Refusal? Refusal)> HashNewAsync(
        string password, string field, string email, string name, CancellationToken ct)
    {
        using var turn = await _turns.AcquireAsync(1, ct);
        if (!turn.IsAcquired)
        {
            return (null, AccountErrors.TooManyLogIns);
        }

        var hash = await _threads.RunAsync(
            () => PasswordStrength.IsGuessable(password, email, name) ? null : _hasher.HashPassword(Nobody, password), ct);
        return hash is null
            ? (null, Refusal.Invalid(field, Guessable) with { Reason = "password-guessable" })
            : (hash, null);
    }

    /// <summary>
    /// Checks <paramref name="password"/> against <paramref name="hash"/>; a null hash (no such account)
    /// costs the same and is wrong. Null when the queue is full.
    /// </summary>
    public async Task<PasswordCheck?> CheckAsync(string? hash, string password, CancellationToken ct)
    {
        using var turn = await _turns.AcquireAsync(1, ct);
        if (!turn.IsAcquired)
        {
            return null;
        }

        var result = await _threads.RunAsync(
            () => _hasher.VerifyHashedPassword(Nobody, hash ?? _decoy.Value, password), ct);
        return (hash, result) switch
        {
            (null, _) or (_, PasswordVerificationResult.Failed) => PasswordCheck.Wrong,
            (_, PasswordVerificationResult.SuccessRehashNeeded) => PasswordCheck.RightButOutdated,
            _ => PasswordCheck.Right,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _turns.Dispose();
        _threads.Dispose();
    }
}
