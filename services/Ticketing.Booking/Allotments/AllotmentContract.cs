using System.ComponentModel.DataAnnotations;
using Ticketing.Booking.Bookings;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Allotments;

/// <summary>
/// Body of <c>POST /events/{event_id}/allotments</c>: named seats of a section, or a quantity of its best.
/// </summary>
/// <param name="Name">For the seller: 1 to 100 characters.</param>
/// <param name="Kind">What the seats are kept for.</param>
/// <param name="Section">The section.</param>
/// <param name="Quantity">So many of the best seats, 1 to 1,000.</param>
/// <param name="Subsection">The best of this subsection alone.</param>
/// <param name="Seats">Or these seats, 1 to 1,000.</param>
/// <param name="ReleaseAt">When they go on sale by themselves, UTC; left out: by hand only.</param>
/// <param name="AccessCode">By which buyers order seats of it: 6 to 64 characters, stored as a hash.</param>
internal sealed record CreateAllotmentRequest(
    [property: Required] string? Name,
    [property: Required, OneOf("sponsor", "presale", "box-office", "house")] string? Kind,
    [property: Required] string? Section,
    int? Quantity,
    int? Subsection,
    IReadOnlyList<SellerSeat?>? Seats,
    DateTimeOffset? ReleaseAt,
    string? AccessCode = null);

/// <summary>Optional body of a release: which seats; all when it is left out.</summary>
internal sealed record ReleaseAllotmentRequest(IReadOnlyList<SellerSeat?>? Seats);

/// <summary>A seat that an allotment keeps.</summary>
internal sealed record AllottedSeat(int Subsection, int Row, int Seat);

/// <summary>An allotment as its seller sees it. Times in UTC.</summary>
/// <param name="AllotmentId">Its id.</param>
/// <param name="EventId">The event.</param>
/// <param name="Name">For people.</param>
/// <param name="Kind">What the seats are kept for.</param>
/// <param name="Section">The section.</param>
/// <param name="Wanted">Seats asked for.</param>
/// <param name="Pending">Of them: the seat engine has not answered yet.</param>
/// <param name="Kept">Of them: kept now.</param>
/// <param name="Missing">Of them: were not free.</param>
/// <param name="Released">Of them: given back, or sold out of the allotment.</param>
/// <param name="ReleaseAt">When the rest goes on sale by itself.</param>
/// <param name="ReleasedAt">When the last of it went on sale; null while it keeps seats.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Seats">The seats it keeps, where one allotment was asked for.</param>
internal sealed record AllotmentResponse(
    Guid AllotmentId, long EventId, string Name,
    [property: OneOf("sponsor", "presale", "box-office", "house")] string Kind,
    string Section, int Wanted, int Pending, int Kept, int Missing, int Released, DateTimeOffset? ReleaseAt,
    DateTimeOffset? ReleasedAt, DateTimeOffset CreatedAt, IReadOnlyList<AllottedSeat>? Seats = null);

/// <summary>The allotments of an event, newest first.</summary>
internal sealed record AllotmentList(IReadOnlyList<AllotmentResponse> Allotments);
