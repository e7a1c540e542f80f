namespace Ticketing.Booking.Waitlist.AuditWaitlist;

/// <summary>What a replay counted, and every rule that it found broken.</summary>
internal sealed record WaitlistReplayResult(
    int Joined, int Passes, int Offered, int Served, int ChargeFailed, IReadOnlyList<string> Violations);

/// <summary>
/// Proves from the audit alone that nobody was served before somebody who came earlier and could have been, that no
/// entry was served twice, and that no authorisation was charged twice. It shares no code with the pass that it checks:
/// it compares sets of seats and does not choose any.
/// </summary>
internal sealed class WaitlistReplay
{
    private readonly Dictionary<long, Entry> _entries = [];
    private readonly SortedSet<long> _waiting = [];
    private readonly HashSet<Guid> _charged = [];
    private readonly List<string> _violations = [];
    private AuditedFreeSeats _free = new(null);
    private IReadOnlyDictionary<string, long> _prices = new Dictionary<string, long>();
    private long _lastNumber;
    private long _reached;
    private long? _pass;
    private long? _giver;
    private int _passes;
    private int _offered;

    /// <summary>Counts and violations of the lines so far.</summary>
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
                _giver = line.Detail!.GiverNumber;
                _prices = line.Detail!.Prices!;
                _free = new AuditedFreeSeats(line.Detail);
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
            AddViolation(line, "joined with a number that is not the highest");
        }
        _lastNumber = line.Number!.Value;
        _entries[_lastNumber] = new Entry(line.Detail!);
        _waiting.Add(_lastNumber);
    }

    private void Offer(WaitlistAuditLine line)
    {
        _offered++;
        if (TakeDecision(line) is not { } entry)
        {
            return;
        }
        var section = line.Detail!.Section!;
        var seats = line.Detail.Seats!.Select(AuditedSeat.Of).ToList();
        if (seats.Count != entry.Wish.PartySize || !_free.Take(entry.Wish, section, seats))
        {
            AddViolation(line, "was offered seats that were not free");
        }
        if (!Wants(entry, section) || !CanPay(entry, section))
        {
            AddViolation(line, "was offered a section that it does not want");
        }
        if (entry.Wish.Adjacent == true && AuditedSeat.LongestRun(seats) < seats.Count)
        {
            AddViolation(line, "was offered seats apart");
        }
        SetState(line, entry, WaitlistState.Offered);
    }

    private void PassOver(WaitlistAuditLine line)
    {
        if (TakeDecision(line) is not { } entry || line.Number == _giver)
        {
            return; // nobody is offered the tickets that they give
        }
        var size = entry.Wish.PartySize!.Value;
        var could = _free.For(entry.Wish).Where(f => Wants(entry, f.Key) && CanPay(entry, f.Key))
            .Where(f => entry.Wish.Companions is { } beside ? _free.HasPlaceBeside(f.Key, size, beside)
                : entry.Wish.Adjacent == true ? AuditedSeat.LongestRun(f.Value) >= size : f.Value.Count >= size)
            .Select(f => f.Key).ToList();
        if (could.Count > 0)
        {
            AddViolation(line, $"was passed over although section {could[0]} had what it wants");
        }
    }

    /// <summary>The entry of a decision. All entries that wait before it must have had theirs in this pass.</summary>
    private Entry? TakeDecision(WaitlistAuditLine line)
    {
        if (line.Pass != _pass || !_entries.TryGetValue(line.Number!.Value, out var entry))
        {
            AddViolation(line, "has a decision outside a pass");
            return null;
        }
        if (entry.State != WaitlistState.Waiting)
        {
            AddViolation(line, $"has a decision while {entry.State}");
        }
        if (line.Number <= _reached)
        {
            AddViolation(line, $"has its decision after {_reached}, who came later");
        }
        else if (_waiting.GetViewBetween(_reached + 1, line.Number.Value).Min is var first && first < line.Number)
        {
            AddViolation(line, $"has its decision before {first}, who came earlier");
        }
        _reached = line.Number.Value;
        return entry;
    }

    private void Serve(WaitlistAuditLine line)
    {
        var entry = _entries[line.Number!.Value];
        if (entry.State != WaitlistState.Offered)
        {
            AddViolation(line, $"was served while {entry.State}");
        }
        if (line.Detail is { TransactionId: { } transaction, AmountMinor: { } amount })
        {
            if (!_charged.Add(transaction))
            {
                AddViolation(line, "was charged twice");
            }
            if (transaction == entry.Wish.TransactionId && amount > entry.Wish.AuthorisedMinor)
            {
                AddViolation(line, "was charged more than was authorised");
            }
        }
        SetState(line, entry, WaitlistState.Served);
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
            AddViolation(line, $"is told '{line.What}' while {entry.State}");
        }
        SetState(line, entry, next);
    }

    private void SetState(WaitlistAuditLine line, Entry entry, string state)
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

    private bool CanPay(Entry entry, string section)
    {
        var price = _prices[section];
        return price <= (entry.Wish.PriceCapMinor ?? long.MaxValue)
            && price * entry.Wish.PartySize <= entry.Wish.AuthorisedMinor;
    }

    private static bool Wants(Entry entry, string section) =>
        entry.Wish.Sections is not { Count: > 0 } sections || sections.Contains(section);

    private void AddViolation(WaitlistAuditLine line, string what) =>
        _violations.Add($"line {line.Id}: entry {line.Number} {what}");

    private sealed class Entry(WaitlistAuditDetail wish)
    {
        public WaitlistAuditDetail Wish { get; } = wish;

        public string State { get; set; } = WaitlistState.Waiting;
    }
}
