using System.Collections.Concurrent;
using Ticketing.Booking.Refunds;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Tests.Support;

/// <summary>
/// The door of event-ticketing, as far as refunds go: knows used and withheld tickets, and can be out of reach.
/// </summary>
internal sealed class TestDoor : ITicketsAtDoor
{
    private readonly ConcurrentDictionary<(Guid Booking, SeatPosition Seat), bool> _used = new();

    /// <summary>Refunds whose tickets no door takes.</summary>
    public ConcurrentDictionary<Guid, IReadOnlyList<SeatPosition>> Withheld { get; } = new();

    public bool IsDown { get; set; }

    public void Use(Guid booking, SeatPosition seat) => _used[(booking, seat)] = true;

    public Task<IReadOnlyList<SeatPosition>> WithholdAsync(OpenRefund refund, CancellationToken ct)
    {
        ThrowIfDown();
        IReadOnlyList<SeatPosition> used = [.. refund.Seats.Where(s => _used.ContainsKey((refund.BookingId, s)))];
        if (used.Count == 0)
        {
            Withheld[refund.Id] = refund.Seats;
        }
        return Task.FromResult(used);
    }

    public Task LiftAsync(Guid refundId, CancellationToken ct)
    {
        ThrowIfDown();
        Withheld.TryRemove(refundId, out _);
        return Task.CompletedTask;
    }

    private void ThrowIfDown()
    {
        if (IsDown)
        {
            throw new HttpRequestException("Event-ticketing is away.");
        }
    }
}
