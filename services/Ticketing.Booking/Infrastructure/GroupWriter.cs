namespace Ticketing.Booking.Infrastructure;

/// <summary>Answers together whoever asks at the same moment (<see cref="GroupCommit{TItem,TAnswer}"/>).</summary>
internal abstract class GroupWriter<TItem, TAnswer> : BackgroundService
{
    private readonly GroupCommit<TItem, TAnswer> _group;

    protected GroupWriter(GroupBounds bounds) => _group = new(bounds, CommitAsync);

    /// <summary>Answers those who wait, then stops; the server has stopped taking requests before.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _group.Complete();
        await (ExecuteTask ?? Task.CompletedTask).WaitAsync(cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc cref="GroupCommit{TItem,TAnswer}.TryAdd"/>
    protected Task<TAnswer>? TryAdd(TItem item) => _group.TryAdd(item);

    /// <summary>One answer an item, in order. Not cancelled by a caller that left: the batch has others' items.</summary>
    protected abstract Task<IReadOnlyList<TAnswer>> CommitAsync(IReadOnlyList<TItem> batch);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => _group.RunAsync();
}
