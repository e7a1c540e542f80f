using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Payments;
using Ticketing.Booking.Payments.Providers;
using Ticketing.Booking.Waitlist.AuditWaitlist;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Waitlist.ServeWaitlist;

/// <summary>
/// Takes the next step of every entry that is due: charges offers, records their outcome, finishes authorisations that
/// a crash left open, lets money go. Each step may be repeated. A lease keeps replicas off each other's entries, and
/// makes an entry due again if its worker dies.
/// </summary>
internal sealed partial class WaitlistSettling(
    Database database,
    IEventDirectory directory,
    WaitlistStore store,
    WaitlistPayments payments,
    Authorisations authorisations,
    OfferSettlement offers,
    SaleEnd saleEnd,
    BookingOptions options,
    TimeProvider clock,
    ILogger<WaitlistSettling> logger)
    : PeriodicWork("Settling waitlist entries", options.WaitlistInterval, clock, logger)
{
    // Of one round. A round of so many charges takes a few seconds; the next one follows at once.
    private const int MaxBatch = 200;

    // Calls of the provider at a time: more than one, because some are slow, and few, because it may be overloaded.
    private const int Parallel = 8;

    // An offer has no next step until the seat engine has answered for its booking.
    private const string TakeDue = $"""
        UPDATE waitlist_entries w SET worked_until = @leaseEnds
        FROM (
            SELECT e.id FROM waitlist_entries e LEFT JOIN bookings b ON b.id = e.booking_id
            WHERE (e.state IN ('AUTHORISING', 'OFFERED') OR e.void_due) AND e.worked_until <= @now
              AND (e.state <> 'OFFERED' OR b.status <> 'PROCESSING')
            ORDER BY e.worked_until, e.number LIMIT @limit
            FOR UPDATE OF e SKIP LOCKED
        ) due
        WHERE w.id = due.id
        RETURNING {WaitlistEntryRow.Columns}
        """;

    private readonly TimeProvider _clock = clock;
    private readonly ILogger _logger = logger;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        await saleEnd.ExpireAsync(ct);
        var now = _clock.GetUtcNow();
        var due = await database.QueryAsync<WaitlistEntryRow>(
            TakeDue, new { now, leaseEnds = now + options.WaitlistStepLease, limit = MaxBatch }, ct);
        await System.Threading.Tasks.Parallel.ForEachAsync(
            due.OrderBy(e => e.Number ?? 0),
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = ct },
            async (entry, cancel) => await TryStepAsync(entry, cancel));
    }

    private async Task TryStepAsync(WaitlistEntryRow entry, CancellationToken ct)
    {
        try
        {
            await StepAsync(entry, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // Mostly a provider that does not answer. The entry is due again after its lease; the others go on.
            LogNotSettled(_logger, e, entry.Id, entry.State, options.WaitlistStepLease);
        }
    }

    private Task StepAsync(WaitlistEntryRow entry, CancellationToken ct) => entry.State switch
    {
        _ when entry.VoidDue => payments.VoidAsync(entry, ct),
        WaitlistState.Authorising => FinishJoiningAsync(entry, ct),
        _ => offers.SettleAsync(entry, ct),
    };

    /// <summary>The request that joined ended before its outcome was known; the provider says what it is.</summary>
    private async Task FinishJoiningAsync(WaitlistEntryRow entry, CancellationToken ct)
    {
        var payment = await authorisations.ReadAsync(entry.TransactionId, ct);
        if ((payment?.State == ProviderPaymentState.Authorised || entry.AuthorisedMinor == 0)
            && directory.Find(new EventId(entry.EventId)) is { } plan)
        {
            await store.EnterLineAsync(entry, plan, ct);
            return;
        }
        await store.EndAsync(
            entry, WaitlistState.Authorising, WaitlistState.Declined, payment?.FailureCode ?? "not-authorised",
            WaitlistEvents.Left, ct);
    }

    [LoggerMessage(
        LogLevel.Warning, "Waitlist entry {EntryId} ({State}) could not be settled; again in {Lease}")]
    private static partial void LogNotSettled(
        ILogger logger, Exception exception, Guid entryId, string state, TimeSpan lease);
}
