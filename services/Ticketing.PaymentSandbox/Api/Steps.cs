using System.Collections.Concurrent;

namespace Ticketing.PaymentSandbox.Api;

/// <summary>
/// Lets tests hold the sandbox's calls at a step, before or after it is in the books, so that a crash or a race can
/// be placed exactly there. Without <see cref="SandboxOptions.Control"/> nothing ever holds.
/// </summary>
internal sealed class Steps
{
    // A held call ends by itself: a test that died must not leave calls waiting for ever.
    private static readonly TimeSpan HoldAtMost = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<(string Step, bool Before), TaskCompletionSource> _held = [];
    private int _waiting;

    /// <summary>How many calls wait now.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    public void Hold(string step, bool before) => _held.TryAdd(
        (step, before), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    public void ReleaseAll()
    {
        foreach (var key in _held.Keys)
        {
            if (_held.TryRemove(key, out var gate))
            {
                gate.SetResult();
            }
        }
    }

    public async Task PassAsync(string step, bool before, CancellationToken ct)
    {
        if (!_held.TryGetValue((step, before), out var gate))
        {
            return;
        }
        Interlocked.Increment(ref _waiting);
        try
        {
            await gate.Task.WaitAsync(HoldAtMost, ct);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
