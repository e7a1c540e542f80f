using Ticketing.Booking.Domain;
using Ticketing.Booking.Infrastructure;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Features.CreateOrder;

/// <summary>A named seat of a manual order.</summary>
internal sealed record WantedSeat(int? Subsection, int? Row, int? Seat);

/// <summary>Body of <c>POST /orders/create</c> (docs/api.md); every field may be missing.</summary>
internal sealed record CreateOrderRequest(
    long? EventId,
    string? Section,
    string? Mode,
    int? Quantity,
    int? Subsection,
    IReadOnlyList<WantedSeat?>? Seats,
    bool? AllOrNothing)
{
    /// <summary>The event and the wish, or which fields are wrong or missing.</summary>
    public (EventId EventId, SeatWish? Wish, Refusal? Refusal) Read()
    {
        var errors = new Dictionary<string, string[]>();
        if (EventId is not > 0)
        {
            errors["event_id"] = ["A positive number is required."];
        }
        if (string.IsNullOrEmpty(Section))
        {
            errors["section"] = ["Required."];
        }
        var manual = Mode == BookingEvents.ModeManual;
        if (!manual && Mode != BookingEvents.ModeBestAvailable)
        {
            errors["mode"] = [$"Either '{BookingEvents.ModeBestAvailable}' or '{BookingEvents.ModeManual}'."];
        }
        if (!manual && Quantity is null)
        {
            errors["quantity"] = ["Required."];
        }
        if (manual && Seats?.All(s => s is { Subsection: not null, Row: not null, Seat: not null }) != true)
        {
            errors["seats"] = ["Required, each seat with subsection, row and seat."];
        }
        if (errors.Count > 0)
        {
            return (default, null, new Refusal(
                RefusalCodes.InvalidRequest, "The request has wrong or missing fields.", errors));
        }
        return (new EventId(EventId!.Value), ToWish(manual), null);
    }

    private SeatWish ToWish(bool manual)
    {
        IReadOnlyList<SeatPosition> seats = manual
            ? [.. Seats!.Select(s => new SeatPosition(s!.Subsection!.Value, s.Row!.Value, s.Seat!.Value))]
            : [];
        return new SeatWish(
            Section!,
            manual ? null : Subsection,
            manual ? SeatSelectionMode.Manual : SeatSelectionMode.BestAvailable,
            manual ? seats.Count : Quantity!.Value,
            seats,
            AllOrNothing ?? false);
    }
}
