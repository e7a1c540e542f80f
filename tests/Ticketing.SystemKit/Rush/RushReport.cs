using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Ticketing.SystemKit.Api;

namespace Ticketing.SystemKit.Rush;

/// <summary>What happened in a rush; buyers add to it at the same time.</summary>
public sealed class RushReport
{
    private readonly ConcurrentQueue<double> _createMs = [];
    private readonly ConcurrentQueue<double> _heldMs = [];
    private readonly ConcurrentQueue<double> _payMs = [];
    private readonly ConcurrentDictionary<string, int> _outcomes = [];
    private readonly ConcurrentQueue<OrderResponse> _paid = [];
    private int _seatsSold;

    /// <summary>From the first order to the last payment.</summary>
    public TimeSpan Took { get; internal set; }

    /// <summary>
    /// Microseconds a paid order, of the people and of all that was started for them, from the first order to the last
    /// payment; of a system that ran before, the people's own alone.
    /// </summary>
    public string Cpu { get; internal set; } = "";

    /// <summary>Seats that buyers were told are theirs.</summary>
    public int SeatsSold => _seatsSold;

    /// <summary>Orders sent, by what became of them.</summary>
    public IReadOnlyDictionary<string, int> Outcomes => _outcomes;

    /// <summary>The orders as the answer to their payment showed them.</summary>
    public IReadOnlyCollection<OrderResponse> Paid => _paid;

    /// <summary>What disagreed at the end; empty is what everybody wants.</summary>
    public IReadOnlyList<string> Disagreements { get; internal set; } = [];

    internal void Created(TimeSpan latency) => _createMs.Enqueue(latency.TotalMilliseconds);

    internal void Held(TimeSpan sinceRequest) => _heldMs.Enqueue(sinceRequest.TotalMilliseconds);

    internal void Count(string outcome) => _outcomes.AddOrUpdate(outcome, 1, (_, n) => n + 1);

    internal void Bought(OrderResponse order, TimeSpan latency)
    {
        _payMs.Enqueue(latency.TotalMilliseconds);
        _paid.Enqueue(order);
        Interlocked.Add(ref _seatsSold, order.Seats.Count);
        Count("paid");
    }

    /// <summary>For people.</summary>
    public override string ToString()
    {
        var seconds = Took.TotalSeconds;
        var text = new StringBuilder();
        Line(text, "sold", $"{SeatsSold} seats in {_paid.Count} orders");
        Line(text, "took", string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"));
        Line(text, "throughput", string.Create(CultureInfo.InvariantCulture,
            $"{_createMs.Count / seconds:0} orders/s, {_paid.Count / seconds:0} paid/s, {SeatsSold / seconds:0} seats/s"));
        Line(text, "create order", Percentiles(_createMs));
        Line(text, "until held", Percentiles(_heldMs));
        Line(text, "pay", Percentiles(_payMs));
        Line(text, "CPU, µs", $"a paid order: {Cpu}");
        Line(text, "outcomes", string.Join(", ", _outcomes.OrderBy(o => o.Key).Select(o => $"{o.Key} {o.Value}")));
        Line(text, "disagreements", Disagreements.Count == 0 ? "0" : string.Join("; ", Disagreements.Take(20)));
        return text.ToString();
    }

    private static void Line(StringBuilder text, string name, string value) =>
        text.AppendLine(CultureInfo.InvariantCulture, $"{name,-14} {value}");

    private static string Percentiles(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0)
        {
            return "-";
        }

        double At(double part) => sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * part)];
        return string.Create(CultureInfo.InvariantCulture,
            $"p50 {At(.5):0.0} ms, p95 {At(.95):0.0} ms, p99 {At(.99):0.0} ms, max {sorted[^1]:0.0} ms");
    }
}
