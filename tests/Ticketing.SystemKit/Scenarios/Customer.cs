using System.Diagnostics;
using System.Net;
using Ticketing.SystemKit.Api;

namespace Ticketing.SystemKit.Scenarios;

/// <summary>What somebody does with the seats they hold.</summary>
internal enum Habit
{
    /// <summary>Pays in time.</summary>
    Pays,

    /// <summary>Lets them go by a click and leaves.</summary>
    Cancels,

    /// <summary>Does nothing, and leaves.</summary>
    Forgets,

    /// <summary>Pays when the hold is over, is refused, begins anew and pays in time.</summary>
    PaysLate,
}

/// <summary>What the people of a sale share.</summary>
/// <param name="Report">What they add to.</param>
/// <param name="Events">What they may buy.</param>
/// <param name="Watch">Runs since the sale began.</param>
internal sealed record Crowd(ScenarioReport Report, IReadOnlyList<EventAnswer> Events, Stopwatch Watch)
{
    public Scenario Scenario => Report.Scenario;
}

/// <summary>
/// One person: orders, waits, thinks, pays; asks again when told to wait, as a page does. Stays until they have seats,
/// or nothing is left that could come back.
/// </summary>
internal sealed class Customer(Crowd crowd, Person person, Habit habit, int seed)
{
    private const int MaxLooks = 120;

    private static readonly TimeSpan FirstPoll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PauseWhenBusy = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AfterTheHold = TimeSpan.FromSeconds(1);

    private readonly Random _random = new(seed);
    private readonly ScenarioReport _report = crowd.Report;
    private readonly HashSet<string> _gone = [];
    private Habit _habit = habit;

    public async Task ComeAsync(CancellationToken cancellation)
    {
        var wanted = crowd.Events[_random.Next(crowd.Events.Count)];
        var party = _random.Next(crowd.Scenario.PartyMin, crowd.Scenario.PartyMax + 1);
        for (var looks = 0; looks < MaxLooks && !cancellation.IsCancellationRequested;)
        {
            var open = await OpenSectionsAsync(wanted);
            if (open.Count == 0)
            {
                if (await NothingCanComeBackAsync(wanted, cancellation))
                {
                    _report.Count("found nothing");
                    return;
                }

                looks++;
                continue;
            }

            var section = open[_random.Next(open.Count)];
            var order = await OrderAsync(CreateOrderRequest.Best(wanted.EventId, section, party), cancellation);
            if (order is null)
            {
                return;
            }

            if (order.Status == OrderStatus.PendingPayment)
            {
                if (await DecideAsync(order, cancellation))
                {
                    return;
                }
            }
            else
            {
                _gone.Add(section);
                _report.Count(order.Reason ?? order.Status.ToLowerInvariant());
            }
        }

        _report.Count("gave up");
    }

    /// <summary>Where the person may try: what the page shows as free, or what nobody has said is gone.</summary>
    private async Task<List<string>> OpenSectionsAsync(EventAnswer wanted)
    {
        if (!crowd.Scenario.LooksFirst)
        {
            return [.. wanted.Sections!.Select(section => section.Name).Where(name => !_gone.Contains(name))];
        }

        var overview = await Eventually.GetAsync(
            ct => person.SectionsAsync(wanted.EventId, ct), _ => true, "the sections");
        return [.. overview.Sections.Where(section => section.Available > 0).Select(section => section.Section)];
    }

    /// <summary>The settled order; null when it is refused for good.</summary>
    private async Task<OrderResponse?> OrderAsync(CreateOrderRequest request, CancellationToken cancellation)
    {
        var key = Guid.NewGuid().ToString("n");
        var sent = Stopwatch.GetTimestamp();
        var created = await UntilServedAsync(() => person.OrderAsync(request, key, cancellation), cancellation);
        _report.Ordered.Add(crowd.Watch.Elapsed, Stopwatch.GetElapsedTime(sent));
        if (!created.IsSuccess)
        {
            _report.Count($"refused: {created.Code}");
            return null;
        }

        var order = created.Value;
        for (var pause = FirstPoll; order.Status == OrderStatus.Processing;)
        {
            await Task.Delay(pause, cancellation);
            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPoll.Ticks));
            order = (await UntilServedAsync(() => person.OrderAsync(order.OrderId, cancellation), cancellation)).Value;
        }

        if (order.Status == OrderStatus.PendingPayment)
        {
            _report.SeatsHeld.Add(crowd.Watch.Elapsed, Stopwatch.GetElapsedTime(sent));
        }

        return order;
    }

    /// <summary>True when the person is through with the sale.</summary>
    private async Task<bool> DecideAsync(OrderResponse order, CancellationToken cancellation)
    {
        _report.Held(order.Seats.Count);
        try
        {
            await Task.Delay(crowd.Scenario.Thinking * _random.NextDouble(), cancellation);
            switch (_habit)
            {
                case Habit.Pays:
                    return await PayAsync(order, cancellation);
                case Habit.Cancels:
                    await UntilServedAsync(() => person.CancelAsync(order.OrderId), cancellation);
                    _report.Count("let go by a click");
                    return true;
                case Habit.Forgets:
                    await RunOutAsync(order, cancellation);
                    _report.Count("let run out");
                    return true;
                default:
                    _habit = Habit.Pays;
                    await RunOutAsync(order, cancellation);
                    return await PayAsync(order, cancellation);
            }
        }
        finally
        {
            _report.Held(-order.Seats.Count);
        }
    }

    private static Task RunOutAsync(OrderResponse order, CancellationToken cancellation)
    {
        var left = order.HoldExpiresAt!.Value - DateTimeOffset.UtcNow + AfterTheHold;
        return Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellation);
    }

    /// <summary>True when it is paid; else the seats are gone and the person begins anew.</summary>
    private async Task<bool> PayAsync(OrderResponse order, CancellationToken cancellation)
    {
        var sent = Stopwatch.GetTimestamp();
        var paid = await UntilServedAsync(
            () => person.PayAsync(order.OrderId, cancellation: cancellation), cancellation);
        if (paid is { IsSuccess: true, Content.Status: OrderStatus.Paid })
        {
            _report.Payment.Add(crowd.Watch.Elapsed, Stopwatch.GetElapsedTime(sent));
            _report.Bought(paid.Value);
            return true;
        }

        _report.Count($"paid too late: {paid.Code ?? paid.Content?.Reason}");
        return false;
    }

    /// <summary>
    /// After a moment, one look at what is left. False when seats are free again, or some are held and may come back.
    /// </summary>
    private async Task<bool> NothingCanComeBackAsync(EventAnswer wanted, CancellationToken cancellation)
    {
        await Task.Delay(TimeSpan.FromSeconds(0.5 + _random.NextDouble()), cancellation);
        var section = wanted.Sections![_random.Next(wanted.Sections.Count)].Name;
        var detail = await Eventually.GetAsync(
            ct => person.SectionAsync(wanted.EventId, section, ct), _ => true, "what is left");
        if (detail.Subsections.Any(subsection => subsection.Available > 0))
        {
            _gone.Remove(section);
        }

        return _report.Sold == _report.Seats;
    }

    /// <summary>A server that is busy, or a connection that broke: asked again, as a well-behaved client does.</summary>
    private async Task<Answer<OrderResponse>> UntilServedAsync(
        Func<Task<Answer<OrderResponse>>> ask, CancellationToken cancellation)
    {
        _report.Waits(1);
        try
        {
            while (true)
            {
                var pause = PauseWhenBusy;
                try
                {
                    _report.Asked(byBot: false);
                    var answer = await ask();
                    if (answer.Status is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
                    {
                        return answer;
                    }

                    _report.Count($"told to wait ({(int)answer.Status})");
                    pause = answer.RetryAfter ?? pause;
                }
                catch (Exception e) when (Passing.Is(e) && !cancellation.IsCancellationRequested)
                {
                    // What became of it is unknown; the key is the same, and paying twice charges once.
                    _report.Count("connection broke");
                }

                await Task.Delay(pause * (1 + _random.NextDouble()), cancellation);
            }
        }
        finally
        {
            _report.Waits(-1);
        }
    }
}
