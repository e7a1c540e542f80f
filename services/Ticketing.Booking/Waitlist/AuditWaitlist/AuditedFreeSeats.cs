namespace Ticketing.Booking.Waitlist.AuditWaitlist;

/// <summary>What was free in a pass, by section, and what of it the decisions of the pass took so far.</summary>
internal sealed class AuditedFreeSeats(WaitlistAuditDetail? pass)
{
    private readonly Dictionary<string, HashSet<AuditedSeat>> _others = SeatsOf(pass?.Free);
    private readonly Dictionary<string, HashSet<AuditedSeat>> _accessible = SeatsOf(pass?.FreeAccessible);
    private readonly Dictionary<string, HashSet<AuditedSeat>> _companion = SeatsOf(pass?.FreeCompanion);

    /// <summary>The free seats of the kind that somebody waits for; of a party with companions its accessible ones.</summary>
    public Dictionary<string, HashSet<AuditedSeat>> For(WaitlistAuditDetail wish) =>
        wish.Accessible == true ? _accessible : _others;

    /// <summary>Takes the seats out of what is free; false if one was not, or there are not so many of each kind.</summary>
    public bool Take(WaitlistAuditDetail wish, string section, List<AuditedSeat> seats)
    {
        if (wish.Companions is not { } beside)
        {
            return For(wish).TryGetValue(section, out var free) && seats.All(free.Remove);
        }
        var areBeside = AreBeside(section, seats);
        var accessible = seats.Count(_accessible.GetValueOrDefault(section, []).Remove);
        var others = seats.Count(_others.GetValueOrDefault(section, []).Remove)
            + seats.Count(_companion.GetValueOrDefault(section, []).Remove);
        return areBeside && others == beside && accessible + others == seats.Count;
    }

    /// <summary>True if a row has so many free seats without a gap, of which so many are not accessible.</summary>
    public bool HasPlaceBeside(string section, int size, int beside)
    {
        var accessible = _accessible.GetValueOrDefault(section, []);
        HashSet<AuditedSeat> all =
            [.. _others.GetValueOrDefault(section, []), .. accessible, .. _companion.GetValueOrDefault(section, [])];
        return all.Select(first => first.Run(size)).Any(run => run.All(all.Contains)
            && run.Count(accessible.Contains) == size - beside && AreBeside(section, run));
    }

    /// <summary>
    /// True if from each companion seat among these one comes to an accessible one among them, to the left or to the
    /// right, over companion seats among them.
    /// </summary>
    private bool AreBeside(string section, IReadOnlyCollection<AuditedSeat> seats)
    {
        var companion = _companion.GetValueOrDefault(section, []);
        var accessible = _accessible.GetValueOrDefault(section, []);
        return seats.Where(companion.Contains).All(seat => new[] { -1, 1 }.Any(step =>
        {
            var at = seat;
            while (companion.Contains(at) && seats.Contains(at))
            {
                at = at with { Number = at.Number + step };
            }
            return accessible.Contains(at) && seats.Contains(at);
        }));
    }

    private static Dictionary<string, HashSet<AuditedSeat>> SeatsOf(IReadOnlyDictionary<string, int[][]>? free) =>
        free?.ToDictionary(f => f.Key, f => f.Value.Select(AuditedSeat.Of).ToHashSet()) ?? [];
}
