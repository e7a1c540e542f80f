namespace Ticketing.Booking.Waitlist.AuditWaitlist;

/// <summary>A seat as the audit writes it: subsection, row and number.</summary>
internal readonly record struct AuditedSeat(int Subsection, int Row, int Number)
{
    public static AuditedSeat Of(int[] seat) => new(seat[0], seat[1], seat[2]);

    /// <summary>The most seats side by side in one row.</summary>
    public static int LongestRun(IEnumerable<AuditedSeat> seats)
    {
        var all = seats.ToHashSet();
        return all.Where(s => !all.Contains(s with { Number = s.Number - 1 }))
            .Select(s => s.Run(all.Count).TakeWhile(all.Contains).Count())
            .DefaultIfEmpty(0).Max();
    }

    /// <summary>So many seats side by side, this one first.</summary>
    public AuditedSeat[] Run(int count)
    {
        var first = this;
        return [.. Enumerable.Range(0, count).Select(n => first with { Number = first.Number + n })];
    }
}
