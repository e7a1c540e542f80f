using Ticketing.Contracts.Messages;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Accounts.Mails;

/// <summary>
/// Mails about accounts. A row is asked for here and sent by booking's mail worker, which takes it with a lease. The
/// secret of its link is made when the mail is taken, so nobody finds one in the database.
/// </summary>
internal sealed class AccountMails(Database database, TimeProvider time)
{
    /// <summary>Mails of one lease.</summary>
    public const int MaxBatch = 25;

    /// <summary>Of one kind to one account in <see cref="Window"/>: nobody's mailbox is filled in our name.</summary>
    private const int MaxInWindow = 5;

    /// <summary>10 s, 40 s, … at most two hours between them: about nine hours in all.</summary>
    private const int MaxAttempts = 8;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    /// <summary>The least time between two mails of one kind to one account.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>The lock makes two who ask at once take turns, so that the second sees the first one's mail.</summary>
    private const string LockUser = "SELECT user_id FROM users WHERE user_id = @UserId FOR NO KEY UPDATE";

    private const string Ask =
        """
        WITH forgotten AS (DELETE FROM account_mails WHERE user_id = @UserId AND asked_at < @ForgetBefore)
        INSERT INTO account_mails (mail_id, user_id, kind, asked_at, due_at)
        SELECT @MailId, @UserId, @Kind, @Now, @Now
        WHERE NOT EXISTS (
            SELECT FROM account_mails WHERE user_id = @UserId AND kind = @Kind AND asked_at > @NotAfter)
          AND (SELECT count(*) FROM account_mails
               WHERE user_id = @UserId AND kind = @Kind AND asked_at > @WindowStart) < @MaxInWindow
        """;

    private const string FindDue =
        """
        SELECT mail_id, kind FROM account_mails WHERE finished_at IS NULL AND due_at <= @Now
        ORDER BY due_at LIMIT @Limit FOR UPDATE SKIP LOCKED
        """;

    private const string Give =
        """
        UPDATE account_mails m
        SET due_at = @LeaseEnds, attempts = m.attempts + 1, token_hash = t.hash, expires_at = t.expires_at
        FROM unnest(@Ids, @Hashes, @Expiries) AS t (id, hash, expires_at)
        WHERE m.mail_id = t.id
        RETURNING m.mail_id, coalesce(m.email, (SELECT u.email FROM users u WHERE u.user_id = m.user_id)) AS email,
                  coalesce(m.locale, (SELECT u.locale FROM users u WHERE u.user_id = m.user_id)) AS locale
        """;

    /// <summary>Of mails to an address in a day, whoever asks: nobody's mailbox is filled by others in our name.</summary>
    private const int MaxToAddress = 5;

    /// <summary>Two who ask for one address at once take turns.</summary>
    private const string AskForAddress =
        """
        SELECT pg_advisory_xact_lock(hashtextextended(@Email, 0));
        DELETE FROM account_mails WHERE email IS NOT NULL AND asked_at < @ForgetBefore;
        INSERT INTO account_mails (mail_id, email, locale, kind, asked_at, due_at)
        SELECT @MailId, @Email, @Locale, @Kind, @Now, @Now
        WHERE (SELECT count(*) FROM account_mails WHERE email = @Email AND asked_at > @Since) < @MaxToAddress
        """;

    private const string Finish =
        """
        UPDATE account_mails m
        SET outcome = t.outcome,
            finished_at = CASE WHEN t.outcome <> 'deferred' OR m.attempts >= @MaxAttempts THEN @Now END,
            due_at = @Now + least(interval '2 hours', interval '10 seconds' * power(4, m.attempts - 1))
        FROM unnest(@Ids, @Outcomes) AS t (id, outcome)
        WHERE m.mail_id = t.id AND m.finished_at IS NULL
        """;

    /// <summary>How long the link of a mail is good, from when the mail is taken; null for a mail without one.</summary>
    public static TimeSpan? LifeOf(string kind) => kind switch
    {
        AccountMailKinds.VerifyEmail => TimeSpan.FromHours(24),
        AccountMailKinds.ResetPassword or AccountMailKinds.GuestSignIn or AccountMailKinds.DeleteAccount =>
            TimeSpan.FromMinutes(30),
        _ => null,
    };

    /// <summary>Asks for a mail; false when the account has had as many of the kind as it may for now.</summary>
    public async Task<bool> AskAsync(Guid userId, string kind, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        var asked = await AskAsync(transaction, userId, kind, ct);
        await transaction.CommitAsync(ct);
        return asked;
    }

    /// <summary>The same within the change that the mail is about.</summary>
    public async Task<bool> AskAsync(DatabaseTransaction transaction, Guid userId, string kind, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        // What tells of a change is never held back, so there is nothing to take turns for.
        var isBounded = LifeOf(kind) is not null || kind == AccountMailKinds.AccountExists;
        if (isBounded)
        {
            await transaction.FindAsync<Guid?>(LockUser, new { UserId = userId }, ct);
        }

        var mail = new
        {
            MailId = Guid.CreateVersion7(now), UserId = userId, Kind = kind, Now = now, ForgetBefore = now - KeptFor,
            NotAfter = isBounded ? now - Interval : now, WindowStart = now - Window,
            MaxInWindow = isBounded ? MaxInWindow : int.MaxValue,
        };
        return await transaction.ExecuteAsync(Ask, mail, ct) == 1;
    }

    /// <summary>
    /// Asks for a mail to an address, which may have no account, within the change that the mail is about. An address that
    /// got as many as it may in a day gets no more: what they tell of is on its owner's page.
    /// </summary>
    public Task AskForAddressAsync(
        DatabaseTransaction transaction, string email, string locale, string kind, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return transaction.ExecuteAsync(
            AskForAddress,
            new
            {
                MailId = Guid.CreateVersion7(now), Email = email, Locale = locale, Kind = kind, Now = now,
                ForgetBefore = now - KeptFor, Since = now - TimeSpan.FromDays(1), MaxToAddress,
            },
            ct);
    }

    /// <summary>Gives the mails that are due to a worker, until its lease is over, each with a new secret.</summary>
    public async Task<List<AccountMail>> TakeAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var transaction = await database.BeginAsync(ct);
        var due = await transaction.QueryAsync<DueMail>(FindDue, new { Now = now, Limit = MaxBatch }, ct);
        if (due.Count == 0)
        {
            return [];
        }

        var secrets = due.ToDictionary(m => m.MailId, m => LifeOf(m.Kind) is null ? null : RefreshSecret.New());
        var given = await transaction.QueryAsync<GivenMail>(
            Give,
            new
            {
                LeaseEnds = now + Lease,
                Ids = due.Select(m => m.MailId).ToArray(),
                Hashes = due.Select(m => secrets[m.MailId] is { } secret ? RefreshSecret.HashOf(secret) : null).ToArray(),
                Expiries = due.Select(m => (now + LifeOf(m.Kind))?.UtcDateTime).ToArray(),
            },
            ct);
        await transaction.CommitAsync(ct);
        var kinds = due.ToDictionary(m => m.MailId, m => m.Kind);
        return [.. given.Select(m => new AccountMail(m.MailId, kinds[m.MailId], m.Email, m.Locale, secrets[m.MailId]))];
    }

    /// <summary>Marks what a worker has sent, and lets the rest be tried again.</summary>
    public Task FinishAsync(IReadOnlyList<AccountMailOutcome> outcomes, CancellationToken ct) => database.ExecuteAsync(
        Finish,
        new
        {
            Ids = outcomes.Select(o => o.MailId).ToArray(), Outcomes = outcomes.Select(o => o.Outcome).ToArray(),
            Now = time.GetUtcNow(), MaxAttempts,
        },
        ct);

    private sealed class DueMail
    {
        public Guid MailId { get; init; }
        public required string Kind { get; init; }
    }

    private sealed class GivenMail
    {
        public Guid MailId { get; init; }
        public required string Email { get; init; }
        public required string Locale { get; init; }
    }
}
