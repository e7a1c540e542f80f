namespace Ticketing.SystemKit.Faults;

/// <summary>
/// Where the people of a kill wait before the action that its step is about, so that the hold catches that action and none
/// before it.
/// </summary>
internal sealed class FaultGate(SagaStep step)
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    /// <summary>Completes when the first has come to it.</summary>
    public Task Arrived => _arrived.Task;

    /// <summary>How many have come to it.</summary>
    public int Count => Volatile.Read(ref _count);

    public void Open() => _opened.TrySetResult();

    /// <summary>Goes on at once with any other action.</summary>
    public Task PassAsync(string action, CancellationToken cancellation)
    {
        if (action != step.Before)
        {
            return Task.CompletedTask;
        }

        Interlocked.Increment(ref _count);
        _arrived.TrySetResult();
        return _opened.Task.WaitAsync(cancellation);
    }
}
