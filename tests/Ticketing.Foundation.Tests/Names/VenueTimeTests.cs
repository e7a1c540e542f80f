using System.Globalization;
using Ticketing.Contracts.Time;

namespace Ticketing.Foundation.Tests.Names;

/// <summary>A time is the venue's, whoever types it wherever.</summary>
public sealed class VenueTimeTests
{
    [Theory]
    [InlineData("UTC")]
    [InlineData("Asia/Taipei")]
    [InlineData("America/Argentina/Buenos_Aires")]
    public void Places_are_zones(string zone) => VenueTime.IsZone(zone).ShouldBeTrue();

    [Theory]
    [InlineData("localtime")]
    [InlineData("posixrules")]
    [InlineData("right/UTC")]
    [InlineData("posix/Asia/Taipei")]
    [InlineData("EST5EDT")]
    [InlineData("asia/taipei")]
    [InlineData("Asia/../Asia/Taipei")]
    [InlineData("Asia/Atlantis")]
    [InlineData("Asia")]
    [InlineData("")]
    [InlineData(null)]
    public void What_a_browser_does_not_know_is_no_zone(string? zone) => VenueTime.IsZone(zone).ShouldBeFalse();

    [Theory]
    [InlineData("2026-12-05T19:30", "Asia/Taipei", "2026-12-05T11:30:00Z")]
    [InlineData("2026-12-05T19:30", "Europe/Berlin", "2026-12-05T18:30:00Z")]
    [InlineData("2026-12-05T19:30+01:00", "Asia/Taipei", "2026-12-05T18:30:00Z")]
    [InlineData("2026-12-05T19:30:00Z", "Asia/Taipei", "2026-12-05T19:30:00Z")]
    [InlineData("2026-12-05T19:30:00.000Z", "Asia/Taipei", "2026-12-05T19:30:00Z")]
    public void Local_time_is_the_venues_and_an_offset_is_taken_as_it_stands(string text, string zone, string expected)
    {
        VenueTime.Read(text, zone, out var moment).ShouldBe(VenueTimeAnswer.Exact);
        moment.ShouldBe(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture));
        moment.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Time_that_the_clock_skips_is_none() =>
        VenueTime.Read("2027-03-28T02:30", "Europe/Berlin", out _).ShouldBe(VenueTimeAnswer.Skipped);

    [Fact]
    public void Time_that_the_clock_shows_twice_is_two_moments()
    {
        const string Twice = "2026-10-25T02:30";
        VenueTime.Read(Twice, "Europe/Berlin", out var earlier).ShouldBe(VenueTimeAnswer.Ambiguous);
        var moments = VenueTime.MomentsOf(Twice, "Europe/Berlin");
        moments.Select(m => m.Offset).ShouldBe([TimeSpan.FromHours(2), TimeSpan.FromHours(1)]);
        earlier.ShouldBe(moments[0]);
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("2026-12-05")]
    [InlineData("2026-13-05T19:30")]
    [InlineData("0001-01-01T00:00")]
    [InlineData(null)]
    public void Anything_else_is_unreadable(string? text) =>
        VenueTime.Read(text, "Asia/Taipei", out _).ShouldBe(VenueTimeAnswer.Unreadable);
}
