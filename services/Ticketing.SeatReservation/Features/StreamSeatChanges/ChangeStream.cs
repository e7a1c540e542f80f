using System.Buffers;
using System.IO.Pipelines;
using Ticketing.SeatReservation.Following;

namespace Ticketing.SeatReservation.Features.StreamSeatChanges;

/// <summary>Writes one connection's stream until it is cancelled or the follower ends.</summary>
internal sealed class ChangeStream(
    EventFollower follower, ChangeListener listener, SeatStateReader reader, string? section, TimeSpan heartbeat,
    TimeProvider time)
{
    /// <param name="body">The response.</param>
    /// <param name="lastSeen">The listener's <c>Last-Event-ID</c>, if it had one.</param>
    /// <param name="cancellation">The client left, or the service stops.</param>
    public async Task RunAsync(PipeWriter body, long? lastSeen, CancellationToken cancellation)
    {
        await BeginAsync(body, lastSeen);
        await body.FlushAsync(cancellation);
        Task<bool>? waiting = null;
        while (!cancellation.IsCancellationRequested)
        {
            // Kept when a heartbeat comes between, so that an idle stream does not pile up waiters.
            waiting ??= listener.WaitAsync(cancellation);
            try
            {
                if (!await waiting.WaitAsync(heartbeat, time, cancellation))
                {
                    return;
                }

                waiting = null;
                while (listener.Take() is { } tick)
                {
                    body.Write(Frames.Change(tick, follower.State, section));
                }
            }
            catch (TimeoutException)
            {
                body.Write(Frames.Heartbeat.Span);
            }

            await body.FlushAsync(cancellation);
        }
    }

    /// <summary>
    /// What the listener missed, if the stream still has it; else the counters, preceded by "read again" for
    /// one that holds seats from before. Runs after the listener joined, so what happens meanwhile is not
    /// lost, at worst sent twice.
    /// </summary>
    private async Task BeginAsync(PipeWriter body, long? lastSeen)
    {
        if (lastSeen is { } seen)
        {
            var missed = await MissedAsync(seen);
            if (missed is { Count: 0 })
            {
                body.Write(Frames.Heartbeat.Span);
                return;
            }

            if (missed is not null && follower.State is var state && missed.All(c => state.Find(c.Section) is not null))
            {
                body.Write(Frames.Change(ChangeTick.Of(missed), state, section));
                body.Write(Frames.Heartbeat.Span);
                return;
            }

            body.Write(Frames.Reload(follower.State.Sequence));
        }

        body.Write(Frames.Snapshot(follower.State, section));
    }

    /// <summary>Null when it cannot be told: too long ago, or numbers of another store.</summary>
    private async Task<IReadOnlyList<Domain.SeatChange>?> MissedAsync(long seen)
    {
        if (seen > await reader.ReadSequenceAsync(follower.State.Id))
        {
            return null;
        }

        var missed = await reader.ReadChangesAsync(follower.State.Id, seen);
        return missed is { Count: SeatStateReader.MaxChangesAtOnce } ? null : missed;
    }
}
