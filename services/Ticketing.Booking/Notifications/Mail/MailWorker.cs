using System.Diagnostics;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Notifications.Mail;

/// <summary>
/// Sends notifications by mail. No mail is lost, because it is marked as sent only after the server's 250. A worker
/// that dies between the 250 and the mark, which is one statement, leaves a mail that is sent twice; both have the same
/// Message-ID, by which mail programs show it once.
/// </summary>
internal sealed partial class MailWorker(
    MailQueue queue,
    MailComposer composer,
    IMailSender sender,
    IUserContacts contacts,
    IEventDirectory events,
    TicketAttachments attachments,
    BookingStore bookings,
    MailOptions options,
    TimeProvider clock,
    ILogger<MailWorker> logger)
    : PeriodicWork("Sending mails", options.Interval, clock, logger)
{
    // Of one sender in one round: 10,000 mails of a sell-out are several rounds.
    private const int MaxBatchesPerRound = 40;

    // When the server is away, the rest of the batch waits this long.
    private static readonly TimeSpan OutagePause = TimeSpan.FromSeconds(10);

    // An older notification is of no use by mail.
    private static readonly TimeSpan UsefulFor = TimeSpan.FromDays(7);

    private readonly TimeProvider _clock = clock;
    private readonly ILogger _logger = logger;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        if (sender.IsConfigured)
        {
            await Task.WhenAll(Enumerable.Range(0, options.Senders).Select(_ => SendBatchesAsync(ct)));
        }
    }

    private async Task SendBatchesAsync(CancellationToken ct)
    {
        for (var i = 0; i < MaxBatchesPerRound; i++)
        {
            var (rows, leaseEnds) = await queue.TakeAsync(ct);
            if (rows.Count == 0 || !await SendAsync(rows, leaseEnds, ct) || rows.Count < MailQueue.MaxBatch)
            {
                return;
            }
        }
    }

    /// <returns>False when the rest of the batch was given back, because the server is away or the time is
    /// over.</returns>
    private async Task<bool> SendAsync(List<NotificationRow> rows, DateTimeOffset leaseEnds, CancellationToken ct)
    {
        Dictionary<Guid, UserContact> users;
        try
        {
            users = await contacts.ReadAsync([.. rows.Select(r => r.UserId).Distinct()], ct);
        }
        catch (HttpRequestException e)
        {
            LogNoContacts(_logger, rows.Count, e.Message);
            await queue.ReturnAsync(rows, OutagePause, ct);
            return false;
        }
        using var session = sender.Open();
        for (var i = 0; i < rows.Count; i++)
        {
            // The lease must not end while a mail's tickets are made or it is sent: another worker would send it too.
            if (_clock.GetUtcNow() + (2 * options.SendTimeout) > leaseEnds)
            {
                await queue.ReturnAsync(rows[i..], TimeSpan.Zero, ct);
                return false;
            }
            if (!await SendAsync(session, rows[i], users.GetValueOrDefault(rows[i].UserId), ct))
            {
                await queue.ReturnAsync(rows[(i + 1)..], OutagePause, ct);
                return false;
            }
        }
        return true;
    }

    /// <returns>False when the server seems to be away.</returns>
    private async Task<bool> SendAsync(
        IMailSession session, NotificationRow row, UserContact? to, CancellationToken ct)
    {
        var (current, outdated) = await ReviseAsync(row, ct);
        if (to is null || current is null)
        {
            await queue.FinishAsync(row.Id, "SKIPPED", to is null ? "no such user" : outdated, ct);
            Count("skipped");
            return true;
        }
        var (files, wait) = await attachments.FindAsync(current, ct);
        if (wait is { } pause)
        {
            await queue.ReturnAsync([row], pause, ct);
            return true;
        }
        var mail = composer.Compose(current, to, events.Find(new EventId(row.EventId)), files.Count > 0) with
        {
            Attachments = files,
        };
        // Cancelled only between two mails: one that is broken off half way may be delivered cut short.
        ct.ThrowIfCancellationRequested();
        using var timeout = new CancellationTokenSource(options.SendTimeout, _clock);
        try
        {
            var (outcome, why) = await session.SendAsync(mail, timeout.Token);
            await RecordAsync(row, outcome, why, ct);
            return true;
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is not Npgsql.NpgsqlException)
        {
            // Only the exception's type is logged: its message may hold an address.
            LogFailed(_logger, row.Id, e.GetType().Name, row.MailAttempts + 1);
            await queue.RetryLaterAsync(row, e.GetType().Name, ct);
            Count("failed");
            return false;
        }
    }

    private async Task RecordAsync(NotificationRow row, MailOutcome outcome, string? why, CancellationToken ct)
    {
        if (outcome == MailOutcome.Deferred)
        {
            await queue.RetryLaterAsync(row, why!, ct);
            Count("deferred");
            return;
        }
        await queue.FinishAsync(row.Id, outcome == MailOutcome.Sent ? "SENT" : "PARKED", why, ct);
        Count(outcome == MailOutcome.Sent ? "sent" : "refused");
    }

    /// <summary>The notification as its booking is now, or why it is sent no more.</summary>
    private async Task<(NotificationRow? Current, string? Outdated)> ReviseAsync(
        NotificationRow row, CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        if (row.CreatedAt + UsefulFor < now || (row.Kind == NotificationKind.HoldEnding && row.Detail.Until <= now))
        {
            return (null, "too late");
        }
        if (MailTruth.DependsOn(row) is not { } id || await bookings.FindAsync(id, ct) is not { } booking)
        {
            return (row, null);
        }
        return MailTruth.Holds(row, booking, now)
            ? (MailTruth.Revise(row, booking), null)
            : (null, "not true any more");
    }

    private static void Count(string outcome) => BookingMetrics.Mails.Add(
        1, new TagList { { "outcome", outcome } });

    [LoggerMessage(LogLevel.Warning, "Mail of notification {NotificationId} failed ({Error}), try {Attempt}")]
    private static partial void LogFailed(ILogger logger, Guid notificationId, string error, int attempt);

    [LoggerMessage(LogLevel.Warning, "{Count} mails wait: event-ticketing does not tell addresses ({Error})")]
    private static partial void LogNoContacts(ILogger logger, int count, string error);
}
