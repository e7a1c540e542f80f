using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.Reserving;
using Ticketing.SeatReservation.Reserving.SeatChoice;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>The four writing use cases on one connection, wired as the service wires them.</summary>
internal sealed class SeatEngine
{
    private static readonly UserId Buyer = new(Guid.Parse("0199aaaa-0000-7000-8000-000000000001"));

    public SeatEngine(IConnectionMultiplexer connection)
    {
        var options = Options.Create(new SeatStateOptions());
        var scripts = new SectionCalls(connection, TimeProvider.System, options);
        Plans = new SectionPlans(connection);
        Initialize = new InitializeSeats(connection, options);
        ChangePlan = new ChangePlan(connection, Plans, Initialize);
        Reserve = new ReserveSeats(scripts, TimeProvider.System);
        Release = new ReleaseSeats(scripts);
        Finalize = new FinalizePayment(scripts);
    }

    public SectionPlans Plans { get; }

    public InitializeSeats Initialize { get; }

    public ChangePlan ChangePlan { get; }

    public ReserveSeats Reserve { get; }

    public ReleaseSeats Release { get; }

    public FinalizePayment Finalize { get; }

    public async Task<LiveSection> OpenAsync(EventId eventId, params SubsectionPlan[] subsections)
    {
        await Initialize.RunAsync(new SeatInitializationCommand(eventId, "TWD", Support.Plans.Section(subsections)));
        return (await Plans.FindAsync(eventId, "A")).ShouldNotBeNull();
    }

    public async Task<ReservationRecord> ReserveAsync(LiveSection section, TicketReservedRequest request) =>
        (await Reserve.RunAsync(section, [request])).ShouldHaveSingleItem();

    public async Task<SeatOutcome> ReleaseAsync(
        LiveSection section, TicketReservedRequest request, params int[][] seats) =>
        (await Release.RunAsync(section, [Seats(request.BookingId, seats)])).ShouldHaveSingleItem();

    /// <summary>A refund: the booking was paid.</summary>
    public async Task<SeatOutcome> RefundAsync(
        LiveSection section, TicketReservedRequest request, params int[][] seats) =>
        (await Release.RunAsync(section, [Seats(request.BookingId, seats) with { WereSold = true }]))
            .ShouldHaveSingleItem();

    public async Task<SeatOutcome> FinalizeAsync(
        LiveSection section, TicketReservedRequest request, params int[][] seats) =>
        (await Finalize.RunAsync(section, [Seats(request.BookingId, seats)])).ShouldHaveSingleItem();

    public static BookingSeats Seats(BookingId booking, params int[][] seats) =>
        new(booking, [.. seats.Select(s => new SeatPosition(s[0], s[1], s[2]))]);

    public static TicketReservedRequest Best(
        EventId eventId, int quantity, int? subsection = null, bool allOrNothing = false) => new(
        BookingId.New(DateTimeOffset.UtcNow), Buyer, eventId, "A", subsection, SeatSelectionMode.BestAvailable,
        quantity,
        [], allOrNothing, DateTimeOffset.UtcNow);

    public static TicketReservedRequest Manual(EventId eventId, bool allOrNothing, params int[][] seats) => new(
        BookingId.New(DateTimeOffset.UtcNow), Buyer, eventId, "A", null, SeatSelectionMode.Manual, seats.Length,
        [.. seats.Select(s => new SeatPosition(s[0], s[1], s[2]))], allOrNothing, DateTimeOffset.UtcNow);
}
