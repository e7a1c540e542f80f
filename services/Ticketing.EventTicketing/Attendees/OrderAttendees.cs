using Ticketing.Contracts;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Tickets;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Attendees;

/// <summary>
/// Names and answers of an order's tickets. Who answers locks the tickets' rows, as scans, refunds and transfers do: so
/// an answer that may not change is not changed by two who send at once, and nobody names a ticket that left them.
/// </summary>
internal class OrderAttendees(Database database, TimeProvider time)
{
    /// <summary>Whoever has the order's tickets locked is waited for.</summary>
    protected virtual string LockTickets => OrderAttendeesStatements.LockTickets;

    /// <summary>What the caller may read of the order; or why nothing.</summary>
    public async Task<(OrderAttendeesResponse? Response, Refusal? Refusal)> FindAsync(
        string orderId, UserId caller, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        var (order, refusal) = await ReadAsync(transaction, orderId, caller, ct);
        return order is null ? (null, refusal)
            : order.MayRead(caller) ? (order.ToResponse(caller, time.GetUtcNow()), null)
            : (null, TicketErrors.NotYourOrder);
    }

    /// <summary>The order with what was answered; or why nothing is saved.</summary>
    public async Task<(OrderAttendeesResponse? Response, Refusal? Refusal)> AnswerAsync(
        string orderId, OrderAttendeesRequest request, UserId caller, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        if (BookingId.TryParse(orderId, null, out var booking))
        {
            await transaction.ExecuteAsync(LockTickets, new { BookingId = booking.Value }, ct);
        }

        // A statement after the lock: it sees what was committed while the lock was waited for.
        var (order, refusal) = await ReadAsync(transaction, orderId, caller, ct);
        if (order is null)
        {
            return (null, refusal);
        }

        if (order.Seats.Count == 0)
        {
            return (null, TicketErrors.OrderNotFound);
        }

        var now = time.GetUtcNow();
        if (order.BuyerId != caller.Value && !order.Seats.Any(s => s.IsHeldBy(order, caller)))
        {
            return (null, TicketErrors.NotYourOrder);
        }

        if (!order.MayAnswer(now))
        {
            return (null, AttendeeErrors.AnswersClosed);
        }

        var errors = new FieldErrors();
        var (changes, no) = OrderAnswers.Read(order, request, caller, errors);
        if (!errors.None || no is not null)
        {
            return (null, errors.None ? no : errors.ToRefusal());
        }

        if (changes.Any(c => AnswerRules.ChangesSomething(c.Before, c.After) && (!order.MayChange(now) || c.IsUsed)))
        {
            return (null, AttendeeErrors.AnswersFinal);
        }

        await SaveAsync(transaction, order, changes, caller, now, ct);
        var saved = await ReadAsync(transaction, orderId, caller, ct);
        await transaction.CommitAsync(ct);
        return (saved.Order!.ToResponse(caller, now), null);
    }

    private static async Task SaveAsync(
        DatabaseTransaction transaction, AskedOrder order, IReadOnlyList<AnswerChange> changes, UserId caller,
        DateTimeOffset now, CancellationToken ct)
    {
        foreach (var change in changes)
        {
            await transaction.ExecuteAsync(
                change.Seat is null ? OrderAttendeesStatements.SaveOrder : OrderAttendeesStatements.SaveTicket,
                new
                {
                    BookingId = order.BookingId.Value, order.EventId, GivenBy = caller.Value, Now = now,
                    Subsection = (short)(change.Seat?.Subsection ?? 0), Row = (short)(change.Seat?.Row ?? 0),
                    Seat = (short)(change.Seat?.Seat ?? 0), change.After.Name,
                    Answers = AttendeeRules.WriteAnswers(change.After.Answers),
                },
                ct);
        }
    }

    private static async Task<(AskedOrder? Order, Refusal? Refusal)> ReadAsync(
        DatabaseTransaction transaction, string orderId, UserId caller, CancellationToken ct)
    {
        if (!BookingId.TryParse(orderId, null, out var id)
            || await transaction.FindAsync<AskedOrder>(
                OrderAttendeesStatements.FindOrder, new { BookingId = id.Value }, ct) is not { } order)
        {
            return (null, TicketErrors.OrderNotFound);
        }

        order.BookingId = id;
        order.Seats = await transaction.QueryAsync<AskedSeat>(
            OrderAttendeesStatements.ReadSeats, new { BookingId = id.Value }, ct);
        return order.MayRead(caller) ? (order, null) : (null, TicketErrors.NotYourOrder);
    }
}
