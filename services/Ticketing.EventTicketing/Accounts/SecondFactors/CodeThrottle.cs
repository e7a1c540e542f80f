using System.Security.Cryptography;
using System.Text;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts.SecondFactors;

/// <summary>Where wrong codes are counted.</summary>
/// <param name="Key">A SHA-256.</param>
/// <param name="LongestWait">To which the waits grow.</param>
/// <param name="IsOwners">Only the owner gets here, so a right code begins anew; elsewhere it only is not counted.</param>
internal sealed record CodeLane(byte[] Key, TimeSpan LongestWait, bool IsOwners)
{
    /// <summary>Four tries a day, of which three in a million are right: some 200 years for one account.</summary>
    public static readonly TimeSpan LongestWaitForTimeCodes = TimeSpan.FromHours(6);

    /// <summary>Codes by time, tried from browsers that the account does not know.</summary>
    public static CodeLane OfStrangers(Guid userId) => OfTimeCodes(userId, "stranger", false);

    /// <summary>Codes by time, by who tries.</summary>
    public static CodeLane OfTimeCodes(Guid userId, string who, bool isOwners) =>
        Of(LongestWaitForTimeCodes, isOwners, "code", userId.ToString(), who);

    /// <summary>A lane by what is counted.</summary>
    public static CodeLane Of(TimeSpan longestWait, bool isOwners, params string[] parts) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))), longestWait, isOwners);
}

/// <summary>
/// Bounds how many codes may be tried by somebody who knows the password (docs/adr/0038). Five wrong ones are free, then
/// each costs a wait that doubles up to hours. A code is counted before it is looked at: a hundred at once get no more
/// tries than one after another.
/// </summary>
internal sealed class CodeThrottle(Database database, TimeProvider time)
{
    /// <summary>Wrong codes before the first wait: clocks differ, and people mistype.</summary>
    public const int FreeTries = 5;

    /// <summary>Rows whose time is over, deleted by a try: more than it makes.</summary>
    private const int ForgottenAtOnce = 10;

    public static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);

    /// <summary>A lane without a wrong code for so long begins anew: by then it gives fewer tries than its waits do.</summary>
    public static readonly TimeSpan ForgottenAfter = TimeSpan.FromDays(7);

    private const string Count =
        """
        WITH forgotten AS (
            DELETE FROM code_tries WHERE lane IN (
                SELECT lane FROM code_tries WHERE forget_at <= @Now AND lane <> @Lane
                ORDER BY forget_at LIMIT @ForgottenAtOnce FOR UPDATE SKIP LOCKED))
        INSERT INTO code_tries AS t (lane, failures, wait_until, forget_at) VALUES (@Lane, 1, @Now, @ForgetAt)
        ON CONFLICT (lane) DO UPDATE SET
            failures = CASE WHEN t.forget_at <= @Now THEN 1 ELSE least(t.failures + 1, 1000000) END,
            wait_until = CASE WHEN t.forget_at <= @Now OR t.failures + 1 < @FreeTries THEN @Now
                ELSE @Now + least(@LongestWait, @FirstWait * power(2, least(t.failures + 1 - @FreeTries, 20))) END,
            forget_at = @ForgetAt
        WHERE t.wait_until <= @Now
        RETURNING failures
        """;

    private const string FindWait = "SELECT wait_until FROM code_tries WHERE lane = @Lane";

    private const string Forget = "DELETE FROM code_tries WHERE lane = @Lane";

    private const string TakeBack =
        "UPDATE code_tries SET failures = greatest(failures - 1, 0), wait_until = @Now WHERE lane = @Lane";

    /// <summary>Counts a try; or says why the code is not looked at.</summary>
    public async Task<Refusal?> BeginAsync(CodeLane lane, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var row = new
        {
            Lane = lane.Key, Now = now, ForgetAt = now + ForgottenAfter, FreeTries, FirstWait, lane.LongestWait,
            ForgottenAtOnce,
        };
        if (await database.FindAsync<int?>(Count, row, ct) is not null)
        {
            return null;
        }

        var until = await database.FindAsync<DateTime?>(FindWait, row, ct);
        var wait = until - now.UtcDateTime is { } left && left > TimeSpan.FromSeconds(1) ? left : TimeSpan.FromSeconds(1);
        return AccountErrors.TooManyWrongCodes with { RetryAfter = wait };
    }

    /// <summary>The code was right.</summary>
    public Task TakeBackAsync(CodeLane lane, CancellationToken ct) => database.ExecuteAsync(
        lane.IsOwners ? Forget : TakeBack, new { Lane = lane.Key, Now = time.GetUtcNow() }, ct);
}
