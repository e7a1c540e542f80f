using Npgsql;
using Ticketing.Booking.Infrastructure;
using Ticketing.Messaging.Outboxes;

namespace Ticketing.Booking.Features.RedriveProcessing;

/// <summary>
/// Publishes the seat request of a booking again that has had no answer for ten seconds, and then at most
/// once every ten seconds. The seat engine answers a repeated request with its first answer, so this is safe
/// however late that comes.
/// </summary>
internal sealed partial class ProcessingRedrive(
    NpgsqlDataSource database,
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

    private const string Take = $"""
        UPDATE bookings b SET redrive_at = $2
        FROM (
            SELECT id FROM bookings WHERE status = 'PROCESSING' AND redrive_at <= $1
            ORDER BY redrive_at LIMIT $3
            FOR UPDATE SKIP LOCKED
        ) unanswered
        WHERE b.id = unanswered.id
        RETURNING {BookingRow.Columns}
        """;

    private readonly TimeProvider _clock = clock;
    private readonly ILogger _logger = logger;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand(Take, connection, transaction)
        {
            Parameters =
            {
                new() { Value = now },
                new() { Value = now + options.RedriveAfter },
                new() { Value = MaxBatch },
            },
        };
        var rows = await command.ReadRowsAsync(ct);
        await Outbox.AppendAsync(connection, transaction, [.. rows.Select(BookingEvents.SeatRequest)], ct);
        await transaction.CommitAsync(ct);
        if (rows.Count > 0)
        {
            outboxSignal.Wake();
            BookingMetrics.RequestsRedriven.Add(rows.Count);
            LogRedriven(_logger, rows.Count, options.RedriveAfter);
        }
    }

    [LoggerMessage(
        LogLevel.Warning, "{Count} seat requests had no answer for {RedriveAfter}: published again")]
    private static partial void LogRedriven(ILogger logger, int count, TimeSpan redriveAfter);
}
