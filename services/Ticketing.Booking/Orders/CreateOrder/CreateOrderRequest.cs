using System.ComponentModel.DataAnnotations;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Codes;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Orders.CreateOrder;

/// <summary>A named seat of a manual order.</summary>
internal sealed record WantedSeat(
    [property: Required] int? Subsection, [property: Required] int? Row, [property: Required] int? Seat,
    string? Kind = null);

/// <summary>Body of <c>POST /orders/create</c> (docs/api.md); every field may be missing.</summary>
internal sealed record CreateOrderRequest(
    [property: Required] long? EventId,
    string? Section,
    [property: Required, OneOf(BookingEvents.ModeBestAvailable, BookingEvents.ModeManual)] string? Mode,
    int? Quantity,
    int? Subsection,
    IReadOnlyList<WantedSeat?>? Seats,
    bool? AllOrNothing,
    IReadOnlyList<string?>? Sections = null,
    bool? Adjacent = null,
    bool? Accessible = null,
    long? PriceCap = null,
    int? Companions = null,
    long? ExpectedPrice = null,
    IReadOnlyDictionary<string, int>? Kinds = null,
    string? Category = null,
    string? Code = null,
    string? AllotmentCode = null)
{
    /// <summary>The event and the wish, or which fields are wrong or missing.</summary>
    public (EventId EventId, SeatWish? Wish, Refusal? Refusal) Read()
    {
        var errors = new Dictionary<string, string[]>();
        if (EventId is not > 0)
        {
            errors["event_id"] = ["A positive number is required."];
        }
        var manual = Mode == BookingEvents.ModeManual;
        ReadSections(manual, errors);
        if (!manual && Mode != BookingEvents.ModeBestAvailable)
        {
            errors["mode"] = [$"Either '{BookingEvents.ModeBestAvailable}' or '{BookingEvents.ModeManual}'."];
        }
        WishedKinds.Check(this, manual, errors);
        if (!manual && Quantity is null && Kinds is null)
        {
            errors["quantity"] = ["Required."];
        }
        if (manual && Seats?.All(s => s is { Subsection: not null, Row: not null, Seat: not null }) != true)
        {
            errors["seats"] = ["Required, each seat with subsection, row and seat."];
        }
        if (errors.Count > 0)
        {
            return (default, null, Refusal.Invalid(errors));
        }
        return (new EventId(EventId!.Value), ToWish(manual), null);
    }

    private void ReadSections(bool manual, Dictionary<string, string[]> errors)
    {
        if (Sections is null)
        {
            if (string.IsNullOrEmpty(Section))
            {
                errors["section"] = ["Required, or sections in order of preference."];
            }
        }
        else if (Section is not null)
        {
            errors["sections"] = ["Either section or sections, not both."];
        }
        else if (Sections.Count is 0 or > SectionPreferences.MaxSections || Sections.Any(string.IsNullOrEmpty)
            || Sections.Distinct().Count() != Sections.Count)
        {
            errors["sections"] = [$"1 to {SectionPreferences.MaxSections} names, each once."];
        }
        else if (manual && Sections.Count > 1)
        {
            errors["sections"] = ["Named seats are of one section."];
        }
        if (Sections?.Count > 1 && Subsection is not null)
        {
            errors["subsection"] = ["Only with one section."];
        }
        if (manual && Adjacent == true)
        {
            errors["adjacent"] = [$"Only with '{BookingEvents.ModeBestAvailable}'."];
        }
        if (manual && Accessible == true)
        {
            errors["accessible"] = [$"Only with '{BookingEvents.ModeBestAvailable}'."];
        }
        ReadCompanions(errors);
        if (AllotmentCode is not null && (Sections?.Count > 1 || Accessible == true))
        {
            errors["allotment_code"] = ["Only with one section, and not with accessible: name those seats."];
        }
        if (PriceCap < 0)
        {
            errors["price_cap"] = ["Not negative, in minor units."];
        }
        if (ExpectedPrice is not null && (ExpectedPrice < 0 || Sections?.Count > 1))
        {
            errors["expected_price"] = ["Not negative, in minor units, and only with one section."];
        }
    }

    private void ReadCompanions(Dictionary<string, string[]> errors)
    {
        if (Companions is not (null or 0) && Accessible != true)
        {
            errors["companions"] = ["Only beside accessible seats: with accessible."];
        }
        else if (Companions < 0 || (Companions > 0 && Companions >= (Quantity ?? WishedKinds.CountOf(this))))
        {
            errors["companions"] = ["Fewer than quantity, which counts everybody, and not negative."];
        }
    }

    private SeatWish ToWish(bool manual)
    {
        IReadOnlyList<string> sections = Sections is null ? [Section!] : [.. Sections.Select(name => name!)];
        IReadOnlyList<SeatPosition> seats = manual
            ? [.. Seats!.Select(s => new SeatPosition(s!.Subsection!.Value, s.Row!.Value, s.Seat!.Value))]
            : [];
        return new SeatWish(
            sections[0],
            manual ? null : Subsection,
            manual ? SeatSelectionMode.Manual : SeatSelectionMode.BestAvailable,
            manual ? seats.Count : Quantity ?? WishedKinds.CountOf(this)!.Value,
            seats,
            AllOrNothing ?? false)
        {
            Sections = sections,
            // A party with companions sits in one row, or not at all.
            Adjacent = Adjacent == true || Companions > 0,
            Accessible = Accessible ?? false,
            Companions = Companions ?? 0,
            PriceCapMinor = PriceCap,
            ExpectedPriceMinor = ExpectedPrice,
            Kinds = WishedKinds.Of(this, manual),
            Category = Category,
            Code = string.IsNullOrWhiteSpace(Code) ? null : CodeText.Normalise(Code) ?? CodeText.Impossible,
        };
    }
}
