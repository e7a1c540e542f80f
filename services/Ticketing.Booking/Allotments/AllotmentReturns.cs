using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Allotments;

/// <summary>
/// Frees seats that were taken out of an allotment for a booking that did not get them. The seat engine refuses that
/// only where it knows of another holder; then the release finds nothing to free.
/// </summary>
internal sealed class AllotmentReturns(TimeProvider clock) : IAnsweredBookings
{
    private const string Read = $"SELECT {BookingRow.Columns} FROM bookings b WHERE b.id = ANY(@ids)";

    public bool IsFor(BookingRow row) => row.TakenFrom is not null;

    public Task<IReadOnlyList<BookingRow>> OnReservedAsync(
        DatabaseTransaction transaction, IReadOnlyList<BookingRow> reserved, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<BookingRow>>([]);

    public async Task OnFailedAsync(
        DatabaseTransaction transaction, IReadOnlyList<BookingRow> failed, CancellationToken ct)
    {
        var holders = (await transaction.QueryAsync<BookingRow>(
            Read, new { ids = failed.Select(r => r.TakenFrom!.Value).Distinct().ToArray() }, ct)).ToDictionary(r => r.Id);
        await transaction.PublishAsync(
            [.. failed.Select(row => Released(holders[row.TakenFrom!.Value], row))], ct);
    }

    private OutgoingMessage Released(BookingRow holder, BookingRow failed) => BookingEvents.Refunded(
        holder, failed.Id, SeatsJson.ReadPositions(failed.WantedSeats), ReleaseAllotmentUseCase.Released,
        clock.GetUtcNow());
}
