using Npgsql;

namespace Ticketing.Booking.Notifications.Mail;

/// <summary>The mail side of the notifications table.</summary>
internal sealed class MailQueue(NpgsqlDataSource database, TimeProvider clock, MailOptions options)
{
    /// <summary>Mails of one lease: at the usual 50 ms each far less than it.</summary>
    public const int MaxBatch = 25;

    // A lease is a due time in the future: a worker that dies simply never comes back to it.
    internal const string Take = $"""
        UPDATE notifications n SET mail_due_at = $2
        FROM (
            SELECT id FROM notifications
            WHERE mail_state = 'PENDING' AND created_at > '-infinity' AND mail_due_at <= $1
            ORDER BY mail_due_at, seq LIMIT $3
            FOR UPDATE SKIP LOCKED
        ) due
        WHERE n.id = due.id
        RETURNING {NotificationRow.Columns}
        """;

    internal const string Finish = """
        UPDATE notifications SET mail_state = $2, mail_error = $3, mail_attempts = mail_attempts + 1,
            mail_sent_at = CASE WHEN $2 = 'SENT' THEN $4::timestamptz END
        WHERE id = $1 AND mail_state = 'PENDING'
        """;

    private const string PutOff = """
        UPDATE notifications SET mail_due_at = $2, mail_error = $3, mail_attempts = mail_attempts + 1,
            mail_state = CASE WHEN mail_attempts + 1 >= $4 THEN 'PARKED' ELSE 'PENDING' END
        WHERE id = $1 AND mail_state = 'PENDING'
        """;

    private const string Return = """
        UPDATE notifications SET mail_due_at = $2 WHERE id = ANY ($1) AND mail_state = 'PENDING'
        """;

    // 10 s, 30 s, 2 min, … about seven hours in all: longer than an outage that somebody notices.
    private static readonly TimeSpan[] BackOff =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(4),
    ];

    /// <summary>Tries of one mail; then it is parked and an operator decides.</summary>
    public static int MaxAttempts => BackOff.Length + 1;

    /// <summary>Mails that nobody else has, oldest first, and until when they are ours.</summary>
    public async Task<(List<NotificationRow> Rows, DateTimeOffset LeaseEnds)> TakeAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var leaseEnds = now + options.Lease;
        await using var command = database.CreateCommand(Take);
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = leaseEnds });
        command.Parameters.Add(new() { Value = MaxBatch });
        var rows = await command.ReadNotificationsAsync(ct);
        rows.Sort((a, b) => a.Seq.CompareTo(b.Seq));
        return (rows, leaseEnds);
    }

    /// <summary>The mail is done with: SENT, SKIPPED or PARKED.</summary>
    public Task FinishAsync(Guid id, string state, string? why, CancellationToken ct) =>
        RunAsync(Finish, ct, id, state, (object?)why ?? DBNull.Value, clock.GetUtcNow());

    /// <summary>The mail is tried again later, or parked when it was tried often enough.</summary>
    public Task RetryLaterAsync(NotificationRow row, string why, CancellationToken ct) => RunAsync(
        PutOff, ct, row.Id, clock.GetUtcNow() + BackOff[Math.Min(row.MailAttempts, BackOff.Length - 1)], why,
        MaxAttempts);

    /// <summary>Gives mails that were not tried back to whoever comes next.</summary>
    public Task ReturnAsync(IEnumerable<NotificationRow> rows, TimeSpan after, CancellationToken ct) =>
        RunAsync(Return, ct, rows.Select(r => r.Id).ToArray(), clock.GetUtcNow() + after);

    private async Task RunAsync(string sql, CancellationToken ct, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value is DBNull
                ? new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text }
                : new NpgsqlParameter { Value = value });
        }
        await command.ExecuteNonQueryAsync(ct);
    }
}
