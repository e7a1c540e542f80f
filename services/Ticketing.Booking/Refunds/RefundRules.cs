using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Refunds;

/// <summary>What a refund gives back. Money in minor units.</summary>
/// <param name="AmountMinor">Goes back to the buyer.</param>
/// <param name="FeeMinor">Stays with the seller; both together are the price of the seats.</param>
internal readonly record struct RefundSum(long AmountMinor, long FeeMinor);

/// <summary>Who may give what back, and for how much; pure.</summary>
internal static class RefundRules
{
    /// <summary>
    /// What the buyer of an order gets back. It is what the order promised; one that promised nothing follows the event.
    /// An order for another start than the event has now gives everything back until the event begins.
    /// </summary>
    public static RefundPolicy PolicyOf(BookingRow row, EventDirectoryEntry? entry) =>
        IsMoved(row, entry) ? new RefundPolicy(true, null, 0) : row.PromisedRefunds ?? entry?.Refunds ?? default;

    /// <summary>True if the order was taken for another start than the event has now.</summary>
    public static bool IsMoved(BookingRow row, EventDirectoryEntry? entry) =>
        row.PromisedStartsAt is { } promised && entry?.PromisedStart is { } start && promised != start;

    /// <summary>Null when the buyer of a paid order may ask for a refund now.</summary>
    public static Refusal? CheckBuyer(EventDirectoryEntry? entry, RefundPolicy policy, DateTimeOffset now)
    {
        if (entry is null || (!policy.ByBuyer && entry.Status != SaleStatus.Cancelled))
        {
            return RefundErrors.RefundNotAllowed with
            {
                Detail = "The tickets of this event cannot be given back.",
            };
        }
        if (entry.Status == SaleStatus.Cancelled)
        {
            return BookingErrors.EventCancelled;
        }
        return entry.Status == SaleStatus.Ended || Deadline(entry, policy) <= now
            ? RefundErrors.RefundDeadlinePassed
            : null;
    }

    /// <summary>Null when the seats, null for all, have no part of a table that is sold whole.</summary>
    public static Refusal? CheckTables(
        EventDirectoryEntry? entry, string section, IReadOnlyList<SeatPosition>? seats) =>
        seats is not null && entry?.Find(section) is { Subsections: [{ Kind: PlaceKind.Tables }, ..] } plan
            && !WholeTables.AreWhole(plan, [.. seats.Distinct()])
                ? BookingErrors.WholeTable
                : null;

    /// <summary>
    /// Null unless a buyer gives up a wheelchair place, all others for null, and would keep the companion seat beside it. An
    /// order that has a companion seat alone by its seller's choice is not asked.
    /// </summary>
    public static Refusal? CheckCompanions(EventDirectoryEntry? entry, BookingRow row, IReadOnlyList<SeatPosition>? seats)
    {
        if (seats is null || entry?.Find(row.Section) is not { } section)
        {
            return null;
        }
        List<SeatPosition> live = [.. row.LiveSeats.Select(s => s.Position)];
        return CompanionSeats.AreAccompanied(section, live) && !CompanionSeats.AreAccompanied(section, [.. live.Except(seats)])
            ? BookingErrors.CompanionSeatAlone with
            {
                Detail = "The companion seat would stay without its wheelchair place: it goes together with it.",
            }
            : null;
    }

    /// <summary>
    /// Until when buyers may give tickets back: the policy's time, and never after the event has begun.
    /// </summary>
    public static DateTimeOffset? Deadline(EventDirectoryEntry entry, RefundPolicy policy) =>
        policy.Until is not { } until || entry.PromisedStart < until ? entry.PromisedStart : until;

    /// <summary>
    /// True if a buyer who gives tickets of the order back does not get the event's fee of them: as the order promised,
    /// and never for an event that was moved.
    /// </summary>
    public static bool KeepsFees(BookingRow row, EventDirectoryEntry? entry) =>
        row.ReadPrices()?.KeepsFees == true && !IsMoved(row, entry);

    /// <summary>
    /// The sum for these seats; a fraction of a minor unit is the buyer's. Where the event's fees are kept, the percentage
    /// is of what remains.
    /// </summary>
    public static RefundSum SumOf(IReadOnlyCollection<PricedSeat> seats, int feePercent, bool keepsFees)
    {
        var price = seats.Sum(s => s.PriceMinor);
        var ticketFees = keepsFees ? seats.Sum(s => s.FeeMinor) : 0;
        var fee = ticketFees + (checked((price - ticketFees) * feePercent) / 100);
        return new RefundSum(price - fee, fee);
    }
}
