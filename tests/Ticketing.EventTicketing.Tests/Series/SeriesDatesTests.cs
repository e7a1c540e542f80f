using System.Globalization;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Series;

namespace Ticketing.EventTicketing.Tests.Series;

public class SeriesDatesTests
{
    private static readonly DateTimeOffset Now = At("2027-03-01T12:00Z");

    [Fact]
    public void A_film_five_times_a_day_for_a_month_is_155_shows_by_the_venues_clock()
    {
        var dates = Read(
            new DateRule("2027-05-01", "2027-05-31", ["20:15", "10:00", "12:30", "15:00", "17:45"]), "Asia/Taipei");

        dates.Count.ShouldBe(155);
        dates[0].ShouldBe(At("2027-05-01T10:00+08:00"));
        dates[^1].ShouldBe(At("2027-05-31T20:15+08:00"));
        dates.ShouldBe([.. dates.Order()]);
    }

    [Fact]
    public void Weekdays_and_days_without_shows_are_the_venues()
    {
        var dates = Read(
            new DateRule("2027-05-01", "2027-05-16", ["20:00"], ["sat", "sun"], ["2027-05-09"]), "America/New_York");

        dates.Select(date => date.ToOffset(TimeSpan.FromHours(-4)).Day).ShouldBe([1, 2, 8, 15, 16]);
    }

    [Fact]
    public void The_clock_stays_the_same_when_daylight_saving_begins()
    {
        // Berlin goes from +01:00 to +02:00 on 28 March 2027.
        var dates = Read(new DateRule("2027-03-27", "2027-03-28", ["20:00"]), "Europe/Berlin");

        dates.ShouldBe(
            [At("2027-03-27T20:00+01:00"), At("2027-03-28T20:00+02:00")]);
    }

    [Fact]
    public void A_time_that_the_clock_skips_is_told_and_not_guessed()
    {
        var errors = ErrorsOf(new DateRule("2027-03-27", "2027-03-29", ["02:30"]), "Europe/Berlin");

        errors.ShouldContain("2027-03-28T02:30");
        errors.ShouldContain("daylight saving begins");
    }

    [Fact]
    public void What_has_passed_of_a_rule_is_left_out_and_what_is_named_is_told()
    {
        var rule = new DateRule("2027-03-01", "2027-03-01", ["10:00", "20:00"]);
        Read(rule, "UTC").ShouldBe([At("2027-03-01T20:00Z")]);
        var errors = new FieldErrors();

        SeriesDates.Read(["2027-03-01T10:00"], null, "UTC", Now, errors);

        errors.ToRefusal().Errors!.Keys.ShouldBe(["starts[0]"]);
    }

    [Theory]
    [InlineData("2027-05-01", "2028-05-31", "10:00", "rule.to")]
    [InlineData("2027-05-02", "2027-05-01", "10:00", "rule.to")]
    [InlineData("yesterday", "2027-05-01", "10:00", "rule.from")]
    [InlineData("2027-05-01", "2027-05-02", "24:00", "rule.times[0]")]
    public void A_rule_out_of_bounds_is_refused_by_field(string from, string to, string time, string field)
    {
        var errors = new FieldErrors();

        SeriesDates.Read(null, new DateRule(from, to, [time]), "UTC", Now, errors);

        errors.ToRefusal().Errors!.Keys.ShouldBe([field]);
    }

    [Fact]
    public void A_request_has_at_most_500_shows()
    {
        var errors = new FieldErrors();
        string[] times = [.. Enumerable.Range(10, 2).Select(hour => $"{hour}:00")];

        SeriesDates.Read(null, new DateRule("2027-05-01", "2028-01-06", times), "UTC", Now, errors);

        errors.ToRefusal().Errors!.Keys.ShouldBe(["starts"]);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static List<DateTimeOffset> Read(DateRule rule, string zone)
    {
        var errors = new FieldErrors();
        var dates = SeriesDates.Read(null, rule, zone, Now, errors);
        errors.None.ShouldBeTrue();
        return [.. dates];
    }

    private static string ErrorsOf(DateRule rule, string zone)
    {
        var errors = new FieldErrors();
        SeriesDates.Read(null, rule, zone, Now, errors);
        return string.Join(' ', errors.ToRefusal().Errors!.Values.SelectMany(messages => messages));
    }
}
