using System.Collections.Concurrent;
using Ticketing.Booking.Refunds;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Tests.Support;

/// <summary>
/// The door of event-ticketing, as far as refunds go: knows used, transferred and withheld tickets, and can be out of reach.
/// </summary>
internal sealed class TestDoor : ITicketsAtDoor
{
    private readonly ConcurrentDictionary<(Guid Booking, SeatPosition Seat), bool> _used = new();
    private readonly ConcurrentDictionary<(Guid Booking, SeatPosition Seat), bool> _transferred = new();

    /// <summary>Refunds whose tickets no door takes.</summary>
    public ConcurrentDictionary<Guid, IReadOnlyList<SeatPosition>> Withheld { get; } = new();

    public bool IsDown { get; set; }

    public void Use(Guid booking, SeatPosition seat) => _used[(booking, seat)] = true;

    public void Transfer(Guid booking, SeatPosition seat) => _transferred[(booking, seat)] = true;

    public Task<TicketsWithheld> WithholdAsync(OpenRefund refund, CancellationToken ct)
    {
        ThrowIfDown();
        var kept = StandingOf(refund);
        if (kept.AreWithheld)
        {
            Withheld[refund.Id] = refund.Seats;
        }
        return Task.FromResult(kept);
    }

    public Task<TicketsWithheld> AskAsync(OpenRefund refund, CancellationToken ct)
    {
        ThrowIfDown();
        return Task.FromResult(StandingOf(refund));
    }

    public Task LiftAsync(Guid refundId, CancellationToken ct)
    {
        ThrowIfDown();
        Withheld.TryRemove(refundId, out _);
        return Task.CompletedTask;
    }

    private TicketsWithheld StandingOf(OpenRefund refund) => new(
        [.. refund.Seats.Where(s => _used.ContainsKey((refund.BookingId, s)))],
        [.. refund.Seats.Where(s => _transferred.ContainsKey((refund.BookingId, s)))]);

    private void ThrowIfDown()
    {
        if (IsDown)
        {
            throw new HttpRequestException("Event-ticketing is away.");
        }
    }
}
