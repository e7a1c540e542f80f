namespace Ticketing.Booking.Waitlist.AuditWaitlist;

/// <summary>What a replay counted, and every rule that it found broken.</summary>
internal sealed record WaitlistReplayResult(
    int Joined, int Passes, int Offered, int Served, int ChargeFailed, IReadOnlyList<string> Violations);

/// <summary>
/// Proves from the audit alone that nobody was served before somebody who came earlier and could have been, that no
/// entry was served twice, and that no authorisation was charged twice. Shares no code with the pass that it judges:
/// it looks at sets of seats, not at how they are chosen.
/// </summary>
internal sealed class WaitlistReplay
{
    private readonly Dictionary<long, Entry> _entries = [];
    private readonly SortedSet<long> _waiting = [];
    private readonly HashSet<Guid> _charged = [];
    private readonly List<string> _violations = [];
    private Dictionary<string, HashSet<Seat>> _free = [];
    private Dictionary<string, HashSet<Seat>> _freeAccessible = [];
    private IReadOnlyDictionary<string, long> _prices = new Dictionary<string, long>();
    private long _lastNumber;
    private long _reached;
    private long? _pass;
    private int _passes;
    private int _offered;

    /// <summary>What the lines so far come to.</summary>
    public WaitlistReplayResult Result => new(
        _entries.Count,
        _passes,
        _offered,
        _entries.Values.Count(e => e.State == WaitlistState.Served),
        _entries.Values.Count(e => e.State == WaitlistState.ChargeFailed),
        _violations);

    /// <summary>Takes the next line of one event, in the order of writing.</summary>
    public void Apply(WaitlistAuditLine line)
    {
        switch (line.What)
        {
            case WaitlistEvents.Joined:
                Join(line);
                break;
            case WaitlistEvents.Pass:
                _passes++;
                _pass = line.Pass;
                _reached = 0;
                _prices = line.Detail!.Prices!;
                _free = SeatsOf(line.Detail.Free);
                _freeAccessible = SeatsOf(line.Detail.FreeAccessible);
                break;
            case WaitlistEvents.Offered:
                Offer(line);
                break;
            case WaitlistEvents.PassedOver:
                PassOver(line);
                break;
            case WaitlistEvents.Served:
                Serve(line);
                break;
            default:
                End(line);
                break;
        }
    }

    private void Join(WaitlistAuditLine line)
    {
        if (line.Number <= _lastNumber)
        {
            Broken(line, "joined with a number that is not the highest");
        }
        _lastNumber = line.Number!.Value;
        _entries[_lastNumber] = new Entry(line.Detail!);
        _waiting.Add(_lastNumber);
    }

    private void Offer(WaitlistAuditLine line)
    {
        _offered++;
        if (Reach(line) is not { } entry)
        {
            return;
        }
        var section = line.Detail!.Section!;
        var seats = line.Detail.Seats!.Select(Seat.Of).ToList();
        if (seats.Count != entry.Wish.PartySize || !FreeFor(entry).TryGetValue(section, out var free)
            || !seats.All(free.Remove))
        {
            Broken(line, "was offered seats that were not free");
        }
        if (!Wants(entry, section) || !CanPay(entry, section))
        {
            Broken(line, "was offered a section that it does not want");
        }
        if (entry.Wish.Adjacent == true && Longest(seats) < seats.Count)
        {
            Broken(line, "was offered seats apart");
        }
        Move(line, entry, WaitlistState.Offered);
    }

    private void PassOver(WaitlistAuditLine line)
    {
        if (Reach(line) is not { } entry)
        {
            return;
        }
        var size = entry.Wish.PartySize!.Value;
        var could = FreeFor(entry).Where(f => Wants(entry, f.Key) && CanPay(entry, f.Key))
            .Where(f => entry.Wish.Adjacent == true ? Longest(f.Value) >= size : f.Value.Count >= size)
            .Select(f => f.Key).ToList();
        if (could.Count > 0)
        {
            Broken(line, $"was passed over although section {could[0]} had what it wants");
        }
    }

    /// <summary>The entry of a decision; everybody who waits before it must have had a decision in this pass.</summary>
    private Entry? Reach(WaitlistAuditLine line)
    {
        if (line.Pass != _pass || !_entries.TryGetValue(line.Number!.Value, out var entry))
        {
            Broken(line, "has a decision outside a pass");
            return null;
        }
        if (entry.State != WaitlistState.Waiting)
        {
            Broken(line, $"has a decision while {entry.State}");
        }
        if (line.Number <= _reached)
        {
            Broken(line, $"has its decision after {_reached}, who came later");
        }
        else if (_waiting.GetViewBetween(_reached + 1, line.Number.Value).Min is var first && first < line.Number)
        {
            Broken(line, $"has its decision before {first}, who came earlier");
        }
        _reached = line.Number.Value;
        return entry;
    }

    private void Serve(WaitlistAuditLine line)
    {
        var entry = _entries[line.Number!.Value];
        if (entry.State != WaitlistState.Offered)
        {
            Broken(line, $"was served while {entry.State}");
        }
        if (line.Detail is { TransactionId: { } transaction, AmountMinor: { } amount })
        {
            if (!_charged.Add(transaction))
            {
                Broken(line, "was charged twice");
            }
            if (transaction == entry.Wish.TransactionId && amount > entry.Wish.AuthorisedMinor)
            {
                Broken(line, "was charged more than was authorised");
            }
        }
        Move(line, entry, WaitlistState.Served);
    }

    private void End(WaitlistAuditLine line)
    {
        var entry = _entries[line.Number!.Value];
        var (expected, next) = line.What switch
        {
            WaitlistEvents.Refused => (WaitlistState.Offered, WaitlistState.Waiting),
            WaitlistEvents.ChargeFailed => (WaitlistState.Offered, WaitlistState.ChargeFailed),
            WaitlistEvents.Left => (entry.State, WaitlistState.Left),
            WaitlistEvents.Expired => (entry.State, WaitlistState.Expired),
            _ => throw new ArgumentOutOfRangeException(nameof(line), line.What, "No such line."),
        };
        if (entry.State != expected || entry.State is not (WaitlistState.Waiting or WaitlistState.Offered))
        {
            Broken(line, $"is told '{line.What}' while {entry.State}");
        }
        Move(line, entry, next);
    }

    private void Move(WaitlistAuditLine line, Entry entry, string state)
    {
        entry.State = state;
        if (state == WaitlistState.Waiting)
        {
            _waiting.Add(line.Number!.Value);
        }
        else
        {
            _waiting.Remove(line.Number!.Value);
        }
    }

    private Dictionary<string, HashSet<Seat>> FreeFor(Entry entry) =>
        entry.Wish.Accessible == true ? _freeAccessible : _free;

    private static Dictionary<string, HashSet<Seat>> SeatsOf(IReadOnlyDictionary<string, int[][]>? free) =>
        free?.ToDictionary(f => f.Key, f => f.Value.Select(Seat.Of).ToHashSet()) ?? [];

    private bool CanPay(Entry entry, string section)
    {
        var price = _prices[section];
        return price <= (entry.Wish.PriceCapMinor ?? long.MaxValue)
            && price * entry.Wish.PartySize <= entry.Wish.AuthorisedMinor;
    }

    private static bool Wants(Entry entry, string section) =>
        entry.Wish.Sections is not { Count: > 0 } sections || sections.Contains(section);

    private static int Longest(IEnumerable<Seat> seats)
    {
        var all = seats.ToHashSet();
        return all.Where(s => !all.Contains(s with { Number = s.Number - 1 }))
            .Select(s => Enumerable.Range(0, all.Count).TakeWhile(n => all.Contains(s with { Number = s.Number + n }))
                .Count())
            .DefaultIfEmpty(0).Max();
    }

    private void Broken(WaitlistAuditLine line, string what) =>
        _violations.Add($"line {line.Id}: entry {line.Number} {what}");

    private sealed class Entry(WaitlistAuditDetail wish)
    {
        public WaitlistAuditDetail Wish { get; } = wish;

        public string State { get; set; } = WaitlistState.Waiting;
    }

    private readonly record struct Seat(int Subsection, int Row, int Number)
    {
        public static Seat Of(int[] seat) => new(seat[0], seat[1], seat[2]);
    }
}
