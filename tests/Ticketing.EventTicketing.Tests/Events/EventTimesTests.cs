using Ticketing.EventTicketing.Events.CreateEvent;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Tests.Events;

public sealed class EventTimesTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-12-05T19:30", "Asia/Taipei", "2026-12-05T11:30:00Z")]
    [InlineData("2026-12-05T19:30:15", "Asia/Taipei", "2026-12-05T11:30:15Z")]
    [InlineData("2026-12-05T19:30+01:00", "Asia/Taipei", "2026-12-05T18:30:00Z")]
    [InlineData("2026-12-05T19:30:00.000Z", "Asia/Taipei", "2026-12-05T19:30:00Z")]
    [InlineData("2026-12-05T19:30", null, "2026-12-05T19:30:00Z")]
    [InlineData("2027-10-31T02:30+01:00", "Europe/Berlin", "2027-10-31T01:30:00Z")]
    public void A_start_is_local_to_the_venue_or_has_an_offset(string typed, string? zone, string utc)
    {
        var (times, errors) = Read(typed, zone: zone);

        errors.ShouldBeEmpty();
        times.StartsAt.ShouldBe(DateTimeOffset.Parse(utc));
        times.SaleEndsAt.ShouldBe(times.StartsAt, "unless it is named");
    }

    [Theory]
    [InlineData("2027-03-28T02:30", "skips")]
    [InlineData("2027-10-31T02:30", "2027-10-31T02:30:00+02:00 or 2027-10-31T02:30:00+01:00")]
    [InlineData("2026-11-30T23:59", "past")]
    [InlineData("2031-12-02T12:00", "5 years")]
    [InlineData("tomorrow", "2026-12-05T19:30")]
    [InlineData(null, "2026-12-05T19:30")]
    public void A_start_that_names_no_moment_or_a_wrong_one_is_refused_with_the_reason(string? typed, string reason)
    {
        var (_, errors) = Read(typed, zone: "Europe/Berlin");

        errors.Keys.ShouldBe(["starts_at"]);
        errors["starts_at"].ShouldHaveSingleItem().ShouldContain(reason);
    }

    [Theory]
    [InlineData("2026-12-05T18:00", null)]
    [InlineData("2026-12-06T19:30", null)]
    [InlineData("2026-12-06T19:31", "a day after")]
    [InlineData("2026-11-30T23:00", "past")]
    [InlineData("2027-03-28T02:30", "skips")]
    [InlineData("", "offset")]
    public void A_sale_ends_between_now_and_a_day_after_the_start(string typed, string? reason)
    {
        var (times, errors) = Read("2026-12-05T19:30", typed, "Europe/Berlin");

        if (reason is null)
        {
            errors.ShouldBeEmpty();
            times.SaleEndsAt.ShouldBe(DateTimeOffset.Parse(typed + "+01:00"));
            return;
        }

        errors.Keys.ShouldBe(["sale_ends_at"]);
        errors["sale_ends_at"].ShouldHaveSingleItem().ShouldContain(reason);
    }

    private static (EventTimes Times, IReadOnlyDictionary<string, string[]> Errors) Read(
        string? startsAt, string? saleEndsAt = null, string? zone = null)
    {
        var errors = new FieldErrors();
        var draft = new CreateEventRequest(
            "Aurora", null, "Dome", startsAt, "TWD", null, null, null, zone, SaleEndsAt: saleEndsAt);
        var times = EventTimes.Read(draft, Now, errors);
        return (times, errors.ToRefusal().Errors!.ToDictionary(e => e.Key, e => e.Value));
    }
}
