using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Notifications.Mail;

/// <summary>The mail side of the notifications table.</summary>
internal sealed class MailQueue(Database database, TimeProvider clock, MailOptions options)
{
    /// <summary>Mails of one lease: at the usual 50 ms each far less than it.</summary>
    public const int MaxBatch = 25;

    // A lease is a due time in the future: the mails of a worker that dies are due again when it is over.
    internal const string Take = $"""
        UPDATE notifications n SET mail_due_at = @leaseEnds
        FROM (
            SELECT id FROM notifications
            WHERE mail_state = 'PENDING' AND created_at > '-infinity' AND mail_due_at <= @now
            ORDER BY mail_due_at, seq LIMIT @limit
            FOR UPDATE SKIP LOCKED
        ) due
        WHERE n.id = due.id
        RETURNING {NotificationRow.Columns}
        """;

    internal const string Finish = """
        UPDATE notifications SET mail_state = @state, mail_error = @error, mail_attempts = mail_attempts + 1,
            mail_sent_at = CASE WHEN @state = 'SENT' THEN @now::timestamptz END
        WHERE id = @id AND mail_state = 'PENDING'
        """;

    private const string RetryLater = """
        UPDATE notifications SET mail_due_at = @dueAt, mail_error = @error, mail_attempts = mail_attempts + 1,
            mail_state = CASE WHEN mail_attempts + 1 >= @maxAttempts THEN 'PARKED' ELSE 'PENDING' END
        WHERE id = @id AND mail_state = 'PENDING'
        """;

    private const string Return =
        "UPDATE notifications SET mail_due_at = @dueAt WHERE id = ANY (@ids) AND mail_state = 'PENDING'";

    // 10 s, 30 s, 2 min, … about seven hours in all: longer than an outage that somebody notices.
    private static readonly TimeSpan[] BackOff =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(4),
    ];

    /// <summary>Tries of one mail; then it is parked and an operator decides.</summary>
    public static int MaxAttempts => BackOff.Length + 1;

    /// <summary>Mails that nobody else has, oldest first, and until when they are the caller's.</summary>
    public async Task<(List<NotificationRow> Rows, DateTimeOffset LeaseEnds)> TakeAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var leaseEnds = now + options.Lease;
        var rows = await database.QueryAsync<NotificationRow>(Take, new { now, leaseEnds, limit = MaxBatch }, ct);
        return ([.. rows.OrderBy(r => r.Seq)], leaseEnds);
    }

    /// <summary>The mail is SENT, SKIPPED or PARKED.</summary>
    public Task FinishAsync(Guid id, string state, string? error, CancellationToken ct) =>
        database.ExecuteAsync(Finish, new { id, state, error, now = clock.GetUtcNow() }, ct);

    /// <summary>The mail is tried again later, or parked when it was tried often enough.</summary>
    public Task RetryLaterAsync(NotificationRow row, string error, CancellationToken ct) =>
        database.ExecuteAsync(
            RetryLater,
            new
            {
                id = row.Id,
                dueAt = clock.GetUtcNow() + BackOff[Math.Min(row.MailAttempts, BackOff.Length - 1)],
                error,
                maxAttempts = MaxAttempts,
            },
            ct);

    /// <summary>Gives mails that were not tried back to the next worker.</summary>
    public Task ReturnAsync(IEnumerable<NotificationRow> rows, TimeSpan after, CancellationToken ct) =>
        database.ExecuteAsync(
            Return, new { ids = rows.Select(r => r.Id).ToArray(), dueAt = clock.GetUtcNow() + after }, ct);
}
