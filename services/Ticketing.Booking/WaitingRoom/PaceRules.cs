namespace Ticketing.Booking.WaitingRoom;

/// <summary>How the system bears what it has to do.</summary>
/// <param name="WorstP95Ms">95 of 100 orders of the slowest gateway were answered within this; null if none told.</param>
/// <param name="Failed">Orders answered 5xx in the last seconds.</param>
/// <param name="Unanswered">Orders without an answer of the seat engine for <see cref="PaceRules.AnswerWithin"/>.</param>
/// <param name="Orders">Orders that gateways forwarded in the last second.</param>
internal readonly record struct SystemLoad(double? WorstP95Ms, int Failed, int Unanswered, int Orders);

/// <summary>
/// How many people are let in a second: additive increase while all is well, halved when it is not (AIMD), within
/// bounds. Halving ends an overload within seconds; steps of ten find the most that is sustained.
/// </summary>
internal static class PaceRules
{
    /// <summary>Even an overloaded system serves so many, and a line that stands tells people nothing.</summary>
    public const double Min = 5;

    /// <summary>Half of what was measured as the most orders a second on two cores.</summary>
    public const double Max = 1_000;

    public const double Start = 50;
    public const double Step = 10;

    /// <summary>
    /// The step while fewer than one order comes for <see cref="PeoplePerOrder"/> people let in. They hear of their turn
    /// some seconds later: until their orders have come, a pace has proved nothing.
    /// </summary>
    public const double SmallStep = 1;

    public const double PeoplePerOrder = 4;

    /// <summary>Orders answered more slowly than this are a sign of overload.</summary>
    public const double MaxP95Ms = 500;

    /// <summary>So many late answers are a sign of overload; a few may be those of a restarted service.</summary>
    public const int MaxUnanswered = 50;

    /// <summary>The seat engine answers in some tens of milliseconds.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(3);

    /// <summary>The first estimate needs an average of so many seconds.</summary>
    private const double AverageFromSeconds = 10;

    /// <param name="pace">The last one.</param>
    /// <param name="admitted">How many were let in by it: a pace that nobody used has proved nothing, and stays.</param>
    /// <param name="load">What was measured since.</param>
    public static double Next(double pace, int admitted, SystemLoad load)
    {
        if (load.WorstP95Ms > MaxP95Ms || load.Failed > 0 || load.Unanswered > MaxUnanswered)
        {
            return Math.Max(Min, pace / 2);
        }

        // Without a gateway's word nobody knows how long people wait for their answers.
        if (load.WorstP95Ms is null || admitted < (int)pace)
        {
            return pace;
        }

        return Math.Min(Max, pace + (load.Orders * PeoplePerOrder < pace ? SmallStep : Step));
    }

    /// <summary>The best average since the draw. It never falls, so the estimates made with it never rise.</summary>
    public static double BestPace(double best, int served, TimeSpan sinceDraw) =>
        sinceDraw.TotalSeconds < AverageFromSeconds ? best : Math.Max(best, served / sinceDraw.TotalSeconds);
}
