namespace Ticketing.Gateway.Waiting;

/// <summary>How long orders of events with a waiting room took, between two questions to booking.</summary>
internal sealed class OrderTimes
{
    /// <summary>Of more orders than these the newest count.</summary>
    private const int MaxSamples = 2_048;

    private const double Percentile = 0.95;

    private readonly double[] _samples = new double[MaxSamples];
    private readonly Lock _lock = new();
    private int _count;
    private int _failed;

    public void Add(TimeSpan took, bool failed)
    {
        lock (_lock)
        {
            _samples[_count++ % MaxSamples] = took.TotalMilliseconds;
            _failed += failed ? 1 : 0;
        }
    }

    /// <summary>What came since the last call; 0 ms if nothing did.</summary>
    public (int Count, double P95Ms, int Failed) Take()
    {
        lock (_lock)
        {
            var samples = _samples.AsSpan(0, Math.Min(_count, MaxSamples));
            samples.Sort();
            var p95 = samples.IsEmpty ? 0 : samples[(int)(Percentile * (samples.Length - 1))];
            var taken = (_count, p95, _failed);
            (_count, _failed) = (0, 0);
            return taken;
        }
    }
}
