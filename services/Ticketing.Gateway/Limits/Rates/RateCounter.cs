namespace Ticketing.Gateway.Limits.Rates;

/// <summary>Whether a request may pass, and what the sender is told.</summary>
/// <param name="Remaining">Requests that may follow at once.</param>
/// <param name="Wait">Until the window ends, or for a refused one until the next may pass.</param>
internal readonly record struct RateDecision(bool Admitted, long Limit, long Remaining, TimeSpan Wait);

/// <summary>
/// A sliding window made of two fixed ones: the requests of this one, and of the one before as much as still overlaps.
/// Counts those that this gateway admitted and those that others are known to have admitted.
/// </summary>
internal sealed class RateCounter(RateKey key, long limit, long windowMs)
{
    /// <summary>Counts below this share of the limit stay here: most senders never cost the shared store anything.</summary>
    private const int SharedFromFraction = 10;

    private readonly Lock _lock = new();
    private long _window;
    private long _mine;
    private long _others;
    private long _before;
    private long _told;
    private bool _isQueued;

    public RateKey Key => key;

    /// <summary>Takes a request at a time in milliseconds since 1970. Refused ones are not counted.</summary>
    /// <param name="mustShare">True if the caller has to queue the counter for the next exchange.</param>
    public RateDecision Take(long nowMs, out bool mustShare)
    {
        lock (_lock)
        {
            MoveTo(nowMs / windowMs);
            var passedMs = nowMs % windowMs;
            var current = _mine + _others;
            var overlapping = ((_before * (windowMs - passedMs)) + windowMs - 1) / windowMs;
            var admitted = current + overlapping < limit;
            if (admitted)
            {
                _mine++;
            }

            mustShare = !_isQueued && admitted && _mine * SharedFromFraction >= limit;
            _isQueued |= mustShare;
            var waitMs = admitted ? windowMs - passedMs : WaitMs(current, passedMs);
            return new(
                admitted, limit, Math.Max(0, limit - current - overlapping - 1), TimeSpan.FromMilliseconds(waitMs));
        }
    }

    /// <summary>What the others do not know of yet, and its window.</summary>
    public (long Window, long Added) Untold()
    {
        lock (_lock)
        {
            _isQueued = false;
            return (_window, _mine - _told);
        }
    }

    /// <summary>Takes over what all gateways have admitted in a window, <paramref name="added"/> of it just told.</summary>
    public void Learn(long window, long added, long total)
    {
        lock (_lock)
        {
            if (window == _window)
            {
                _told += added;
                _others = Math.Max(0, total - _told);
            }
        }
    }

    /// <summary>True if nothing of it counts any more.</summary>
    public bool IsOver(long nowMs)
    {
        lock (_lock)
        {
            return nowMs / windowMs > _window + 1;
        }
    }

    private void MoveTo(long window)
    {
        if (window <= _window)
        {
            return;
        }

        _before = window == _window + 1 ? _mine + _others : 0;
        (_window, _mine, _others, _told) = (window, 0, 0, 0);
    }

    /// <summary>Until <c>before × overlap + current</c> has room for one more.</summary>
    private long WaitMs(long current, long passedMs)
    {
        if (current >= limit)
        {
            // Not in this window. In the next, this one's requests overlap less with every millisecond.
            return windowMs - passedMs + (windowMs / limit);
        }

        var overlapMs = windowMs * (limit - 1 - current) / Math.Max(1, _before);
        return Math.Max(1, windowMs - overlapMs - passedMs);
    }
}
