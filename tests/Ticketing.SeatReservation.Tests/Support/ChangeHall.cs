using Ticketing.SeatReservation.Following;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>A random course of an audience's life, and what was wrong with what its listeners heard.</summary>
internal sealed class ChangeHall(
    ChangeAudience audience, FollowingOptions options, Random random, bool readsBeforeJoining = false)
{
    /// <summary>Looks at the change stream.</summary>
    public const int Steps = 400;

    private readonly List<Visitor> _visitors = [];
    private readonly List<string> _wrong = [];

    public int Told { get; private set; }

    public int CrowdsSeen { get; private set; }

    public int SmallAudiencesSeen { get; private set; }

    public List<string> Run()
    {
        for (var step = 0; step < Steps; step++)
        {
            // Comes and goes in waves, over the threshold and below it again.
            var isFilling = step / 50 % 2 == 0;
            for (var guests = random.Next(3); guests > 0; guests--)
            {
                Visit(random.Next(10) < (isFilling ? 8 : 2));
            }

            Change();
            audience.Push();
            _ = _visitors.Count >= options.CrowdFromListeners ? CrowdsSeen++ : SmallAudiencesSeen++;
            foreach (var visitor in _visitors.Where(_ => random.Next(3) == 0))
            {
                visitor.Listen(_wrong);
            }
        }

        // Everybody's turn comes within as many pushes as there are cohorts.
        for (var turn = 0; turn < options.CrowdCohorts; turn++)
        {
            audience.Push();
        }

        foreach (var visitor in _visitors)
        {
            visitor.Listen(_wrong);
            if (visitor.Heard < Told)
            {
                _wrong.Add($"has {visitor.Heard} of {Told} in the end");
            }
        }

        return _wrong;
    }

    private void Visit(bool joins)
    {
        if (joins)
        {
            var before = Told;
            var tellsMeanwhile = random.Next(2) == 0;
            if (tellsMeanwhile && readsBeforeJoining)
            {
                Change();
                audience.Push();
            }

            var listener = audience.Join()!;
            _visitors.Add(new Visitor(listener, readsBeforeJoining ? before : Told));
        }
        else if (_visitors.Count > 0)
        {
            var leaver = _visitors[random.Next(_visitors.Count)];
            leaver.Listen(_wrong);
            leaver.Listener.Dispose();
            _visitors.Remove(leaver);
        }
    }

    /// <summary>As the follower does: up to three changes with a look, and sometimes none.</summary>
    private void Change()
    {
        var count = random.Next(4);
        audience.Enqueue([.. Enumerable.Range(Told + 1, count).Select(Change)]);
        Told += count;
    }

    private static SeatChange Change(int sequence) =>
        new(sequence, "A", [new SubsectionChange(1, 0, 0, 0, [new ChangedSeat(sequence, default)])]);

    private sealed class Visitor(ChangeListener listener, int begunWith)
    {
        private bool _isFirst = true;

        public ChangeListener Listener => listener;

        /// <summary>Everything up to this change.</summary>
        public int Heard { get; private set; } = begunWith;

        public void Listen(List<string> wrong)
        {
            while (listener.Take() is { } tick)
            {
                var seats = tick.Sections!.Single().Subsections.Single().Seats.Select(s => s.Index).ToList();

                // What waited for the cohort when the listener joined may go back to before its beginning.
                if (!(_isFirst && seats[0] <= Heard + 1) && seats[0] != Heard + 1)
                {
                    wrong.Add($"heard {seats[0]} after {Heard}");
                }

                if (!seats.SequenceEqual(Enumerable.Range(seats[0], seats.Count)) || seats[^1] != tick.Sequence)
                {
                    wrong.Add($"a tick of {string.Join(' ', seats)} up to {tick.Sequence}");
                }

                (_isFirst, Heard) = (false, Math.Max(Heard, seats[^1]));
            }
        }
    }
}
