using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Notifications;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Refunds;

/// <summary>A refund somebody asks for.</summary>
/// <param name="BookingId">The paid booking.</param>
/// <param name="Seats">Which of its seats; null for all it still has.</param>
/// <param name="Kind">Why: one of <see cref="CancellationReasons"/>.</param>
/// <param name="FeePercent">Part of the price that is kept.</param>
/// <param name="ForRecovery">True: the caller does not make the refund; recovery does, at once.</param>
internal sealed record RefundWish(
    Guid BookingId, IReadOnlyList<SeatPosition>? Seats, string Kind, int FeePercent = 0,
    bool ForRecovery = false);

/// <summary>A refund whose outcome is not known yet.</summary>
/// <param name="Id">Its transaction; the provider's idempotency key.</param>
/// <param name="BookingId">The booking.</param>
/// <param name="PaymentId">The transaction that paid it.</param>
/// <param name="PaymentReference">The provider's name for that.</param>
/// <param name="AmountMinor">What goes back.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Kind">Why: one of <see cref="CancellationReasons"/>.</param>
/// <param name="EventId">The booking's event.</param>
/// <param name="Section">The booking's section.</param>
/// <param name="Seats">What is given back.</param>
internal sealed record OpenRefund(
    Guid Id, Guid BookingId, Guid PaymentId, string? PaymentReference, long AmountMinor, string Currency, string Kind,
    long EventId, string Section, IReadOnlyList<SeatPosition> Seats);

/// <summary>What became of a wish.</summary>
/// <param name="Booking">As it is now.</param>
/// <param name="Refund">The refund to make; null when every seat of the wish is, or is being, given back.</param>
/// <param name="Refusal">Why not; then there is no refund.</param>
internal sealed record RefundOpening(BookingRow? Booking, OpenRefund? Refund, Refusal? Refusal);

/// <summary>
/// Writes refunds down before the provider is asked. One at a time a booking: its row is locked, so that no seat is
/// given back twice and the sum of refunds stays within the payment.
/// </summary>
internal sealed class RefundOpener(
    NpgsqlDataSource database, OrderChanges changes, BookingOptions options, TimeProvider clock)
{
    private static readonly Refusal NotPaid = RefundErrors.RefundNotAllowed;

    private static readonly Refusal NotItsSeat = BookingErrors.NoSuchSeat with
    {
        Detail = "The order does not have all of these seats.",
    };

    private static readonly Refusal NotCovered = RefundErrors.RefundNotAllowed with
    {
        Detail = "The payment of the order does not cover this refund.",
    };

    /// <summary>
    /// Writes a refund down. Seats that are given back already, or by an open refund, are not given back again.
    /// </summary>
    public async Task<RefundOpening> OpenAsync(RefundWish wish, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var read = new NpgsqlCommand(RefundSql.Lock, connection, transaction);
        read.Parameters.Add(new() { Value = wish.BookingId });
        if ((await read.ReadRowsAsync(ct)).FirstOrDefault() is not { } booking)
        {
            return new RefundOpening(null, null, BookingErrors.OrderNotFound);
        }
        if (booking.PaidTransaction is not { } payment)
        {
            return new RefundOpening(booking, null, NotPaid);
        }
        var (seats, refusal) = await ToGiveBackAsync(connection, transaction, booking, wish.Seats, ct);
        if (refusal is not null || seats.Count == 0)
        {
            return new RefundOpening(booking, null, refusal);
        }
        var sum = RefundRules.SumOf(seats.Sum(s => s.PriceMinor), wish.FeePercent);
        if (await InsertAsync(connection, transaction, booking, payment, seats, sum, wish, ct) is not { } refund)
        {
            return new RefundOpening(booking, null, NotCovered);
        }
        var marked = await connection.ReadRowsAsync(
            transaction, RefundSql.MarkOpen, ct, booking.Id, clock.GetUtcNow());
        if (wish.Kind == CancellationReasons.EventCancelled)
        {
            await NotificationOutbox.AppendAsync(
                connection, transaction, [BookingNotifications.EventCancelled(marked[0])], ct);
        }
        await transaction.CommitAsync(ct);
        changes.Publish(marked);
        return new RefundOpening(marked[0], refund, null);
    }

    private static async Task<(List<PricedSeat> Seats, Refusal? Refusal)> ToGiveBackAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, BookingRow booking,
        IReadOnlyList<SeatPosition>? wanted, CancellationToken ct)
    {
        if (wanted is not null && wanted.Except(booking.SeatPositions).Any())
        {
            return ([], NotItsSeat);
        }
        var open = new HashSet<SeatPosition>();
        await using var command = new NpgsqlCommand(RefundSql.OpenSeats, connection, transaction);
        command.Parameters.Add(new() { Value = booking.Id });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            open.UnionWith(SeatsJson.ReadPositions(reader.GetString(0)));
        }
        return (
            [.. booking.LiveSeats.Where(s => !open.Contains(s.Position) && wanted?.Contains(s.Position) != false)],
            null);
    }

    private async Task<OpenRefund?> InsertAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, BookingRow booking, Guid payment,
        List<PricedSeat> seats, RefundSum sum, RefundWish wish, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var lookAt = wish.ForRecovery ? now : now + options.PaymentRecoveryAfter;
        var id = Guid.CreateVersion7(now);
        List<SeatPosition> positions = [.. seats.Select(s => s.Position)];
        await using var command = new NpgsqlCommand(RefundSql.Open, connection, transaction);
        command.AddValues(
            id, booking.Id, payment, sum.AmountMinor, sum.FeeMinor, wish.Kind, SeatsJson.Write(positions), now, lookAt,
            booking.BuyerId);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new OpenRefund(
                id, booking.Id, payment, await reader.IsDBNullAsync(1, ct) ? null : reader.GetString(1),
                sum.AmountMinor, reader.GetString(0), wish.Kind, booking.EventId, booking.Section, positions)
            : null;
    }
}
