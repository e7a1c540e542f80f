using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Payments;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Outboxes;

namespace Ticketing.Booking.Orders.RecordSeatAnswers;

/// <summary>
/// Writes down what the seat engine answered: PROCESSING → PENDING_PAYMENT or FAILED, batched, in one
/// transaction. A booking that failed in one section and names another asks there in the same transaction. Seats
/// found for a booking that has ended meanwhile are given back. An answer that comes again finds the booking
/// answered; only those that give seats back are in the inbox (ADR 0024).
/// </summary>
internal sealed partial class SeatAnswersHandler(
    Database database,
    OutboxSignal outboxSignal,
    OrderChanges changes,
    HoldMirror holds,
    LatePayments latePayments,
    BookingOptions options,
    TimeProvider clock,
    ILogger<SeatAnswersHandler> logger)
    : IMessageBatchHandler
{
    public async Task HandleAsync(IReadOnlyList<IncomingMessage> batch, CancellationToken cancellation)
    {
        var answers = SeatAnswers.Parse(batch);
        var now = clock.GetUtcNow();
        await using var unit = await database.BeginAsync(cancellation);
        var (connection, transaction) = (unit.Connection, unit.Transaction);
        await SeatAnswerStatements.ReadIdsAsync(connection, transaction, cancellation);
        var reserved = answers.Reserved.Count == 0
            ? []
            : await SeatAnswerStatements.RecordReservedAsync(
                connection, transaction, answers.Reserved, now, cancellation);
        var goesOn = answers.Failed.Count == 0
            ? []
            : await SeatAnswerStatements.AskNextSectionAsync(
                connection, transaction, answers.Failed, now, options.RedriveAfter, cancellation);
        var failed = answers.Failed.Count == 0
            ? []
            : await SeatAnswerStatements.RecordFailedAsync(
                connection, transaction, answers.Failed, now, cancellation);
        reserved = await latePayments.OnReservedAsync(unit, reserved, cancellation);
        await latePayments.OnFailedAsync(unit, failed, cancellation);
        var releases = await ReleaseLateAsync(connection, transaction, answers, reserved, now, cancellation);
        await Outbox.AppendAsync(
            connection, transaction, [.. releases, .. goesOn.Select(BookingEvents.SeatRequest)], cancellation);
        await unit.CommitAsync(cancellation);

        if (releases.Count > 0 || goesOn.Count > 0 || reserved.Exists(r => r.State == BookingStatus.Paid))
        {
            outboxSignal.Wake();
        }
        holds.Remember([.. reserved.Where(r => r.State == BookingStatus.PendingPayment)]);
        changes.Publish(reserved);
        changes.Publish(failed);
        changes.Publish(goesOn);
        Count("pending-payment", reserved.Count);
        Count("failed", failed.Count);
        Count("released", releases.Count);
        Count("next-section", goesOn.Count);
    }

    /// <summary>Messages that give back the seats of answers that came too late.</summary>
    private async Task<List<OutgoingMessage>> ReleaseLateAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, SeatAnswers answers,
        List<BookingRow> recorded, DateTimeOffset now, CancellationToken ct)
    {
        var done = recorded.Select(r => r.Id).ToHashSet();
        var late = answers.Reserved.Where(a => !done.Contains(a.Body.BookingId.Value)).ToList();
        if (late.Count == 0)
        {
            return [];
        }
        var rows = await SeatAnswerStatements.ReadAsync(
            connection, transaction, [.. late.Select(a => a.Body.BookingId.Value)], ct);
        var unused = new List<(IncomingMessage Message, BookingRow Row, List<SeatPosition> Seats)>();
        foreach (var (message, body) in late)
        {
            if (!rows.TryGetValue(body.BookingId.Value, out var row))
            {
                throw new PoisonMessageException(message, "There is no such booking.");
            }
            if (HasSameSeats(row, body))
            {
                // The answer it has. If it ended since then, its end gave the seats back.
                continue;
            }
            if (row.State is BookingStatus.Cancelled or BookingStatus.Failed)
            {
                unused.Add((message, row, [.. body.Seats.Select(s => s.Position)]));
            }
            else
            {
                // Its seats were given out twice or changed: for people to look at, nothing to guess here.
                LogOtherSeats(row.Id, row.Status, row.Seats ?? "none", SeatsJson.Write(body.Seats));
            }
        }
        if (unused.Count == 0)
        {
            return [];
        }
        // The booking does not tell whether they were given back before.
        var fresh = await Inbox.AcceptAsync(connection, transaction, [.. unused.Select(u => u.Message)], ct);
        return [.. unused.Where(u => fresh.Contains(u.Message.MessageId))
            .Select(u => BookingEvents.Released(u.Row, u.Seats, now, u.Message.TraceParent))];
    }

    private static bool HasSameSeats(BookingRow row, BookingUpdatedToPendingPayment answer) =>
        row.SeatPositions.ToHashSet().SetEquals(answer.Seats.Select(s => s.Position));

    private static void Count(string outcome, int count)
    {
        if (count > 0)
        {
            BookingMetrics.SeatAnswers.Add(count, new KeyValuePair<string, object?>("outcome", outcome));
        }
    }

    [LoggerMessage(LogLevel.Error,
        "Booking {BookingId} is {Status} with seats {Seats}, and the seat engine now answers {OtherSeats}")]
    private partial void LogOtherSeats(Guid bookingId, string status, string seats, string otherSeats);
}
