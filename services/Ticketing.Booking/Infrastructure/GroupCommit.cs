using System.Threading.Channels;
using Npgsql;
using Ticketing.Messaging;

namespace Ticketing.Booking.Infrastructure;

/// <summary>The bounds of a <see cref="GroupCommit{TItem,TAnswer}"/>.</summary>
/// <param name="Capacity">Items that may wait.</param>
/// <param name="MaxBatch">Items of one commit.</param>
/// <param name="Writers">Commits that may run at once.</param>
/// <param name="Interval">
/// A writer begins its next commit no sooner than this after the last one began: what an item waits for others at most.
/// </param>
internal readonly record struct GroupBounds(int Capacity, int MaxBatch, int Writers, TimeSpan Interval);

/// <summary>
/// Group commit: a few writers take whatever is queued, up to a bound, and write it in one transaction, each a few
/// milliseconds after its last one at the soonest. Under light load a batch is one item, at once; under a rush it is
/// hundreds for the price of one log flush.
/// </summary>
/// <param name="bounds">How many and how often.</param>
/// <param name="commit">Writes a batch in one transaction; one answer an item, in the given order.</param>
internal sealed class GroupCommit<TItem, TAnswer>(
    GroupBounds bounds, Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TAnswer>>> commit)
{
    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(bounds.Capacity) { FullMode = BoundedChannelFullMode.Wait });

    /// <summary>
    /// Queues the item; the answer comes after its commit. An exception there means that it may or may not be written.
    /// </summary>
    /// <returns>Null when the queue is full or complete.</returns>
    public Task<TAnswer>? TryAdd(TItem item)
    {
        var waiting = new Waiting(item);
        return _queue.Writer.TryWrite(waiting) ? waiting.Answer.Task : null;
    }

    /// <summary>Like <see cref="TryAdd"/>, but waits for room when the queue is full.</summary>
    public async Task<TAnswer> AddAsync(TItem item)
    {
        var waiting = new Waiting(item);
        await _queue.Writer.WriteAsync(waiting);
        return await waiting.Answer.Task;
    }

    /// <summary>Nothing more is taken; <see cref="RunAsync"/> ends when all of it is written.</summary>
    public void Complete() => _queue.Writer.TryComplete();

    /// <summary>Runs the writers.</summary>
    public Task RunAsync()
    {
        // The writers serve all callers, so they must not inherit the trace of the one that started them.
        using var noFlow = ExecutionContext.SuppressFlow();
        return Task.WhenAll([.. Enumerable.Range(0, bounds.Writers).Select(_ => Task.Run(WriteAsync))]);
    }

    private async Task WriteAsync()
    {
        var batch = new List<Waiting>(bounds.MaxBatch);
        var pace = new Pace(bounds.Interval);
        while (await _queue.Reader.WaitToReadAsync())
        {
            await pace.WaitAsync(CancellationToken.None);
            batch.Clear();
            while (batch.Count < bounds.MaxBatch && _queue.Reader.TryRead(out var waiting))
            {
                batch.Add(waiting);
            }
            if (batch.Count > 0)
            {
                await CommitAsync(batch);
            }
        }
    }

    private async Task CommitAsync(List<Waiting> batch)
    {
        IReadOnlyList<TAnswer> answers;
        try
        {
            answers = await commit([.. batch.Select(waiting => waiting.Item)]);
        }
        catch (PostgresException e) when (batch.Count > 1 && IsCausedByAnItem(e))
        {
            foreach (var waiting in batch)
            {
                await CommitAsync([waiting]);
            }
            return;
        }
        catch (Exception e)
        {
            // Every caller gets the exception; the writer goes on with the next batch.
            batch.ForEach(waiting => waiting.Answer.SetException(e));
            return;
        }
        for (var i = 0; i < batch.Count; i++)
        {
            batch[i].Answer.SetResult(answers[i]);
        }
    }

    /// <summary>
    /// True for errors of data, of integrity and for deadlocks: the batch is surely not written, and most of its items
    /// would succeed alone. False for an overload or an outage, which writing one by one would make worse.
    /// </summary>
    private static bool IsCausedByAnItem(PostgresException e) => e.SqlState[..2] is "22" or "23" or "40" or "P0";

    private sealed record Waiting(TItem Item)
    {
        public TaskCompletionSource<TAnswer> Answer { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
