using System.ComponentModel.DataAnnotations;
using Ticketing.Booking.Bookings;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.BoxOffice;

/// <summary>Body of <c>POST /events/{event_id}/box-office/sales</c>: named seats of a section, or its best.</summary>
/// <param name="Section">The section.</param>
/// <param name="Quantity">So many of the best seats.</param>
/// <param name="Subsection">The best of this subsection alone.</param>
/// <param name="Seats">Or these seats: all of them, or nothing is sold.</param>
/// <param name="Payment">How the guest pays; complimentary seats cost nothing.</param>
/// <param name="Reference">What the card terminal printed, up to 100 characters.</param>
/// <param name="BuyerName">For the tickets' mail, up to 100 characters.</param>
/// <param name="BuyerEmail">Gets the tickets' numbers by mail.</param>
/// <param name="AllotmentId">Out of this allotment of the section.</param>
/// <param name="ExpectedPrice">What a seat costs by what the desk saw, in minor units.</param>
internal sealed record SellAtDeskRequest(
    [property: Required] string? Section,
    int? Quantity,
    int? Subsection,
    IReadOnlyList<SellerSeat?>? Seats,
    [property: Required, OneOf("cash", "terminal", "complimentary")] string? Payment,
    string? Reference = null,
    string? BuyerName = null,
    string? BuyerEmail = null,
    Guid? AllotmentId = null,
    long? ExpectedPrice = null);

/// <summary>Optional body of a take-back: which seats; all when it is left out.</summary>
internal sealed record TakeBackRequest(IReadOnlyList<SellerSeat?>? Seats);

/// <summary>A sale at the desk.</summary>
/// <param name="Order">Its order; PAID when the seats are sold, FAILED when they were not free.</param>
/// <param name="Payment">How the guest paid.</param>
/// <param name="Reference">Of the card terminal.</param>
/// <param name="BuyerName">The guest.</param>
/// <param name="BuyerEmail">The guest's address.</param>
/// <param name="SoldBy">The member who sold.</param>
internal sealed record DeskSaleResponse(
    OrderResponse Order, [property: OneOf("cash", "terminal", "complimentary")] string Payment, string? Reference,
    string? BuyerName, string? BuyerEmail, Guid SoldBy);

/// <summary>Sales of an event's box office, newest first.</summary>
/// <param name="Sales">At most as many as asked for.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
internal sealed record DeskSalePage(IReadOnlyList<DeskSaleResponse> Sales, string? Next);

/// <summary>What one member took and gave back on one day in one way. Money in minor units.</summary>
/// <param name="Day">At the venue, <c>2027-05-01</c>.</param>
/// <param name="MemberId">Who sold, or took back.</param>
/// <param name="Payment">How it was paid.</param>
/// <param name="Sales">How many sales.</param>
/// <param name="Amount">Taken.</param>
/// <param name="TakenBack">How many times seats were taken back.</param>
/// <param name="AmountBack">Given back.</param>
internal sealed record TillLine(
    string Day, Guid MemberId, [property: OneOf("cash", "terminal", "complimentary")] string Payment, int Sales,
    long Amount, int TakenBack, long AmountBack);

/// <summary>The till of an event's box office.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Lines">By day, member and kind of payment.</param>
/// <param name="Cash">What has to be in the drawer: cash taken less cash given back.</param>
/// <param name="Terminal">What the card terminal has: taken less given back.</param>
internal sealed record TillReport(
    long EventId, string Currency, IReadOnlyList<TillLine> Lines, long Cash, long Terminal);
