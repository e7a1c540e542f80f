using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.Reserving;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>
/// Plays steps on the engine and on the model, and compares everything after each. A step is one integer that
/// seeds the choice of what to do, so that a failing list of steps can be shortened one by one.
/// </summary>
internal sealed class Scenario(KvrocksServer server, SeatEngine engine, LiveSection first)
{
    private const int MaxStepKinds = 10;
    private readonly SectionModel _model = new(first.Shape);
    private readonly List<TicketReservedRequest> _requests = [];
    private LiveSection _section = first;
    private int _sincePlan;
    private int _answered;

    /// <summary>Requests that took seats; lets a test assert that its scenarios were not all empty.</summary>
    public int Answered => _answered;

    public static SubsectionPlan[] RandomPlan(int seed)
    {
        var random = new Random(seed);
        var kind = random.Next(6) switch { 0 => PlaceKind.Area, 1 => PlaceKind.Tables, _ => PlaceKind.Seats };
        SubsectionPlan[] plans =
        [
            .. Enumerable.Range(1, random.Next(1, 4)).Select(number => kind switch
            {
                PlaceKind.Area => Plans.Area(number, random.Next(1, 30)),
                PlaceKind.Tables => Plans.Drawn(number, RandomRows(random, marks: false)) with { Kind = kind },
                _ => WithRandomOrder(Plans.Drawn(number, RandomRows(random)), random),
            }),
        ];
        var ranks = Enumerable.Range(1, plans.Length).ToArray();
        random.Shuffle(ranks);
        return random.Next(3) == 0 ? [.. plans.Select((plan, i) => plan with { Rank = ranks[i] })] : plans;
    }

    /// <summary>
    /// Half of all plans name some or all rows as the best, a third a best seat of their own, a sixth one of each row.
    /// </summary>
    private static SubsectionPlan WithRandomOrder(SubsectionPlan plan, Random random)
    {
        var rows = Enumerable.Range(1, plan.Rows).ToArray();
        random.Shuffle(rows);
        return plan with
        {
            RowOrder = random.Next(2) == 0 ? rows[..random.Next(1, rows.Length + 1)] : null,
            BestSeat = random.Next(3) == 0 ? random.Next(2, (2 * plan.SeatsPerRow) + 1) / 2m : null,
            BestSeats = random.Next(6) == 0
                ? [.. rows.Select(_ => random.Next(2, (2 * plan.SeatsPerRow) + 1) / 2m)]
                : null,
        };
    }

    public async Task PlayAsync(IEnumerable<int> steps)
    {
        foreach (var step in steps)
        {
            var random = new Random(step);
            switch (random.Next(MaxStepKinds))
            {
                case < 5:
                    await ReserveAsync(random);
                    break;
                case < 7:
                    await EndAsync(random, engine.Release.RunAsync, _model.Release);
                    break;
                case < 9:
                    await EndAsync(random, engine.Finalize.RunAsync, _model.Finalize);
                    break;
                default:
                    await ForgetAsync(random);
                    break;
            }

            await CompareAsync();
        }
    }

    /// <summary>
    /// Changes the plan in both and compares; the change may come twice. A refusal by the old plan has no record, so
    /// requests from before are not delivered again. Returns how many seats stayed.
    /// </summary>
    public async Task<int> ChangePlanAsync(int seed, int edition)
    {
        var random = new Random(seed);
        var plan = PlanChanges.Change(_section.Shape.Plan, random) with { Edition = edition };
        var change = new ChangeSeatPlan(_section.Shape.EventId, "TWD", plan);
        var changed = await engine.ChangePlan.RunAsync(change);
        changed = random.Next(3) == 0 ? await engine.ChangePlan.RunAsync(change) : changed;

        changed.ShouldNotBeNull().Kept.ShouldBe(_model.Change(plan), ignoreOrder: true);
        _section = changed.Section;
        _sincePlan = _requests.Count;
        await CompareAsync();
        return changed.Kept.Count;
    }

    private async Task ReserveAsync(Random random)
    {
        var batch = Enumerable.Range(0, random.Next(1, 6)).Select(_ => RequestOf(random)).ToList();
        var answers = await engine.Reserve.RunAsync(_section, batch);

        for (var i = 0; i < batch.Count; i++)
        {
            var expected = _model.Reserve(batch[i]);
            SectionModel.Text(answers[i].Code, answers[i].Taken, answers[i].Lost).ShouldBe(expected);
            _answered += answers[i].Taken.Count > 0 ? 1 : 0;
        }
    }

    private TicketReservedRequest RequestOf(Random random)
    {
        if (_requests.Count > _sincePlan && random.Next(4) == 0)
        {
            return _requests[random.Next(_sincePlan, _requests.Count)]; // redelivery
        }

        var failed = _requests.FindLast(r => r.Mode == SeatSelectionMode.BestAvailable);
        var request = failed is not null && random.Next(4) == 0
            ? failed with
            {
                Attempt = failed.Attempt + 1,
                Quantity = failed.Companions + random.Next(1, 9),
                AllOrNothing = random.Next(2) == 0,
            }
            : RandomRequest(_section.Shape, random);
        _requests.Add(request);
        return request;
    }

    public static TicketReservedRequest RandomRequest(SectionShape shape, Random random)
    {
        var wish = random.Next(3) == 0
            ? SeatEngine.Manual(
                shape.EventId, random.Next(2) == 0,
                shape.Kind == PlaceKind.Tables && random.Next(3) > 0
                    ? AnyTable(shape, random)
                    : [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => AnySeat(shape, random))])
            : SeatEngine.Best(
                shape.EventId, random.Next(1, 9), random.Next(3) == 0 ? random.Next(1, 4) : null, random.Next(3) == 0)
            with { Adjacent = random.Next(6) == 0, Accessible = random.Next(6) == 0 };
        if (wish.Mode == SeatSelectionMode.BestAvailable && random.Next(6) == 0)
        {
            var companions = random.Next(1, 3);
            wish = wish with { Accessible = true, Quantity = companions + random.Next(1, 3), Companions = companions };
        }

        return wish with { PriceCapMinor = random.Next(8) == 0 ? shape.PriceMinor - 1 + random.Next(2) : null };
    }

    private static int[][] AnyTable(SectionShape shape, Random random)
    {
        var subsection = shape.Subsections[random.Next(shape.Subsections.Count)];
        var row = random.Next(1, subsection.Rows + 1);
        int[][] seats =
        [
            .. Enumerable.Range(1, subsection.SeatsPerRow).Where(seat => subsection.IndexOf(row, seat) is not null)
                .Select(seat => new[] { subsection.Number, row, seat }),
        ];
        return seats.Length > 0 ? seats : [AnySeat(shape, random)];
    }

    private static int[] AnySeat(SectionShape shape, Random random)
    {
        var subsection = shape.Subsections[random.Next(shape.Subsections.Count)];
        return [subsection.Number, random.Next(1, subsection.Rows + 1), random.Next(1, subsection.SeatsPerRow + 1)];
    }

    /// <summary>A release or a payment of some bookings with some of the seats their first answer gave.</summary>
    private async Task EndAsync(
        Random random,
        Func<LiveSection, IReadOnlyList<BookingSeats>, Task<IReadOnlyList<SeatOutcome>>> act,
        Func<BookingSeats, SeatOutcome> expect)
    {
        if (_requests.Count == 0)
        {
            return;
        }

        var batch = new List<BookingSeats>();
        foreach (var request in Enumerable.Range(0, random.Next(1, 4)).Select(_ => _requests[random.Next(_requests.Count)]))
        {
            var record = await server.Database.StringGetAsync(
                KvrocksKeys.Reservation(_section.Shape.EventId, request.BookingId));
            if (!record.IsNull)
            {
                var places = ReservationRecord.Parse((string)record!).Taken.Where(_ => random.Next(4) > 0);
                batch.Add(new BookingSeats(
                    request.BookingId, [.. places.Select(_section.Shape.PositionAt)], random.Next(2) == 0));
            }
        }

        (await act(_section, batch)).ShouldBe(batch.Select(expect));
    }

    /// <summary>
    /// A record's lifetime runs out, and its booking's release comes after that. The booking is then over:
    /// Kafka does not redeliver a request that is older than the lifetime.
    /// </summary>
    private async Task ForgetAsync(Random random)
    {
        if (_requests.Count == 0)
        {
            return;
        }

        var request = _requests[random.Next(_requests.Count)];
        var key = KvrocksKeys.Reservation(_section.Shape.EventId, request.BookingId);
        var text = await server.Database.StringGetAsync(key);
        _sincePlan -= _requests.Take(_sincePlan).Count(r => r.BookingId == request.BookingId);
        _requests.RemoveAll(r => r.BookingId == request.BookingId); // all of its attempts
        if (text.IsNull || ReservationRecord.Parse((string)text!) is not { State: ReservationState.Reserved } record)
        {
            return;
        }
        await server.Database.KeyDeleteAsync(key);
        _model.Forget(request.BookingId);
        var late = new BookingSeats(request.BookingId, [.. record.Taken.Select(_section.Shape.PositionAt)]);
        (await engine.Release.RunAsync(_section, [late, late])).ShouldBe([_model.Release(late), _model.Release(late)]);
    }

    private async Task CompareAsync()
    {
        foreach (var subsection in _section.Shape.Subsections)
        {
            (await LiveState.SeatsAsync(server.Database, _section, subsection.Number))
                .ShouldBe(_model.Seats(subsection.Number));
        }

        await LiveState.CountersShouldAgreeAsync(server.Database, _section);
    }

    private static string[] RandomRows(Random random, bool marks = true)
    {
        var width = random.Next(1, 12);
        return
        [
            .. Enumerable.Range(0, random.Next(1, 7)).Select(_ => new string(
            [
                .. Enumerable.Range(0, width).Select(_ => random.Next(8) is var i and < 3 && (marks || i == 0) ? "#wc"[i] : '.'),
            ])),
        ];
    }
}
