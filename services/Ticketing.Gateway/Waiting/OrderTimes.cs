using Ticketing.Contracts;
using Ticketing.Contracts.Waiting;

namespace Ticketing.Gateway.Waiting;

/// <summary>Orders of one whole second.</summary>
internal sealed record OrderReport(int Count, double P95Ms, int Failed, IReadOnlyList<EventOrders> Busiest)
{
    public static readonly OrderReport Nothing = new(0, 0, 0, []);
}

/// <summary>
/// How long orders took, second by second. Booking is told the last whole second with each question, however often this
/// gateway asks: a tenth of a second would say little of it.
/// </summary>
internal sealed class OrderTimes(TimeProvider clock)
{
    /// <summary>Of more orders than these the newest count.</summary>
    private const int MaxSamples = 2_048;

    /// <summary>Events that are counted; orders of more are timed all the same.</summary>
    private const int MaxEvents = 1_024;

    /// <summary>Events that booking is told of.</summary>
    private const int MaxBusiest = 20;

    private const double Percentile = 0.95;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly double[] _samples = new double[MaxSamples];
    private readonly Dictionary<EventId, int> _byEvent = [];
    private readonly Lock _lock = new();
    private long _since = clock.GetTimestamp();
    private int _count;
    private int _failed;
    private OrderReport _last = OrderReport.Nothing;

    public void Add(EventId id, TimeSpan took, bool failed)
    {
        lock (_lock)
        {
            _samples[_count++ % MaxSamples] = took.TotalMilliseconds;
            _failed += failed ? 1 : 0;
            if (_byEvent.Count < MaxEvents || _byEvent.ContainsKey(id))
            {
                _byEvent[id] = _byEvent.GetValueOrDefault(id) + 1;
            }
        }
    }

    /// <summary>The last whole second; 0 ms if nothing came.</summary>
    public OrderReport Last()
    {
        lock (_lock)
        {
            if (clock.GetElapsedTime(_since) < Window)
            {
                return _last;
            }

            var samples = _samples.AsSpan(0, Math.Min(_count, MaxSamples));
            samples.Sort();
            _last = new OrderReport(
                _count, samples.IsEmpty ? 0 : samples[(int)(Percentile * (samples.Length - 1))], _failed,
                [.. _byEvent.OrderByDescending(e => e.Value).Take(MaxBusiest).Select(e => new EventOrders(e.Key, e.Value))]);
            (_count, _failed, _since) = (0, 0, clock.GetTimestamp());
            _byEvent.Clear();
            return _last;
        }
    }
}
