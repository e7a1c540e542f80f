namespace Ticketing.Booking.WaitingRoom.Demand;

/// <summary>
/// When a room opens by itself, and when it closes. The numbers for the two are far apart, and each must hold for some
/// time, so that no room opens and closes again and again.
/// </summary>
internal static class DemandRules
{
    /// <summary>Rooms that are open by demand at a time. What overloads a system are a few events.</summary>
    public const int MaxRooms = 20;

    /// <summary>An event with fewer orders a second is not what overloads the system.</summary>
    public const int MinOrders = 20;

    /// <summary>Four times of what makes the pace fall: a burst of a second is borne without a room.</summary>
    public const double OverloadP95Ms = 2_000;

    /// <summary>Orders that the seat engine owes an answer for three seconds; it answers thousands a second.</summary>
    public const int OverloadUnanswered = 500;

    /// <summary>One of so many orders answered 5xx is an overload; a service that was started again fails a few.</summary>
    public const int OrdersPerFailure = 10;

    public static readonly TimeSpan OpensAfter = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan ClosesAfter = TimeSpan.FromSeconds(30);

    public static bool IsOverloaded(SystemLoad load) =>
        load.WorstP95Ms > OverloadP95Ms
        || load.Unanswered > OverloadUnanswered
        || (load.Failed > 0 && load.Failed * OrdersPerFailure >= load.Orders && load.Orders >= MinOrders);

    /// <summary>What lets the pace of a room grow.</summary>
    public static bool IsCalm(SystemLoad load) =>
        !(load.WorstP95Ms > PaceRules.MaxP95Ms) && load.Failed == 0 && load.Unanswered <= PaceRules.MaxUnanswered;
}
