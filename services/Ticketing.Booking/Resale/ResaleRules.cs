using Ticketing.Booking.Bookings;
using Ticketing.Booking.Refunds;
using Ticketing.Contracts.Seating;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Resale;

/// <summary>Which tickets may be offered and bought, and until when; pure.</summary>
internal static class ResaleRules
{
    /// <summary>Until when tickets of the event are offered and bought; null: no start is known.</summary>
    public static DateTimeOffset? EndOf(EventDirectoryEntry entry, ResaleTermsRow terms) =>
        entry.PromisedStart - TimeSpan.FromMinutes(terms.EndsMinutesBefore);

    /// <summary>Null while tickets of the event may be offered and bought; also after its ordinary sale has closed.</summary>
    public static Refusal? Explain(EventDirectoryEntry? entry, ResaleTermsRow? terms, DateTimeOffset now) =>
        entry is null || terms is not { IsAllowed: true } ? ResaleErrors.NotAllowed
        : entry.Status is not (SaleStatus.OnSale or SaleStatus.Closed) || EndOf(entry, terms) <= now ? ResaleErrors.Over
        : null;

    /// <summary>
    /// Null when the buyer of this booking may offer tickets of it. What a voucher paid goes back to the voucher, so its next
    /// buyer could not pay it.
    /// </summary>
    public static Refusal? Explain(BookingRow row) => row switch
    {
        { State: not BookingStatus.Paid } => ResaleErrors.NotAllowed with { Detail = "Only tickets that are paid are offered." },
        { Purpose: BookingPurposes.Allotment or BookingPurposes.BoxOffice } => ResaleErrors.NotAllowed,
        { Promise.Kind: CodeKinds.Voucher } => ResaleErrors.NotAllowed with
        {
            Detail = "A voucher paid a part of these tickets. Give them back instead, where the event allows it.",
        },
        _ => null,
    };

    /// <summary>Null when all of these seats of the booking may be offered.</summary>
    public static Refusal? Explain(EventDirectoryEntry entry, BookingRow row, IReadOnlyList<SeatPosition> seats)
    {
        var live = row.LiveSeats.Where(s => seats.Contains(s.Position)).ToList();
        return live.Count != seats.Count
            ? BookingErrors.NoSuchSeat with { Detail = "The order does not have all of these seats." }
            : live.Any(s => s.PriceMinor == 0)
                ? ResaleErrors.NotAllowed with { Detail = "A ticket that cost nothing is not resold: transfer it." }
                : RefundRules.CheckTables(entry, row.Section, seats) ?? RefundRules.CheckCompanions(entry, row, seats)
                    ?? CheckCompanions(entry, row.Section, seats);
    }

    /// <summary>Null unless these tickets have a companion seat without a wheelchair place beside it.</summary>
    public static Refusal? CheckCompanions(EventDirectoryEntry entry, string section, IReadOnlyList<SeatPosition> seats) =>
        entry.Find(section) is { } plan && !CompanionSeats.AreAccompanied(plan, seats)
            ? BookingErrors.CompanionSeatAlone
            : null;
}
