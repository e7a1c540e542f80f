using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Ticketing.SystemKit.Api;

namespace Ticketing.SystemKit.Rush;

/// <summary>
/// Sections in which a buyer was told that nothing is left; shared, since in a rush nobody gives seats back.
/// </summary>
internal sealed class SoldOutSections(IReadOnlyList<SectionAnswer> sections)
{
    private readonly ConcurrentDictionary<string, bool> _gone = [];

    public bool All => _gone.Count == sections.Count;

    public void Add(string section) => _gone[section] = true;

    /// <summary>A section with seats, beginning to look at a random one; null when all are gone.</summary>
    public SectionAnswer? Pick(Random random)
    {
        var start = random.Next(sections.Count);
        return Enumerable.Range(0, sections.Count).Select(i => sections[(start + i) % sections.Count])
            .FirstOrDefault(s => !_gone.ContainsKey(s.Name));
    }
}

/// <summary>One buyer: orders, waits for the seats, pays, and again until everything is sold.</summary>
internal sealed class RushBuyer(
    Person person, long eventId, RushPlan plan, SoldOutSections sections, RushReport report, int seed)
{
    private static readonly TimeSpan FirstPoll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PauseWhenBusy = TimeSpan.FromMilliseconds(200);

    private readonly Random _random = new(seed);

    public async Task ShopAsync(CancellationToken cancellation)
    {
        while (!sections.All && !cancellation.IsCancellationRequested)
        {
            var section = sections.Pick(_random);
            if (section is null)
            {
                return;
            }

            var request = await WishAsync(section, cancellation);
            var watch = Stopwatch.StartNew();
            var order = await PlaceAsync(request, watch, cancellation);
            if (order.Status == OrderStatus.PendingPayment)
            {
                report.Held(watch.Elapsed);
                if (order.Seats.Count < request.Quantity || order.LostSeats.Count > 0)
                {
                    report.Count("partial");
                }

                await PayAsync(order, cancellation);
            }
            else
            {
                report.Count($"{order.Status.ToLowerInvariant()} {order.Reason}");
                if (order.Reason == "sold-out")
                {
                    sections.Add(section.Name);
                }
            }
        }
    }

    private async Task<CreateOrderRequest> WishAsync(SectionAnswer section, CancellationToken cancellation)
    {
        var party = _random.Next(plan.PartyMin, plan.PartyMax + 1);
        var best = CreateOrderRequest.Best(eventId, section.Name, party);
        if (_random.Next(100) >= plan.ManualPercent)
        {
            return best;
        }

        var subsection = section.Subsections[_random.Next(section.Subsections.Count)];
        var seats = await Eventually.GetAsync(
            ct => person.SeatsAsync(eventId, section.Name, subsection.Number, ct), _ => true, "the seat map");
        cancellation.ThrowIfCancellationRequested();
        var picked = Pick(seats, party);
        return picked.Count == 0 ? best : CreateOrderRequest.Picked(eventId, picked);
    }

    /// <summary>
    /// Free neighbours in one row, beginning at a random row; fewer when no row has enough.
    /// </summary>
    private List<Place> Pick(SubsectionSeats seats, int party)
    {
        var start = _random.Next(seats.Rows.Count);
        for (var i = 0; i < seats.Rows.Count; i++)
        {
            var row = (start + i) % seats.Rows.Count;
            var first = seats.Rows[row].IndexOf('0', StringComparison.Ordinal);
            if (first >= 0)
            {
                return [.. seats.Rows[row].Skip(first).TakeWhile(digit => digit == '0').Take(party)
                    .Select((_, n) => new Place(seats.Section, seats.Subsection, row + 1, first + n + 1))];
            }
        }

        return [];
    }

    private async Task<OrderResponse> PlaceAsync(
        CreateOrderRequest request, Stopwatch watch, CancellationToken cancellation)
    {
        var key = Guid.NewGuid().ToString("n");
        var created = await UntilServedAsync(() => person.OrderAsync(request, key, cancellation), cancellation);
        report.Created(watch.Elapsed);
        var order = created.Value;
        for (var pause = FirstPoll; order.Status == OrderStatus.Processing;)
        {
            await Task.Delay(pause, cancellation);
            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPoll.Ticks));
            order = (await UntilServedAsync(() => person.OrderAsync(order.OrderId, cancellation), cancellation)).Value;
        }

        return order;
    }

    private async Task PayAsync(OrderResponse order, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var paid = await UntilServedAsync(
            () => person.PayAsync(order.OrderId, cancellation: cancellation), cancellation);
        report.Bought(paid.Value, watch.Elapsed);
    }

    /// <summary>A server that is busy, or a connection that broke: asked again, as a well-behaved client does.</summary>
    private async Task<Answer<OrderResponse>> UntilServedAsync(
        Func<Task<Answer<OrderResponse>>> ask, CancellationToken cancellation)
    {
        while (true)
        {
            var pause = PauseWhenBusy;
            try
            {
                var answer = await ask();
                if (answer.Status is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
                {
                    return answer;
                }

                report.Count($"told to wait ({(int)answer.Status})");
                pause = answer.RetryAfter ?? pause;
            }
            catch (Exception e) when (Passing.Is(e) && !cancellation.IsCancellationRequested)
            {
                // What became of it is unknown; the key is the same, and paying twice charges once.
                report.Count("connection broke");
            }

            await Task.Delay(pause, cancellation);
        }
    }
}
