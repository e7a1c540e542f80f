namespace Ticketing.Booking.WaitingRoom;

/// <summary>How the system bears what it has to do.</summary>
/// <param name="WorstP95Ms">95 of 100 orders of the slowest gateway were answered within this; null if none told.</param>
/// <param name="Failed">Orders answered 5xx in the last seconds.</param>
/// <param name="Unanswered">Orders without an answer of the seat engine for <see cref="PaceRules.AnswerWithin"/>.</param>
/// <param name="Orders">Orders that gateways forwarded in the last second.</param>
internal readonly record struct SystemLoad(double? WorstP95Ms, int Failed, int Unanswered, int Orders);

/// <summary>
/// How many people are let in a second, within bounds: more by a tenth each second while all is well, less by a fifth
/// while it is not. Gateways' reports count for three seconds, so one slow moment halves the pace, and three of them do not
/// leave an eighth. A tenth each second finds what is sustained as fast for a large system as for a small one; in between,
/// where orders take a noticeable time but not too long, it stays: what is let in now orders some seconds later.
/// </summary>
internal static class PaceRules
{
    /// <summary>Even an overloaded system serves so many, and a line that stands tells people nothing.</summary>
    public const double Min = 5;

    /// <summary>Half of what was measured as the most orders a second on two cores.</summary>
    public const double Max = 1_000;

    public const double Start = 50;

    /// <summary>The least step up while all is well.</summary>
    public const double Step = 10;

    /// <summary>The step up while all is well, as a part of the pace.</summary>
    public const double Growth = 0.1;

    /// <summary>What is left of the pace after a second of overload.</summary>
    public const double Decrease = 0.8;

    /// <summary>
    /// The step while fewer than one order comes for <see cref="PeoplePerOrder"/> people let in. They hear of their turn
    /// some seconds later: until their orders have come, a pace has proved nothing.
    /// </summary>
    public const double SmallStep = 1;

    public const double PeoplePerOrder = 4;

    /// <summary>Orders answered more slowly than this are a sign of overload.</summary>
    public const double MaxP95Ms = 500;

    /// <summary>Orders answered more slowly than this are a sign that the system is full: the pace stays.</summary>
    public const double FullP95Ms = MaxP95Ms / 2;

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
            return Math.Max(Min, pace * Decrease);
        }

        // Without a gateway's word nobody knows how long people wait for their answers.
        if (load.WorstP95Ms is null or > FullP95Ms || admitted < (int)pace)
        {
            return pace;
        }

        var isProved = load.Orders * PeoplePerOrder >= pace;
        return Math.Min(Max, pace + (isProved ? Math.Max(Step, pace * Growth) : SmallStep));
    }

    /// <summary>The best average since the draw. It never falls, so the estimates made with it never rise.</summary>
    public static double BestPace(double best, int served, TimeSpan sinceDraw) =>
        sinceDraw.TotalSeconds < AverageFromSeconds ? best : Math.Max(best, served / sinceDraw.TotalSeconds);
}
