using System.Buffers;
using System.IO.Pipelines;
using Ticketing.SeatReservation.Following;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.LiveChanges;

/// <summary>Writes one connection's stream until its listener is complete.</summary>
internal sealed class ChangeStream(
    EventFollower follower, ChangeListener listener, SeatStateReader reader, string? section)
{
    // Everything up to here was sent when the stream began, or lost.
    private long _begunWith = -1;

    /// <param name="body">The response.</param>
    /// <param name="lastSeen">The listener's <c>Last-Event-ID</c>, if it had one.</param>
    /// <param name="cancellation">The client left, or the service stops.</param>
    public async Task RunAsync(PipeWriter body, long? lastSeen, CancellationToken cancellation)
    {
        await using var ends = cancellation.Register(static l => ((ChangeListener)l!).Complete(), listener);
        await BeginAsync(body, lastSeen);
        await body.FlushAsync(cancellation);
        await listener.RunAsync(_ =>
        {
            while (listener.Take() is { } tick)
            {
                if (IsNews(tick))
                {
                    body.Write(ChangeFrames.Of(tick, follower.State, section).Span);
                }
            }

            var flush = body.FlushAsync(cancellation);
            return flush.IsCompletedSuccessfully ? ValueTask.CompletedTask : new ValueTask(flush.AsTask());
        });
    }

    /// <summary>
    /// Writes what the listener missed, if the stream still has it; else the counters, after "read again" for a
    /// listener that holds seats from before. Runs after the listener joined, so that nothing is lost meanwhile; a
    /// tick older than this beginning would take the listener back, so it is left out.
    /// </summary>
    private async Task BeginAsync(PipeWriter body, long? lastSeen)
    {
        if (lastSeen is { } seen)
        {
            var missed = await MissedAsync(seen);
            if (missed is { Count: 0 })
            {
                _begunWith = seen;
                body.Write(ChangeFrames.Heartbeat.Span);
                return;
            }

            if (missed is not null && follower.State is var state && missed.All(c => state.Find(c.Section) is not null))
            {
                _begunWith = missed[^1].Sequence;
                body.Write(ChangeFrames.Of(ChangeTick.Of(missed), state, section).Span);
                body.Write(ChangeFrames.Heartbeat.Span);
                return;
            }
        }

        var now = follower.State;
        _begunWith = now.Sequence;
        if (lastSeen is not null)
        {
            body.Write(ChangeFrames.Reload(now.Sequence));
        }

        body.Write(ChangeFrames.Snapshot(now, section));
    }

    /// <summary>
    /// False for a tick that waited while the stream began and holds nothing newer than its beginning. After
    /// "read again" numbers may begin anew.
    /// </summary>
    private bool IsNews(ChangeTick tick)
    {
        if (tick.Sections is null)
        {
            _begunWith = tick.Sequence;
        }

        return tick.Sections is null || tick.IsHeartbeat || tick.Sequence > _begunWith;
    }

    /// <summary>Null when nobody knows: too long ago, or a number of another store.</summary>
    private async Task<IReadOnlyList<SeatChange>?> MissedAsync(long seen)
    {
        if (seen > await reader.ReadSequenceAsync(follower.State.Id))
        {
            return null;
        }

        var missed = await reader.ReadChangesAsync(follower.State.Id, seen);
        return missed is { Count: SeatStateReader.MaxChangesAtOnce } ? null : missed;
    }
}
