using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Domain;

namespace Ticketing.EventTicketing.Features.RecordTickets;

/// <summary>What the database knows of a booking.</summary>
public sealed record RecordedBooking(
    TicketBookingState State, EventId EventId, string Section, IReadOnlyList<SeatPosition> Seats);

/// <summary>Something to tell seat-reservation.</summary>
/// <param name="Kind">What.</param>
/// <param name="Seats">About which seats; never empty.</param>
/// <param name="Cause">The fact it follows from.</param>
/// <param name="Late">The cause is a reservation that came after its release.</param>
public sealed record ForwardedFact(
    TicketForward Kind, IReadOnlyList<SeatPosition> Seats, TicketMessage Cause, bool Late);

/// <summary>
/// All facts of a batch about one booking, applied in their order to what is known of it. Only the difference
/// between before and after goes to the database: reserved and paid in one batch is one change of the
/// tickets.
/// </summary>
public sealed class BookingFold
{
    private readonly List<ForwardedFact> _forwards = [];

    /// <summary>
    /// Applies <paramref name="messages"/> (at least one) on top of <paramref name="recorded"/>, if anything
    /// is.
    /// </summary>
    public BookingFold(IReadOnlyList<TicketMessage> messages, RecordedBooking? recorded)
    {
        First = messages[0];
        Last = messages[0];
        EventId = recorded?.EventId ?? First.EventId;
        Section = recorded?.Section ?? First.Section;
        Seats = recorded?.Seats ?? First.Seats;
        Before = After = recorded?.State ?? TicketBookingState.Unknown;
        foreach (var message in messages)
        {
            if (!Apply(message))
            {
                break;
            }
        }
    }

    /// <summary>First fact of the batch about it.</summary>
    public TicketMessage First { get; }

    /// <summary>Last fact that was applied.</summary>
    public TicketMessage Last { get; private set; }

    /// <summary>The booking.</summary>
    public BookingId BookingId => First.BookingId;

    /// <summary>Its event.</summary>
    public EventId EventId { get; }

    /// <summary>Its section.</summary>
    public string Section { get; }

    /// <summary>Its seats: as first heard of, because those are the ones that were taken here.</summary>
    public IReadOnlyList<SeatPosition> Seats { get; }

    /// <summary>Its buyer, if a fact of this batch told.</summary>
    public UserId? BuyerId { get; private set; }

    /// <summary>When it was reserved, if a fact of this batch told.</summary>
    public DateTimeOffset? ReservedAt { get; private set; }

    /// <summary>When it was paid, if a fact of this batch told.</summary>
    public DateTimeOffset? SoldAt { get; private set; }

    /// <summary>State before the batch.</summary>
    public TicketBookingState Before { get; }

    /// <summary>State after the batch.</summary>
    public TicketBookingState After { get; private set; }

    /// <summary>What the tickets go through.</summary>
    public TicketChange Change => TicketBooking.Between(Before, After);

    /// <summary>What seat-reservation has to be told, in order.</summary>
    public IReadOnlyList<ForwardedFact> Forwards => _forwards;

    /// <summary>The fact that contradicts the others, and why; null if all is well.</summary>
    public (TicketMessage Message, string Reason)? Fault { get; private set; }

    private bool Apply(TicketMessage message)
    {
        if (message.EventId != EventId || message.Section != Section)
        {
            Fault = (message, TicketFaults.OtherSection);
            return false;
        }

        var step = TicketBooking.Apply(After, message.Fact);
        if (step.Inconsistency is { } reason)
        {
            Fault = (message, reason);
            return false;
        }

        var late = After is TicketBookingState.Released && message.Fact is TicketFact.Reserved;
        var seats = late || Seats.Count == 0 ? message.Seats : Seats;
        if (step.Forward is not TicketForward.Nothing && seats.Count > 0)
        {
            _forwards.Add(new ForwardedFact(step.Forward, seats, message, late));
        }

        After = step.State;
        Last = message;
        BuyerId = message.BuyerId ?? BuyerId;
        ReservedAt = message.Fact is TicketFact.Reserved ? message.At : ReservedAt;
        SoldAt = message.Fact is TicketFact.Paid ? message.At : SoldAt;
        return true;
    }
}
