using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Bookings;

/// <summary>
/// What a capability does when the seat engine has answered its bookings. It runs in the transaction that records the
/// answers, which happens once, however often an answer is delivered.
/// </summary>
internal interface IAnsweredBookings
{
    /// <summary>True for its bookings; never for an order that is nothing else.</summary>
    bool IsFor(BookingRow row);

    /// <summary>These bookings just got their seats.</summary>
    /// <returns>All bookings that it changed, as they are now.</returns>
    Task<IReadOnlyList<BookingRow>> OnReservedAsync(
        DatabaseTransaction transaction, IReadOnlyList<BookingRow> reserved, CancellationToken ct);

    /// <summary>These bookings got none.</summary>
    Task OnFailedAsync(DatabaseTransaction transaction, IReadOnlyList<BookingRow> failed, CancellationToken ct);
}

/// <summary>Tells capabilities of answers to their bookings. Orders of buyers cost it nothing.</summary>
internal sealed class AnsweredBookings(IEnumerable<IAnsweredBookings> capabilities)
{
    private readonly List<IAnsweredBookings> _capabilities = [.. capabilities];

    /// <returns>The same bookings as they are now, and what else was changed with them.</returns>
    public async Task<IReadOnlyList<BookingRow>> OnReservedAsync(
        DatabaseTransaction transaction, IReadOnlyList<BookingRow> reserved, CancellationToken ct)
    {
        var changed = new Dictionary<Guid, BookingRow>();
        foreach (var (capability, rows) in Split(reserved))
        {
            foreach (var row in await capability.OnReservedAsync(transaction, rows, ct))
            {
                changed[row.Id] = row;
            }
        }
        if (changed.Count == 0)
        {
            return reserved;
        }
        List<BookingRow> now = [.. reserved.Select(r => changed.Remove(r.Id, out var row) ? row : r)];
        return [.. now, .. changed.Values];
    }

    public async Task OnFailedAsync(
        DatabaseTransaction transaction, IReadOnlyList<BookingRow> failed, CancellationToken ct)
    {
        foreach (var (capability, rows) in Split(failed))
        {
            await capability.OnFailedAsync(transaction, rows, ct);
        }
    }

    private List<(IAnsweredBookings Capability, IReadOnlyList<BookingRow> Rows)> Split(IReadOnlyList<BookingRow> rows)
    {
        if (rows.All(r => r is { Purpose: null, TakenFrom: null }))
        {
            return [];
        }
        return
        [
            .. _capabilities.Select(c => (c, (IReadOnlyList<BookingRow>)[.. rows.Where(c.IsFor)]))
                .Where(own => own.Item2.Count > 0),
        ];
    }
}
