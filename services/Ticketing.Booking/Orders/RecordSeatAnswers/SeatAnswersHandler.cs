using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Codes;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Payments;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Outboxes;

namespace Ticketing.Booking.Orders.RecordSeatAnswers;

/// <summary>
/// Records a batch of the seat engine's answers in one transaction: PROCESSING → PENDING_PAYMENT or FAILED. A booking
/// that failed in one section and names another asks for that one in the same transaction. Seats that were found for
/// a booking which has ended meanwhile are given back. A repeated answer finds the booking answered and changes
/// nothing; only answers that give seats back are kept in the inbox (ADR 0024).
/// </summary>
internal sealed partial class SeatAnswersHandler(
    Database database,
    OrderChanges changes,
    HoldMirror holds,
    LatePayments latePayments,
    DiscountedOrders discounts,
    AnsweredBookings answered,
    BookingOptions options,
    TimeProvider clock,
    ILogger<SeatAnswersHandler> logger)
    : IMessageBatchHandler
{
    public async Task HandleAsync(IReadOnlyList<IncomingMessage> batch, CancellationToken cancellation)
    {
        var answers = SeatAnswers.Parse(batch);
        var now = clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(cancellation);
        await SeatAnswerStatements.UseGenericPlansAsync(transaction, cancellation);
        var discounted = await discounts.PriceAsync(transaction, answers.Reserved.Select(a => a.Body), cancellation);
        var reserved = await SeatAnswerStatements.RecordReservedAsync(
            transaction, answers.Reserved, discounted, now, cancellation);
        var askedNext = await SeatAnswerStatements.AskNextSectionAsync(
            transaction, answers.Failed, now, options.RedriveAfter, cancellation);
        var failed = await SeatAnswerStatements.RecordFailedAsync(transaction, answers.Failed, now, cancellation);
        reserved = await latePayments.OnReservedAsync(transaction, reserved, cancellation);
        reserved = await answered.OnReservedAsync(transaction, reserved, cancellation);
        await latePayments.OnFailedAsync(transaction, failed, cancellation);
        await answered.OnFailedAsync(transaction, failed, cancellation);
        reserved = await discounts.SettleAsync(transaction, reserved, failed, cancellation);
        var releases = await ReleaseLateAsync(transaction, answers, reserved, now, cancellation);
        await transaction.PublishAsync([.. releases, .. askedNext.Select(BookingEvents.SeatRequest)], cancellation);
        await transaction.CommitAsync(cancellation);

        holds.Add([.. reserved.Where(r => r is { State: BookingStatus.PendingPayment, Purpose: null })]);
        changes.Publish(reserved);
        changes.Publish(failed);
        changes.Publish(askedNext);
        Count("pending-payment", reserved.Count);
        Count("failed", failed.Count);
        Count("released", releases.Count);
        Count("next-section", askedNext.Count);
    }

    /// <summary>Messages that give back the seats of answers that came too late.</summary>
    private async Task<List<OutgoingMessage>> ReleaseLateAsync(
        DatabaseTransaction transaction, SeatAnswers answers, IReadOnlyList<BookingRow> recorded, DateTimeOffset now,
        CancellationToken ct)
    {
        var done = recorded.Select(r => r.Id).ToHashSet();
        var late = answers.Reserved.Where(a => !done.Contains(a.Body.BookingId.Value)).ToList();
        if (late.Count == 0)
        {
            return [];
        }
        var rows = await SeatAnswerStatements.ReadAsync(
            transaction, late.Select(a => a.Body.BookingId.Value), ct);
        var unused = new List<(IncomingMessage Message, BookingRow Row, List<SeatPosition> Seats)>();
        foreach (var (message, body) in late)
        {
            if (!rows.TryGetValue(body.BookingId.Value, out var row))
            {
                throw new PoisonMessageException(message, "There is no such booking.");
            }
            if (HasSameSeats(row, body))
            {
                // A repeated answer. If the booking ended since then, its end gave the seats back.
                continue;
            }
            if (row.State is BookingStatus.Cancelled or BookingStatus.Failed)
            {
                unused.Add((message, row, [.. body.Seats.Select(s => s.Position)]));
            }
            else
            {
                // The engine gave the booking other seats before: an error that people have to look at.
                LogOtherSeats(row.Id, row.Status, row.Seats ?? "none", SeatsJson.Write(body.Seats));
            }
        }
        if (unused.Count == 0)
        {
            return [];
        }
        // The booking does not say whether these seats were given back before; the inbox does.
        var fresh = await Inbox.AcceptAsync(
            transaction.Connection, transaction.Transaction, [.. unused.Select(u => u.Message)], ct);
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
