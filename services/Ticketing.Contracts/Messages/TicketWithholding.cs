using System.Text.Json.Serialization;
using Ticketing.Contracts.Seating;

namespace Ticketing.Contracts.Messages;

/// <summary>
/// Booking asks event-ticketing, over HTTP, to keep tickets out of the door while their buyer's refund is made. May
/// be asked twice: the refund's id makes it the same question.
/// </summary>
/// <param name="RefundId">The refund's transaction.</param>
/// <param name="BookingId">The booking that has the tickets.</param>
/// <param name="EventId">The event.</param>
/// <param name="Section">The section.</param>
/// <param name="Seats">The seats to be given back.</param>
/// <param name="IsMove">
/// The party moves to other seats: <paramref name="RefundId"/> is the move's. A refund may take the tickets over from it, and it
/// takes none from a refund.
/// </param>
/// <param name="AsksOnly">True: nothing is withheld; the answer says whether it would be.</param>
public sealed record WithholdTickets(
    Guid RefundId, BookingId BookingId, EventId EventId, string Section, IReadOnlyList<SeatPosition> Seats,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsMove = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool AsksOnly = false);

/// <summary>
/// The answer: nothing is withheld if any of the tickets has let somebody in or was transferred to another person.
/// </summary>
/// <param name="Used">Those that have let somebody in.</param>
/// <param name="Transferred">Those that are another person's; null from a service that knows no transfers.</param>
/// <param name="AreOfRefund">Of a move: some are withheld for a refund already.</param>
public sealed record TicketsWithheld(
    IReadOnlyList<SeatPosition> Used, IReadOnlyList<SeatPosition>? Transferred = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool AreOfRefund = false)
{
    /// <summary>True if no door takes the tickets any more.</summary>
    [JsonIgnore]
    public bool AreWithheld => Used.Count == 0 && Transferred is not { Count: > 0 } && !AreOfRefund;
}
