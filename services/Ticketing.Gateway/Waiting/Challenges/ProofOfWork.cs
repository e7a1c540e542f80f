using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Ticketing.Contracts;
using Ticketing.Contracts.Waiting;

namespace Ticketing.Gateway.Waiting.Challenges;

/// <summary>
/// A proof of work (as hashcash): a number so that SHA-256("challenge:number") begins with so many zero bits. Checking costs
/// one hash. The challenge carries what it is good for and is signed, so that any gateway can check it and none keeps it.
/// </summary>
internal sealed class ProofOfWork(IOptions<ChallengeOptions> options, UsedChallenges used, TimeProvider clock) : IEntryChallenge
{
    /// <summary>Long enough for a slow phone, and too short to save many up for the start of a sale.</summary>
    internal static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private const string Kind = "proof-of-work";
    private const int NonceBytes = 8;
    private const int MaxChallengeLength = 256;
    private const int MaxSolutionLength = 20;

    private readonly byte[] _key = Encoding.UTF8.GetBytes(options.Value.Key);
    private readonly int _bits = options.Value.DifficultyBits;

    public EntryChallengeResponse Issue(EventId id, UserId user)
    {
        var expiresAt = DateTimeOffset.FromUnixTimeSeconds((clock.GetUtcNow() + Life).ToUnixTimeSeconds());
        var signed = string.Create(
            CultureInfo.InvariantCulture,
            $"{TextOf(id, user)}.{expiresAt.ToUnixTimeSeconds()}.{RandomNumberGenerator.GetHexString(2 * NonceBytes, true)}");
        return new EntryChallengeResponse(Kind, $"{signed}.{Sign(signed)}", _bits, expiresAt);
    }

    public async Task<bool> RedeemAsync(EventId id, UserId user, string challenge, string solution)
    {
        if (challenge.Length > MaxChallengeLength || solution.Length is 0 or > MaxSolutionLength
            || ReadExpiry(id, user, challenge) is not { } expiresAt || expiresAt <= clock.GetUtcNow()
            || LeadingZeros(SHA256.HashData(Encoding.ASCII.GetBytes($"{challenge}:{solution}"))) < _bits)
        {
            return false;
        }

        return await used.AddAsync(challenge[(challenge.LastIndexOf('.') + 1)..], expiresAt - clock.GetUtcNow());
    }

    /// <summary>Zero bits that it begins with.</summary>
    internal static int LeadingZeros(ReadOnlySpan<byte> hash)
    {
        var zeros = 0;
        foreach (var part in hash)
        {
            if (part != 0)
            {
                return zeros + BitOperations.LeadingZeroCount(part) - 24;
            }

            zeros += 8;
        }

        return zeros;
    }

    /// <summary><c>12.0192….1764451200.00ff….MAC</c>; null if it is not ours, or somebody else's.</summary>
    private DateTimeOffset? ReadExpiry(EventId id, UserId user, string challenge)
    {
        var end = challenge.LastIndexOf('.');
        if (end < 0 || !challenge.StartsWith(TextOf(id, user) + ".", StringComparison.Ordinal)
            || !CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(challenge[(end + 1)..]), Encoding.ASCII.GetBytes(Sign(challenge[..end]))))
        {
            return null;
        }

        return DateTimeOffset.FromUnixTimeSeconds(long.Parse(challenge.Split('.')[2], CultureInfo.InvariantCulture));
    }

    private static string TextOf(EventId id, UserId user) => string.Create(
        CultureInfo.InvariantCulture, $"{id.Value}.{user.Value:N}");

    private string Sign(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(text)));
}
