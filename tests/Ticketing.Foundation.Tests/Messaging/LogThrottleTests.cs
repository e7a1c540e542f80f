using Ticketing.Messaging.Consuming;
using Ticketing.TestKit;

namespace Ticketing.Foundation.Tests.Messaging;

public sealed class LogThrottleTests
{
    [Fact]
    public void Each_kind_is_logged_at_once_and_again_only_after_the_interval()
    {
        var clock = new ManualClock(new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero));
        var throttle = new LogThrottle<string>(TimeSpan.FromSeconds(30), clock);
        throttle.TryTake("broker down").ShouldBeTrue();
        throttle.TryTake("broker down").ShouldBeFalse();
        throttle.TryTake("no such topic").ShouldBeTrue();

        clock.Advance(TimeSpan.FromSeconds(29));
        throttle.TryTake("broker down").ShouldBeFalse();

        clock.Advance(TimeSpan.FromSeconds(1));
        throttle.TryTake("broker down").ShouldBeTrue();
        throttle.TryTake("broker down").ShouldBeFalse();
    }
}
