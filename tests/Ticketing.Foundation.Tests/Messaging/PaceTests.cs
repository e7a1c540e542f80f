using System.Diagnostics;
using Ticketing.Messaging;

namespace Ticketing.Foundation.Tests.Messaging;

public sealed class PaceTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task First_round_begins_at_once_and_the_next_an_interval_later()
    {
        // Far longer than the test may take: waiting for it would not end in time.
        var patient = new Pace(TimeSpan.FromMinutes(10));
        await patient.WaitAsync(CancellationToken.None);

        var pace = new Pace(Interval);
        var started = Stopwatch.GetTimestamp();
        await pace.WaitAsync(CancellationToken.None);
        pace.Wait(CancellationToken.None);
        pace.Begin();
        await pace.WaitAsync(CancellationToken.None);
        // A timer may be early by its resolution.
        Stopwatch.GetElapsedTime(started).ShouldBeGreaterThan(2 * Interval - TimeSpan.FromMilliseconds(20));
    }

    [Fact]
    public async Task Waiting_for_a_round_can_be_given_up()
    {
        var pace = new Pace(TimeSpan.FromMinutes(10));
        await pace.WaitAsync(CancellationToken.None);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Should.ThrowAsync<OperationCanceledException>(() => pace.WaitAsync(stop.Token).AsTask());
    }
}
