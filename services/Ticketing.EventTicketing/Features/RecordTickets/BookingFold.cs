using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Domain;

namespace Ticketing.EventTicketing.Features.RecordTickets;

/// <summary>What the database knows of a booking.</summary>
public sealed record RecordedBooking(EventId EventId, string Section, KnownTickets Known);

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
        Before = After = recorded?.Known ?? KnownTickets.Nothing;
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

    /// <summary>Its buyer, if a fact of this batch told.</summary>
    public UserId? BuyerId { get; private set; }

    /// <summary>When it was reserved, if a fact of this batch told.</summary>
    public DateTimeOffset? ReservedAt { get; private set; }

    /// <summary>When it was paid, if a fact of this batch told.</summary>
    public DateTimeOffset? SoldAt { get; private set; }

    /// <summary>What was known before the batch.</summary>
    public KnownTickets Before { get; }

    /// <summary>What is known after the batch.</summary>
    public KnownTickets After { get; private set; }

    /// <summary>This batch tells something new of it. Seats are only ever added to what is known.</summary>
    public bool IsChanged => After.State != Before.State || After.WereSold != Before.WereSold
        || After.Seats.Count != Before.Seats.Count || After.GivenBack.Count != Before.GivenBack.Count;

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

        var step = TicketBooking.Apply(After, message.Fact, message.Seats, message.WereSold);
        if (step.Inconsistency is { } reason)
        {
            Fault = (message, reason);
            return false;
        }

        if (step.Forward is not TicketForward.Nothing && step.Seats.Count > 0)
        {
            _forwards.Add(new ForwardedFact(
                step.Forward, step.Seats, message, Late: message.Fact is TicketFact.Reserved));
        }

        After = step.After;
        Last = message;
        BuyerId = message.BuyerId ?? BuyerId;
        ReservedAt = message.Fact is TicketFact.Reserved ? message.At : ReservedAt;
        SoldAt = message.Fact is TicketFact.Paid ? message.At : SoldAt;
        return true;
    }
}
