namespace Ticketing.Gateway.Reads;

/// <summary>
/// Which reads are asked for often. A fixed number of counters stands for all reads, so that nobody's invented addresses
/// take memory; two that share a counter are only called hot a little early.
/// </summary>
internal sealed class HotReads(TimeProvider time)
{
    /// <summary>Requests for the same thing in one second from which on its answer is kept.</summary>
    internal const int Threshold = 50;

    private const int Counters = 4_096;

    private readonly Counter[] _counters = [.. Enumerable.Range(0, Counters).Select(_ => new Counter())];

    /// <summary>Counts a request, and tells whether this second or the one before had as many as the threshold.</summary>
    /// <param name="read">What names the answer: path and query.</param>
    public bool Ask(string read)
    {
        var counter = _counters[(uint)string.GetHashCode(read, StringComparison.Ordinal) % Counters];
        return counter.Add(time.GetUtcNow().ToUnixTimeSeconds()) >= Threshold;
    }

    private sealed class Counter
    {
        private readonly Lock _lock = new();
        private long _second;
        private int _count;
        private int _before;

        /// <summary>The larger of the counts of <paramref name="second"/>, this request included, and the one before.</summary>
        public int Add(long second)
        {
            lock (_lock)
            {
                if (second != _second)
                {
                    _before = second == _second + 1 ? _count : 0;
                    _count = 0;
                    _second = second;
                }

                return Math.Max(++_count, _before);
            }
        }
    }
}
