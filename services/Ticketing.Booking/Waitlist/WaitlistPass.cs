using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Waitlist;

/// <summary>Somebody in the line.</summary>
internal sealed record WaitingEntry(Guid Id, long Number, WaitlistWish Wish, long AuthorisedMinor);

/// <summary>What a pass decided for one entry: an offer of seats, or why not.</summary>
internal sealed record WaitlistDecision(
    WaitingEntry Entry, string? Section, IReadOnlyList<SeatPosition> Seats, string? Reason)
{
    public bool IsOffer => Section is not null;
}

/// <summary>The outcome of one pass over the line.</summary>
/// <param name="Decisions">One an entry, in the order of the line.</param>
/// <param name="LeftOver">Pools with seats that nobody in the line can use.</param>
internal sealed record WaitlistPassResult(
    IReadOnlyList<WaitlistDecision> Decisions, IReadOnlySet<SeatPool> LeftOver);

/// <summary>
/// First come, first served among those whose wish can be met: goes through the line once, in order, and gives each
/// the best of what is still free. Pure, so that the same line and the same seats give the same answer again.
/// </summary>
internal static class WaitlistPass
{
    /// <summary>Decides for the whole line. Takes the offered seats out of <paramref name="free"/>.</summary>
    /// <param name="plan">The event.</param>
    /// <param name="line">Who waits, in order.</param>
    /// <param name="free">What there is.</param>
    /// <param name="prices">The most that a seat of a section costs, where that is not what the event asks.</param>
    public static WaitlistPassResult Run(
        EventDirectoryEntry plan, IEnumerable<WaitingEntry> line, IReadOnlyDictionary<SeatPool, FreeSeats> free,
        IReadOnlyDictionary<string, long>? prices = null)
    {
        var decisions = new List<WaitlistDecision>();
        foreach (var entry in line)
        {
            decisions.Add(Decide(plan, entry, free, prices));
        }
        var leftOver = free.Where(f => f.Value.Count > 0).Select(f => f.Key).ToHashSet();
        return new WaitlistPassResult(decisions, leftOver);
    }

    private static WaitlistDecision Decide(
        EventDirectoryEntry plan, WaitingEntry entry, IReadOnlyDictionary<SeatPool, FreeSeats> free,
        IReadOnlyDictionary<string, long>? prices)
    {
        var (wish, reason) = (entry.Wish, WaitlistReasons.TooFewSeats);
        foreach (var section in wish.Wanted(plan))
        {
            if (!wish.HasEnough(section.Name, free))
            {
                continue;
            }
            var price = prices is null ? plan.DearestOf(section) : prices[section.Name];
            if (price > (wish.PriceCapMinor ?? long.MaxValue) || price * wish.PartySize > entry.AuthorisedMinor)
            {
                reason = WaitlistReasons.AbovePriceCap;
            }
            else if (wish.Take(section.Name, free) is { } taken)
            {
                return new WaitlistDecision(entry, section.Name, taken, null);
            }
            else
            {
                reason = WaitlistReasons.NotTogether;
            }
        }
        return new WaitlistDecision(entry, null, [], reason);
    }
}
