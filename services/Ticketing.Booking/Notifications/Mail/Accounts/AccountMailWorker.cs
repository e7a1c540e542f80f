using System.Diagnostics;
using Ticketing.Booking.Infrastructure;
using Ticketing.Contracts.Messages;

namespace Ticketing.Booking.Notifications.Mail.Accounts;

/// <summary>
/// Sends the mails about accounts: verified addresses, forgotten passwords. Event-ticketing keeps them, and gives one
/// again whose outcome it was not told, with a new link. Apart from the other mails, so that 10,000 of a sell-out do not
/// keep anybody from logging in.
/// </summary>
internal sealed partial class AccountMailWorker(
    IAccountMailBox box, IMailSender sender, MailOptions options, TimeProvider clock, ILogger<AccountMailWorker> logger)
    : PeriodicWork("Sending account mails", Interval, clock, logger)
{
    private const int MaxBatchesPerRound = 40;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Of the lease of two minutes: what is not sent by then is sent by whoever takes it next.</summary>
    private static readonly TimeSpan TimeForBatch = TimeSpan.FromSeconds(90);

    private readonly TimeProvider _clock = clock;
    private readonly ILogger _logger = logger;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        // A mail without its link is of no use.
        if (!sender.IsConfigured || options.PublicUrl.Length == 0)
        {
            return;
        }

        for (var i = 0; i < MaxBatchesPerRound; i++)
        {
            var mails = await box.TakeAsync(ct);
            if (mails.Count == 0)
            {
                return;
            }

            await box.FinishAsync(await SendAsync(mails, ct), ct);
        }
    }

    private async Task<List<AccountMailOutcome>> SendAsync(IReadOnlyList<AccountMail> mails, CancellationToken ct)
    {
        var started = _clock.GetTimestamp();
        var isServerThere = true;
        using var session = sender.Open();
        List<AccountMailOutcome> outcomes = [];
        foreach (var mail in mails)
        {
            var outcome = AccountMailOutcomes.Deferred;
            if (isServerThere && _clock.GetElapsedTime(started) < TimeForBatch)
            {
                (outcome, isServerThere) = await SendAsync(session, mail, ct);
            }

            outcomes.Add(new AccountMailOutcome(mail.MailId, outcome));
            BookingMetrics.Mails.Add(1, new TagList { { "outcome", outcome } });
        }

        return outcomes;
    }

    private async Task<(string Outcome, bool IsServerThere)> SendAsync(
        IMailSession session, AccountMail mail, CancellationToken ct)
    {
        // Cancelled only between two mails: one that is broken off half way may be delivered cut short.
        ct.ThrowIfCancellationRequested();
        using var timeout = new CancellationTokenSource(options.SendTimeout, _clock);
        try
        {
            var (outcome, _) = await session.SendAsync(AccountMailComposer.Compose(mail, options), timeout.Token);
            return outcome switch
            {
                MailOutcome.Sent => (AccountMailOutcomes.Sent, true),
                MailOutcome.Refused => (AccountMailOutcomes.Refused, true),
                _ => (AccountMailOutcomes.Deferred, true),
            };
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // Only the exception's type is logged: its message may hold an address.
            LogFailed(_logger, mail.MailId, mail.Kind, e.GetType().Name);
            return (AccountMailOutcomes.Deferred, false);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Account mail {MailId} ({Kind}) failed ({Error})")]
    private static partial void LogFailed(ILogger logger, Guid mailId, string kind, string error);
}
