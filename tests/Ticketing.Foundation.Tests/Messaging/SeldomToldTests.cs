using Ticketing.Messaging.Consuming;
using Ticketing.TestKit;

namespace Ticketing.Foundation.Tests.Messaging;

public sealed class SeldomToldTests
{
    [Fact]
    public void Each_kind_is_told_at_once_and_again_only_after_its_time()
    {
        var clock = new ManualClock(new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero));
        var told = new SeldomTold<string>(TimeSpan.FromSeconds(30), clock);
        told.IsDue("broker down").ShouldBeTrue();
        told.IsDue("broker down").ShouldBeFalse();
        told.IsDue("no such topic").ShouldBeTrue();

        clock.Advance(TimeSpan.FromSeconds(29));
        told.IsDue("broker down").ShouldBeFalse();

        clock.Advance(TimeSpan.FromSeconds(1));
        told.IsDue("broker down").ShouldBeTrue();
        told.IsDue("broker down").ShouldBeFalse();
    }
}
