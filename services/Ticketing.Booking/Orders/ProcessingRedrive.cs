using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Payments;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;
using Ticketing.Messaging.Outboxes;

namespace Ticketing.Booking.Orders;

/// <summary>
/// Publishes the seat request of a booking again that has had no answer for RedriveAfter, and then at most
/// as often. The seat engine answers a repeated request with its first answer, so this is safe
/// however late that comes. When the event is over nobody answers any more, and the booking fails.
/// </summary>
internal sealed partial class ProcessingRedrive(
    Database database,
    UnansweredOrders unanswered,
    IEventDirectory directory,
    LatePayments latePayments,
    OrderChanges changes,
    OutboxSignal outboxSignal,
    BookingOptions options,
    TimeProvider clock,
    ILogger<ProcessingRedrive> logger)
    : PeriodicWork("Repeating unanswered seat requests", Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // Of one round: enough to catch up after an outage, too few to drown the seat engine that is the likely
    // reason.
    private const int MaxBatch = 500;

    /// <summary>
    /// $1 now, $2 when to look again, $3 how many. Bookings that had their answer meanwhile come out of the index.
    /// </summary>
    internal const string Take = $"""
        UPDATE bookings b SET repeat_at = CASE WHEN b.status = 'PROCESSING' THEN $2::timestamptz END
        FROM (
            SELECT id FROM bookings WHERE repeat_at <= $1
            ORDER BY repeat_at LIMIT $3
            FOR UPDATE SKIP LOCKED
        ) due
        WHERE b.id = due.id
        RETURNING {BookingRow.Columns}
        """;

    private const string Fail = $"""
        UPDATE bookings b
        SET status = 'FAILED', reason = '{CancellationReasons.EventEnded}', updated_at = $2, version = b.version + 1
        WHERE b.id = ANY($1) AND b.status = 'PROCESSING'
        RETURNING {BookingRow.Columns}
        """;

    private readonly TimeProvider _clock = clock;
    private readonly ILogger _logger = logger;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        await unanswered.FindAsync(now, ct);
        await using var unit = await database.BeginAsync(ct);
        var (connection, transaction) = (unit.Connection, unit.Transaction);
        await using var command = new NpgsqlCommand(Take, connection, transaction)
        {
            Parameters =
            {
                new() { Value = now },
                new() { Value = now + options.RedriveAfter },
                new() { Value = MaxBatch },
            },
        };
        var due = (await command.ReadRowsAsync(ct)).Where(r => r.State == BookingStatus.Processing).ToList();
        var over = due.Where(IsOver).Select(r => r.Id).ToArray();
        var failed = over.Length == 0 ? [] : await FailAsync(unit, over, now, ct);
        var rows = due.Where(r => !IsOver(r)).ToList();
        await Outbox.AppendAsync(connection, transaction, [.. rows.Select(BookingEvents.SeatRequest)], ct);
        await unit.CommitAsync(ct);
        changes.Publish(failed);
        if (rows.Count > 0)
        {
            outboxSignal.Wake();
            BookingMetrics.RequestsRedriven.Add(rows.Count);
            LogRedriven(_logger, rows.Count, options.RedriveAfter);
        }
    }

    private bool IsOver(BookingRow row) =>
        directory.Find(new EventId(row.EventId))?.Status is SaleStatus.Ended or SaleStatus.Cancelled;

    private async Task<List<BookingRow>> FailAsync(
        DatabaseTransaction unit, Guid[] ids, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Fail, unit.Connection, unit.Transaction)
        {
            Parameters = { new() { Value = ids }, new() { Value = now } },
        };
        var failed = await command.ReadRowsAsync(ct);
        await latePayments.OnFailedAsync(unit, failed, ct);
        return failed;
    }

    [LoggerMessage(
        LogLevel.Warning, "{Count} seat requests had no answer for {RedriveAfter}: published again")]
    private static partial void LogRedriven(ILogger logger, int count, TimeSpan redriveAfter);
}
