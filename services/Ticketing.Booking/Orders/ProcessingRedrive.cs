using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Codes;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Payments;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Orders;

/// <summary>
/// Publishes a seat request again when it has had no answer for RedriveAfter, and then once every RedriveAfter. This is
/// safe, because the seat engine answers a repeated request with its first answer. After the event nobody answers any
/// more, and the booking fails.
/// </summary>
internal sealed partial class ProcessingRedrive(
    Database database,
    UnansweredOrders unanswered,
    IEventDirectory directory,
    LatePayments latePayments,
    CodeUses codes,
    OrderChanges changes,
    BookingOptions options,
    TimeProvider clock,
    ILogger<ProcessingRedrive> logger)
    : PeriodicWork("Repeating unanswered seat requests", Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // Of one round: enough to catch up after an outage, and too few to overload the seat engine after its own.
    private const int MaxBatch = 500;

    /// <summary>Bookings that have their answer get no time to repeat, which takes them out of the index.</summary>
    internal const string Take = $"""
        UPDATE bookings b SET repeat_at = CASE WHEN b.status = 'PROCESSING' THEN @repeatAt::timestamptz END
        FROM (
            SELECT id FROM bookings WHERE repeat_at <= @now
            ORDER BY repeat_at LIMIT @limit
            FOR UPDATE SKIP LOCKED
        ) due
        WHERE b.id = due.id
        RETURNING {BookingRow.Columns}
        """;

    private const string Fail = $"""
        WITH failed AS (
            UPDATE bookings b
            SET status = 'FAILED', reason = '{CancellationReasons.EventEnded}', updated_at = @now,
                version = b.version + 1
            WHERE b.id = ANY(@ids) AND b.status = 'PROCESSING'
            RETURNING {BookingRow.Columns}
        ), {BookingStore.CountFailed}
        SELECT * FROM failed
        """;

    private readonly TimeProvider _clock = clock;
    private readonly ILogger _logger = logger;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        await unanswered.FindAsync(now, ct);
        await using var transaction = await database.BeginAsync(ct);
        var taken = await transaction.QueryAsync<BookingRow>(
            Take, new { now, repeatAt = now + options.RedriveAfter, limit = MaxBatch }, ct);
        var due = taken.Where(r => r.State == BookingStatus.Processing).ToList();
        var over = due.Where(IsOver).Select(r => r.Id).ToArray();
        var failed = over.Length == 0 ? [] : await FailAsync(transaction, over, now, ct);
        var rows = due.Where(r => !IsOver(r)).ToList();
        await transaction.PublishAsync([.. rows.Select(BookingEvents.SeatRequest)], ct);
        await transaction.CommitAsync(ct);
        changes.Publish(failed);
        if (rows.Count > 0)
        {
            BookingMetrics.RequestsRedriven.Add(rows.Count);
            LogRedriven(_logger, rows.Count, options.RedriveAfter);
        }
    }

    private bool IsOver(BookingRow row) =>
        directory.Find(new EventId(row.EventId))?.Status is SaleStatus.Ended or SaleStatus.Cancelled;

    private async Task<IReadOnlyList<BookingRow>> FailAsync(
        DatabaseTransaction transaction, Guid[] ids, DateTimeOffset now, CancellationToken ct)
    {
        var failed = await transaction.QueryAsync<BookingRow>(Fail, new { ids, now }, ct);
        await latePayments.OnFailedAsync(transaction, failed, ct);
        await codes.GiveBackAsync(transaction, failed, ct);
        return failed;
    }

    [LoggerMessage(
        LogLevel.Warning, "{Count} seat requests had no answer for {RedriveAfter}: published again")]
    private static partial void LogRedriven(ILogger logger, int count, TimeSpan redriveAfter);
}
