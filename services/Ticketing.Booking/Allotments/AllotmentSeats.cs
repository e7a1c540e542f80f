using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Allotments;

/// <summary>Seats that an order takes over from a booking of an allotment.</summary>
/// <param name="Holder">The booking that gives them up.</param>
/// <param name="Seats">Which.</param>
internal sealed record TakenSeats(Guid Holder, IReadOnlyList<SeatPosition> Seats);

/// <summary>
/// Takes seats out of an allotment for another booking, in the transaction that writes that booking. The allotment's row
/// is locked: of two who want its last seat one gets it, and a release frees what is left. The seat engine moves the
/// seats afterwards, so they are never on sale in between.
/// </summary>
internal static class AllotmentSeats
{
    public const string SoldOut = "allotment-sold";

    private const string Lock = """
        SELECT a.section FROM allotments a
        WHERE a.event_id = @eventId AND a.id = @id AND a.released_at IS NULL FOR UPDATE
        """;

    internal const string Read = $"""
        SELECT {BookingRow.Columns} FROM bookings b
        WHERE b.buyer_id = @id AND b.purpose = 'allotment' AND b.status = 'PENDING_PAYMENT' ORDER BY b.id
        """;

    internal const string LockBookings = $"{Read} FOR UPDATE";

    internal const string GiveUp = $"""
        UPDATE bookings b
        SET refunded_seats = coalesce(b.refunded_seats, '[]') || @seats::jsonb,
            status = CASE WHEN @isLast THEN 'CANCELLED' ELSE b.status END,
            reason = CASE WHEN @isLast THEN '{SoldOut}' ELSE b.reason END,
            cancelled_at = CASE WHEN @isLast THEN @now ELSE b.cancelled_at END,
            updated_at = @now, version = b.version + 1
        WHERE b.id = @id
        """;

    /// <summary>The seats, which the allotment does not keep any more; or why there are none.</summary>
    /// <param name="transaction">Also writes the booking that gets them.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="id">The allotment.</param>
    /// <param name="wish">Named seats, or so many: all of them or none.</param>
    /// <param name="now">UTC.</param>
    /// <param name="ct">Cancels the statements.</param>
    public static async Task<(TakenSeats? Taken, Refusal? Refusal)> TakeAsync(
        DatabaseTransaction transaction, long eventId, Guid id, SellerWish wish, DateTimeOffset now, CancellationToken ct)
    {
        if (await transaction.FindAsync<string>(Lock, new { eventId, id }, ct) is not { } section)
        {
            return (null, AllotmentErrors.AllotmentNotFound);
        }
        if (section != wish.Section.Name)
        {
            return (null, AllotmentErrors.SeatsNotAllotted);
        }
        var bookings = await transaction.QueryAsync<BookingRow>(LockBookings, new { id }, ct);
        foreach (var booking in bookings)
        {
            List<SeatPosition> live = [.. booking.LiveSeats.Select(s => s.Position)];
            if (AllotmentRules.Choose(live, wish) is { } seats)
            {
                await transaction.ExecuteAsync(
                    GiveUp,
                    new { id = booking.Id, seats = SeatsJson.Write(seats), isLast = seats.Count == live.Count, now },
                    ct);
                return (new TakenSeats(booking.Id, seats), null);
            }
        }
        return (null, AllotmentErrors.SeatsNotAllotted);
    }
}
