using System.Diagnostics;
using Confluent.Kafka;

namespace Ticketing.Messaging.Consuming;

/// <summary>
/// The batches of one consumer whose offsets are not stored yet, oldest first. While the broker acknowledges the answers
/// of one, the next is polled and worked on; offsets are stored in order, each only after the effects of everything before
/// it. Lives on the consumer's own thread, rebalance callbacks included.
/// </summary>
internal sealed class BatchPipeline
{
    private readonly Queue<BatchRun> _inFlight = [];
    private bool _isSettling;

    /// <summary>True while something is on its way.</summary>
    public bool IsBusy => _inFlight.Count > 0;

    /// <summary>
    /// Begins a batch. When its handler cannot work ahead, or fails, returns only after everything is settled: what fails is
    /// tried again alone, so that nothing overtakes it.
    /// </summary>
    public void Run(BatchRun run)
    {
        SettleUntil(_ => _inFlight.Count < ConsumeLimits.MaxBatchesInFlight);
        _inFlight.Enqueue(run);
        if (!run.TryBegin())
        {
            SettleUntil(_ => _inFlight.Count == 0);
        }
    }

    /// <summary>Stores the offsets of what has become durable, without waiting for what has not.</summary>
    public void SettleFinished() => SettleUntil(oldest => !oldest.IsFinished);

    /// <summary>
    /// Partitions are about to go, or are gone: what is durable in time is stored if they are still ours; the rest is their
    /// next owner's to do again.
    /// </summary>
    public void Revoke(IReadOnlyCollection<TopicPartition> partitions, bool areStillOurs)
    {
        if (areStillOurs && !_isSettling)
        {
            Drain(ConsumeLimits.HandOverPatience);
        }

        foreach (var run in _inFlight)
        {
            run.Revoke(partitions);
        }

        while (!_isSettling && _inFlight.TryPeek(out var oldest) && oldest.IsAbandoned)
        {
            // Nothing to wait for: the answers that are on their way come a second time, under the same ids.
            _inFlight.Dequeue().Dispose();
        }
    }

    /// <summary>Waits this long at the most, oldest first, and abandons the rest, which is delivered again.</summary>
    public void Stop(TimeSpan patience)
    {
        Drain(patience);
        while (_inFlight.TryDequeue(out var run))
        {
            run.Dispose();
        }
    }

    private void Drain(TimeSpan patience)
    {
        var started = Stopwatch.GetTimestamp();
        while (_inFlight.TryPeek(out var oldest)
            && oldest.TryFinish(patience - Stopwatch.GetElapsedTime(started)))
        {
            _inFlight.Dequeue().Dispose();
        }
    }

    /// <summary>The oldest stays in the queue while it is settled: partitions may be revoked meanwhile.</summary>
    private void SettleUntil(Func<BatchRun, bool> isEnough)
    {
        _isSettling = true;
        try
        {
            while (_inFlight.TryPeek(out var oldest) && !isEnough(oldest))
            {
                oldest.Settle();
                _inFlight.Dequeue().Dispose();
            }
        }
        finally
        {
            _isSettling = false;
        }
    }
}
