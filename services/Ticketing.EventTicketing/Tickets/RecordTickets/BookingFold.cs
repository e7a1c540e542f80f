using Ticketing.Contracts;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;

namespace Ticketing.EventTicketing.Tickets.RecordTickets;

/// <summary>What the database knows of a booking.</summary>
internal sealed record RecordedBooking(EventId EventId, string Section, KnownTickets Known, BookingSale Sale);

/// <summary>A message to seat-reservation.</summary>
/// <param name="Kind">What.</param>
/// <param name="Seats">About which seats; never empty.</param>
/// <param name="Cause">The fact it follows from.</param>
/// <param name="Late">The cause is a reservation that came after its release.</param>
internal sealed record ForwardedFact(
    TicketForward Kind, IReadOnlyList<SeatPosition> Seats, TicketMessage Cause, bool Late);

/// <summary>
/// All facts of a batch about one booking, applied in their order to what is known of it. Only the difference
/// between before and after goes to the database: reserved and paid in one batch is one change of the tickets.
/// </summary>
internal sealed class BookingFold
{
    private readonly List<ForwardedFact> _forwards = [];
    private readonly BookingSale _saleBefore;

    /// <summary>
    /// Applies <paramref name="messages"/> (at least one) on top of <paramref name="recorded"/>, if there is a record.
    /// </summary>
    public BookingFold(IReadOnlyList<TicketMessage> messages, RecordedBooking? recorded)
    {
        First = messages[0];
        Last = messages[0];
        EventId = recorded?.EventId ?? First.EventId;
        Section = recorded?.Section ?? First.Section;
        Before = After = recorded?.Known ?? KnownTickets.Nothing;
        _saleBefore = Sale = recorded?.Sale ?? BookingSale.Nothing;
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

    public BookingId BookingId => First.BookingId;

    public EventId EventId { get; }

    public string Section { get; }

    /// <summary>Null if no fact of this batch names the buyer.</summary>
    public UserId? BuyerId { get; private set; }

    /// <summary>Null if no fact of this batch is its reservation.</summary>
    public DateTimeOffset? ReservedAt { get; private set; }

    /// <summary>Null if no fact of this batch is its payment.</summary>
    public DateTimeOffset? SoldAt { get; private set; }

    /// <summary>Null if no fact of this batch names the price of a ticket.</summary>
    public long? PriceMinor { get; private set; }

    /// <summary>Price, kind and category of each ticket where they differ; null if no fact of this batch names them.</summary>
    public IReadOnlyDictionary<SeatPosition, SeatPrice>? Prices { get; private set; }

    /// <summary>What was known before the batch.</summary>
    public KnownTickets Before { get; }

    /// <summary>What is known after the batch.</summary>
    public KnownTickets After { get; private set; }

    /// <summary>What figures count of it after the batch.</summary>
    public BookingSale Sale { get; private set; }

    /// <summary>True if the batch changes what is recorded. Seats are only ever added.</summary>
    public bool IsChanged => After.State != Before.State || After.WereSold != Before.WereSold
        || After.Seats.Count != Before.Seats.Count || After.GivenBack.Count != Before.GivenBack.Count
        || Sale != _saleBefore;

    /// <summary>Messages to seat-reservation, in order.</summary>
    public IReadOnlyList<ForwardedFact> Forwards => _forwards;

    /// <summary>The fact that contradicts the others, and why; null if none does.</summary>
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

        if (step.Forward is not TicketForward.Nothing && step.Seats.Count > 0 && message.IsForSeats)
        {
            _forwards.Add(new ForwardedFact(
                step.Forward, step.Seats, message, Late: message.Fact is TicketFact.Reserved));
        }

        Sale = Sale.With(message, [.. step.After.GivenBack.Except(After.GivenBack)]);
        After = step.After;
        Last = message;
        BuyerId = message.BuyerId ?? BuyerId;
        PriceMinor = message.PriceMinor ?? PriceMinor;
        Prices = message.Prices ?? Prices;
        ReservedAt = message.Fact is TicketFact.Reserved ? message.At : ReservedAt;
        SoldAt = message.Fact is TicketFact.Paid ? message.At : SoldAt;
        return true;
    }
}
