namespace Ticketing.Architecture.Tests.Doors;

/// <summary>
/// What capabilities of seat-reservation use of each other. From below: SeatState, which knows no other; Reserving,
/// Reconciling and Following, which work on it; SeatRequests, which Kafka calls; SeatMap and LiveChanges, which HTTP
/// calls.
/// </summary>
internal sealed class SeatReservationDoors : ServiceDoors
{
    public override string Service => "Ticketing.SeatReservation";

    public override IReadOnlyList<string> PureTypes { get; } =
    [
        "RecordedSeats", "ReservationRecord", "SeatBits", "SeatChange", "SeatLog", "SeatPlace", "SeatWish",
        "SectionComparison", "SectionShape", "SubsectionShape",
    ];

    public override IReadOnlyList<Door> Doors { get; } =
    [
        new(
            "Following", "SeatState",
            "ChangedSeat", "LiveSection", "SeatBits", "SeatChange", "SectionNotInitializedException", "SectionPlans",
            "SectionShape", "SubsectionChange", "SubsectionShape"),
        new(
            "LiveChanges", "Following",
            "ChangeListener", "ChangeTick", "EventFollower", "EventFollowers", "EventState", "SeatStateReader",
            "SectionState", "SubsectionState"),
        new(
            "LiveChanges", "SeatState",
            "ChangedSeat", "PublicReads", "SeatChange", "SeatErrors", "SubsectionChange", "SubsectionShape"),
        new(
            "Reconciling", "SeatState",
            "InitializeSeats", "ReservationRecord", "SeatBits", "SeatErrors", "SeatPlace", "SeatStateOptions",
            "SectionShape", "SubsectionShape"),
        new(
            "Reserving", "SeatState",
            "LiveSection", "ReservationRecord", "SeatPlace", "SeatStateOptions", "SectionNotInitializedException",
            "SectionShape"),
        new(
            "SeatMap", "Following",
            "BodiesByPath", "EventFollowers", "EventState", "SeatStateReader", "SectionState", "SubsectionState"),
        new(
            "SeatMap", "SeatState",
            "LiveSection", "PublicReads", "SeatErrors", "SectionNotInitializedException", "SectionPlans",
            "SectionShape", "SubsectionShape"),
        new("SeatRequests", "Reconciling", "LostSections"),
        new(
            "SeatRequests", "Reserving",
            "BookingSeats", "FinalizePayment", "ReleaseSeats", "ReserveSeats", "SeatOutcome", "SeatOutcomeKind"),
        new(
            "SeatRequests", "SeatState",
            "ChangePlan", "ChangedPlan", "InitializeSeats", "LiveSection", "ReservationRecord", "SeatPlace", "SectionPlans",
            "SectionShape"),
    ];
}
