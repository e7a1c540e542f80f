using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Tickets;

namespace Ticketing.EventTicketing.Attendees;

/// <summary>An order with what its event asks and what was answered.</summary>
internal sealed class AskedOrder
{
    public BookingId BookingId { get; set; }
    public IReadOnlyList<AskedSeat> Seats { get; set; } = [];
    public long EventId { get; init; }
    public required string Section { get; init; }
    public Guid? BuyerId { get; init; }
    public Guid SellerId { get; init; }
    public DateTimeOffset StartsAt { get; init; }
    public required string Status { get; init; }
    public bool ForbidsTransfers { get; init; }
    public string? Names { get; init; }
    public DateTimeOffset? ChangesUntil { get; init; }
    public string? Questions { get; init; }
    public string? Answers { get; init; }

    public AttendeeRules Rules => new(
        Names ?? AttendeeRules.NoNames, ChangesUntil, !ForbidsTransfers, AttendeeRules.ReadQuestions(Questions));

    public bool MayRead(UserId user) =>
        user.Value == BuyerId || user.Value == SellerId || Seats.Any(s => s.HolderId == user.Value);

    public bool MayAnswer(DateTimeOffset now) => now < StartsAt && Status is not ("CANCELLED" or "ENDED");

    public bool MayChange(DateTimeOffset now) => MayAnswer(now) && now < ChangesUntil;

    public KnownAnswers KnownOfOrder() => new(null, AttendeeRules.ReadAnswers(Answers));

    public TicketId TicketOf(AskedSeat seat) => new(new EventId(EventId), Section, seat.Position);

    /// <summary>As the caller sees it: who took tickets over sees neither the others nor what is asked of the order.</summary>
    public OrderAttendeesResponse ToResponse(UserId caller, DateTimeOffset now)
    {
        var ownsOrder = caller.Value == BuyerId || caller.Value == SellerId;
        return new OrderAttendeesResponse(
            BookingId.Value,
            AttendeeRulesResponse.Of(
                ownsOrder ? Rules : Rules with { Questions = [.. Rules.QuestionsPer(AttendeeRules.PerTicket)] }),
            [
                .. Seats.Where(s => caller.Value == SellerId || s.IsHeldBy(this, caller)).Select(s => new TicketAttendeeResponse(
                    TicketOf(s).ToString(), Section, s.Subsection, s.RowNumber, s.SeatNumber, s.Name,
                    AttendeeRules.ReadAnswers(s.Answers))),
            ],
            ownsOrder ? AttendeeRules.ReadAnswers(Answers) : [],
            MayAnswer(now), MayChange(now));
    }
}

/// <summary>A seat of an order with the name and the answers of whoever has it.</summary>
internal sealed class AskedSeat
{
    public short Subsection { get; init; }
    public short RowNumber { get; init; }
    public short SeatNumber { get; init; }
    public Guid? HolderId { get; init; }
    public string? Name { get; init; }
    public string? Answers { get; init; }
    public bool IsUsed { get; init; }

    public SeatPosition Position => new(Subsection, RowNumber, SeatNumber);

    public bool IsHeldBy(AskedOrder order, UserId user) => (HolderId ?? order.BuyerId) == user.Value;

    public KnownAnswers Known() => new(Name, AttendeeRules.ReadAnswers(Answers));
}
