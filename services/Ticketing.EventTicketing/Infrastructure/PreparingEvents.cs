using System.Threading.Channels;

namespace Ticketing.EventTicketing.Infrastructure;

/// <summary>
/// Tells OpenSale that an event was created here, so that it looks at once and not at its next round.
/// </summary>
public sealed class PreparingEvents
{
    /// <summary>One place: several wake-ups before the look are one look.</summary>
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>There is something to look at.</summary>
    public void Wake() => _signal.Writer.TryWrite(true);

    /// <summary>Returns after <see cref="Wake"/>, or after <paramref name="patience"/>.</summary>
    public async Task WaitAsync(TimeSpan patience, TimeProvider time, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, ct);
        try
        {
            await _signal.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Patience ran out: that is the other way to return.
        }
    }
}
