using System.Security.Cryptography;
using System.Text;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Accounts.SecondFactors;

/// <summary>What became of a code.</summary>
internal enum CodeUse
{
    Right,
    Wrong,

    /// <summary>It was right and is used up: refused, but no guess.</summary>
    UsedBefore,
}

/// <summary>The second factors of accounts: a secret for codes by time, and codes for who loses the phone.</summary>
internal sealed class SecondFactorStore(Database database, SecretCipher cipher, TimeProvider time)
{
    private const int RecoveryCodes = 10;

    /// <summary>128 bits: nobody guesses one, also not with a copy of the database, so a plain hash is enough.</summary>
    private const int RecoveryBytes = 16;

    private const string Find = "SELECT secret, confirmed_at, last_step FROM second_factors WHERE user_id = @UserId";

    private const string CountCodes = "SELECT count(*) FROM recovery_codes WHERE user_id = @UserId";

    /// <summary>What is confirmed already stays.</summary>
    private const string Begin =
        """
        INSERT INTO second_factors AS f (user_id, secret, created_at) VALUES (@UserId, @Secret, @Now)
        ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at, last_step = 0
        WHERE f.confirmed_at IS NULL
        """;

    /// <summary>A code is taken once: of two log-ins with one code the second finds its step used.</summary>
    private const string TakeStep =
        "UPDATE second_factors SET last_step = @Step WHERE user_id = @UserId AND last_step < @Step";

    private const string Confirm =
        """
        UPDATE second_factors SET confirmed_at = @Now, last_step = @Step
        WHERE user_id = @UserId AND confirmed_at IS NULL AND secret = @Secret
        """;

    private const string ReplaceCodes =
        """
        WITH before AS (DELETE FROM recovery_codes WHERE user_id = @UserId AND code_hash <> ALL (@Hashes))
        INSERT INTO recovery_codes (user_id, code_hash) SELECT @UserId, hash FROM unnest(@Hashes) AS t (hash)
        """;

    private const string UseCode = "DELETE FROM recovery_codes WHERE user_id = @UserId AND code_hash = @Hash";

    private const string Remove =
        """
        WITH codes AS (DELETE FROM recovery_codes WHERE user_id = @UserId)
        DELETE FROM second_factors WHERE user_id = @UserId
        """;

    private const string SetConfigured =
        """
        INSERT INTO second_factors AS f (user_id, secret, created_at, confirmed_at)
        VALUES (@UserId, @Secret, @Now, @Now)
        ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, confirmed_at = @Now, last_step = 0
        """;

    private const string ForgetTries = "DELETE FROM code_tries WHERE lane = @Lane";

    /// <summary>Whether log-ins of the account need a code.</summary>
    public async Task<bool> IsOnAsync(Guid userId, CancellationToken ct) =>
        await FindAsync(userId, ct) is { ConfirmedAt: not null };

    public Task<long> CountRecoveryCodesAsync(Guid userId, CancellationToken ct) =>
        database.FindAsync<long>(CountCodes, new { UserId = userId }, ct);

    /// <summary>A new secret, which counts from its first code on; null if there is one that counts already.</summary>
    public async Task<byte[]?> BeginAsync(Guid userId, CancellationToken ct)
    {
        var secret = TimeCodes.NewSecret();
        var row = new { UserId = userId, Secret = cipher.Encrypt(secret, userId), Now = time.GetUtcNow() };
        return await database.ExecuteAsync(Begin, row, ct) == 1 ? secret : null;
    }

    /// <summary>The recovery codes, shown this once; null if the code is wrong or nothing waits for one.</summary>
    public async Task<IReadOnlyList<string>?> ConfirmAsync(Guid userId, string code, CancellationToken ct)
    {
        if (await FindAsync(userId, ct) is not { ConfirmedAt: null } row
            || TimeCodes.StepOf(cipher.Decrypt(row.Secret, userId), code, time.GetUtcNow()) is not { } step)
        {
            return null;
        }

        List<string> codes = [.. Enumerable.Range(0, RecoveryCodes).Select(_ => NewRecoveryCode())];
        await using var transaction = await database.BeginAsync(ct);
        var confirmed = await transaction.ExecuteAsync(
            Confirm, new { UserId = userId, Now = time.GetUtcNow(), Step = step, row.Secret }, ct);
        if (confirmed == 0)
        {
            return null;
        }

        await transaction.ExecuteAsync(
            ReplaceCodes, new { UserId = userId, Hashes = codes.Select(HashOf).ToArray() }, ct);
        await transaction.AppendAsync(EntryOf("second-factor-on", userId), time.GetUtcNow(), ct);
        await transaction.CommitAsync(ct);
        return codes;
    }

    /// <summary>What the code is: one by time, or a recovery code, of the account. Uses it up.</summary>
    public async Task<CodeUse> UseAsync(Guid userId, string code, CancellationToken ct)
    {
        if (await FindAsync(userId, ct) is not { ConfirmedAt: not null } row)
        {
            return CodeUse.Wrong;
        }

        if (TimeCodes.IsCode(code.Trim()))
        {
            return TimeCodes.StepOf(cipher.Decrypt(row.Secret, userId), code.Trim(), time.GetUtcNow()) is not { } step
                ? CodeUse.Wrong
                : await database.ExecuteAsync(TakeStep, new { UserId = userId, Step = step }, ct) == 1
                    ? CodeUse.Right
                    : CodeUse.UsedBefore;
        }

        return await database.ExecuteAsync(UseCode, new { UserId = userId, Hash = HashOf(code) }, ct) == 1
            ? CodeUse.Right
            : CodeUse.Wrong;
    }

    public Task RemoveAsync(Guid userId, CancellationToken ct) => database.ExecuteAuditedAsync(
        Remove, new { UserId = userId }, EntryOf("second-factor-off", userId), time.GetUtcNow(), ct);

    /// <summary>
    /// Removes it in a transaction that the caller commits, with the caller's own line of the audit log; false if there was
    /// none.
    /// </summary>
    public static async Task<bool> RemoveWithinAsync(DatabaseTransaction transaction, Guid userId, CancellationToken ct) =>
        await transaction.ExecuteAsync(Remove, new { UserId = userId }, ct) > 0;

    /// <summary>Makes the configured secret the account's, if it is not already.</summary>
    public async Task ConfigureAsync(Guid userId, byte[] secret, CancellationToken ct)
    {
        if (await FindAsync(userId, ct) is { ConfirmedAt: not null } row && Matches(row.Secret, secret, userId))
        {
            return;
        }

        var parameters = new { UserId = userId, Secret = cipher.Encrypt(secret, userId), Now = time.GetUtcNow() };
        await database.ExecuteAsync(SetConfigured, parameters, ct);
        // What was tried against the secret of before says nothing of this one.
        await database.ExecuteAsync(ForgetTries, new { Lane = CodeLane.OfStrangers(userId).Key }, ct);
    }

    private static AuditEntry EntryOf(string kind, Guid userId) =>
        new(kind, AuditActor.User(userId)) { SubjectId = userId };

    private Task<Row?> FindAsync(Guid userId, CancellationToken ct) =>
        database.FindAsync<Row>(Find, new { UserId = userId }, ct);

    private bool Matches(byte[] stored, byte[] secret, Guid userId)
    {
        try
        {
            return CryptographicOperations.FixedTimeEquals(cipher.Decrypt(stored, userId), secret);
        }
        catch (CryptographicException)
        {
            return false; // Encrypted under a key that the configuration no longer has.
        }
    }

    /// <summary>For example <c>K7QW-3ZRA-MN4B-XY2C-7HTL-Q5ED-GA</c>.</summary>
    private static string NewRecoveryCode() => string.Join(
        '-', TimeCodes.TextOf(RandomNumberGenerator.GetBytes(RecoveryBytes)).Chunk(4).Select(part => new string(part)));

    /// <summary>However it is typed: lower case, with blanks or without dashes.</summary>
    private static byte[] HashOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant()));

    private sealed class Row
    {
        public required byte[] Secret { get; init; }
        public DateTimeOffset? ConfirmedAt { get; init; }
        public long LastStep { get; init; }
    }
}
