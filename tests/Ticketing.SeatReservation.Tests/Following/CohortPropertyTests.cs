using Ticketing.SeatReservation.Following;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.Following;

/// <summary>
/// Whatever cohort a listener is in, it hears of every change after its beginning exactly once and in order, while
/// others join and leave at any time and the audience becomes a crowd and is none again. Each change has a seat of its
/// own, so the seats of a tick tell which changes are in it.
/// </summary>
public sealed class CohortPropertyTests
{
    private static readonly FollowingOptions Options = new() { CrowdFromListeners = 12, CrowdCohorts = 4 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Every_listener_hears_every_change_once_and_in_order(int seed)
    {
        var hall = new ChangeHall(
            new ChangeAudience(Options, new HandMovedTime()), Options, new Random(seed));

        hall.Run().ShouldBeEmpty();

        hall.CrowdsSeen.ShouldBeGreaterThan(0);
        hall.SmallAudiencesSeen.ShouldBeGreaterThan(0);
        hall.Told.ShouldBeGreaterThan(ChangeHall.Steps / 2);
    }

    /// <summary>The twin: forgets what it told to one cohort before the others had it.</summary>
    [Fact]
    public void Without_keeping_what_another_cohort_has_yet_to_hear_changes_are_missed() =>
        new ChangeHall(new ForgetfulAudience(), Options, new Random(1)).Run().ShouldNotBeEmpty();

    /// <summary>The twin: begins from a state that was read before the listener joined.</summary>
    [Fact]
    public void A_beginning_from_before_joining_misses_changes() =>
        new ChangeHall(
            new ChangeAudience(Options, new HandMovedTime()), Options, new Random(1), readsBeforeJoining: true)
            .Run().ShouldNotBeEmpty();

    private sealed class ForgetfulAudience() : ChangeAudience(Options, new HandMovedTime())
    {
        protected override void Forget(List<SeatChange> waiting, IReadOnlyList<ChangeCohort> cohorts)
        {
            waiting.Clear();
            foreach (var cohort in cohorts)
            {
                cohort.Received = 0;
            }
        }
    }
}
