using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.SeatMap;

[Collection(KvrocksCollection.Name)]
public sealed class ReadEndpointsTests(KvrocksServer server) : IAsyncLifetime
{
    private readonly SeatEngine _engine = new(server.Connection);
    private readonly EventId _event = KvrocksServer.NextEvent();
    private SeatHost _host = null!;
    private LiveSection _section = null!;

    private string Root => $"/api/seat_reservation/{_event}";

    private string SubsectionOne => $"{Root}/tickets/section/A/subsection/1";

    public async Task InitializeAsync()
    {
        _host = await SeatHost.StartAsync(server);
        _section = await _engine.OpenAsync(_event, Plans.Drawn(1, "..#.", "..w."), Plans.Block(2, 1, 3));
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Sections_tell_price_and_seats_left()
    {
        (await GetAsync($"{Root}/sections")).ShouldBe(
            $$"""{"event_id":{{_event}},"currency":"TWD","sections":[{"section":"A","price":1500,"total":10,"available":10}]}""");
        (await GetAsync($"{Root}/sections/A")).ShouldBe(
            """{"section":"A","price":1500,"subsections":[""" +
            """{"subsection":1,"total":7,"available":7,"reserved":0,"sold":0},""" +
            """{"subsection":2,"total":3,"available":3,"reserved":0,"sold":0}]}""");
    }

    [Theory]
    [InlineData("1. Rang links", "1.%20Rang%20links")]
    [InlineData("樓上左", "%E6%A8%93%E4%B8%8A%E5%B7%A6")]
    public async Task A_section_is_sold_under_a_name_of_any_script(string name, string key)
    {
        var plan = new SectionPlan(name, 1, 900, [Plans.Block(1, 1, 4)]);
        await _engine.Initialize.RunAsync(new SeatInitializationCommand(_event, "TWD", plan));
        var section = (await new SectionPlans(server.Connection).FindAsync(_event, name))!;
        var path = $"{Root}/tickets/section/{Uri.EscapeDataString(name)}/subsection/1";
        await ShouldBecomeAsync(path, """{"total":4,"available":4,"reserved":0,"sold":0}""");
        await GetAsync($"{path}/seats"); // from here on the event is followed, by its stream of changes

        await _engine.ReserveAsync(section, SeatEngine.Manual(_event, true, [1, 1, 2]) with { Section = name });

        await ShouldBecomeAsync(path, """{"total":4,"available":3,"reserved":1,"sold":0}""");
        (await server.Database.KeyExistsAsync($"seats_bf:{_event}:{key}-1")).ShouldBeTrue("keys are ASCII");
        await LiveState.CountersShouldAgreeAsync(server.Database, section);
    }

    [Fact]
    public async Task Statistics_and_seats_follow_changes_within_the_stated_staleness()
    {
        (await GetAsync(SubsectionOne)).ShouldBe("""{"total":7,"available":7,"reserved":0,"sold":0}""");
        await GetAsync($"{SubsectionOne}/seats"); // from here on the event is followed

        var request = SeatEngine.Manual(_event, true, [1, 1, 2], [1, 2, 3]);
        await _engine.ReserveAsync(_section, request);
        await ShouldBecomeAsync(SubsectionOne, """{"total":7,"available":5,"reserved":2,"sold":0}""");
        await _engine.FinalizeAsync(_section, request, [1, 1, 2], [1, 2, 3]);

        await ShouldBecomeAsync(SubsectionOne, """{"total":7,"available":5,"reserved":0,"sold":2}""");
        await ShouldBecomeAsync(
            $"{SubsectionOne}/seats",
            """{"section":"A","subsection":1,"seats_per_row":4,"price":1500,"currency":"TWD","seq":3,"rows":["0230","0020"]}""");
    }

    [Fact]
    public async Task A_section_that_is_added_later_appears()
    {
        await GetAsync($"{Root}/sections");

        await _engine.Initialize.RunAsync(new SeatInitializationCommand(
            _event, "TWD", new SectionPlan("B", 1, 900, [Plans.Block(1, 1, 2)])));

        await ShouldBecomeAsync($"{Root}/sections/B", """
            {"section":"B","price":900,"subsections":[{"subsection":1,"total":2,"available":2,"reserved":0,"sold":0}]}
            """.Trim());
    }

    [Theory]
    [InlineData("sections")]
    [InlineData("sections/A")]
    [InlineData("tickets/section/A/subsection/1")]
    [InlineData("tickets/section/A/subsection/1/seats")]
    public async Task An_answer_that_has_not_changed_is_not_sent_again(string path)
    {
        await GetAsync($"{Root}/sections"); // followed from here: the same from memory
        var first = await _host.Client.GetAsync($"{Root}/{path}");
        using var again = new HttpRequestMessage(HttpMethod.Get, $"{Root}/{path}");
        again.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(first.Headers.ETag.ShouldNotBeNull().ToString()));

        var answer = await _host.Client.SendAsync(again);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("999999/sections", "event-not-found")]
    [InlineData("999999/changes", "event-not-found")]
    [InlineData("999999/tickets/section/A/subsection/1", "event-not-found")]
    [InlineData("{event}/sections/Z", "section-not-found")]
    [InlineData("{event}/tickets/section/Z/subsection/1", "section-not-found")]
    [InlineData("{event}/tickets/section/Z/subsection/1/seats", "section-not-found")]
    [InlineData("{event}/changes?section=Z", "section-not-found")]
    [InlineData("{event}/tickets/section/A/subsection/9", "subsection-not-found")]
    [InlineData("{event}/tickets/section/A/subsection/9/seats", "subsection-not-found")]
    [InlineData("nonsense/sections", "event-not-found")]
    [InlineData("-1/changes", "event-not-found")]
    public async Task What_does_not_exist_is_a_problem_with_a_code(string path, string code)
    {
        var answer = await _host.Client.GetAsync("/api/seat_reservation/" + path.Replace("{event}", _event.ToString()));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task Ten_sections_are_told_in_less_than_a_kilobyte()
    {
        foreach (var i in Enumerable.Range(1, 9))
        {
            await _engine.Initialize.RunAsync(new SeatInitializationCommand(
                _event, "TWD", new SectionPlan(((char)('A' + i)).ToString(), i, 1_000_000, [Plans.Block(1, 20, 25)])));
        }

        (await _host.Client.GetByteArrayAsync($"{Root}/sections")).Length.ShouldBeLessThan(1_024);
    }

    private async Task<string> GetAsync(string path)
    {
        var answer = await _host.Client.GetAsync(path);
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        return body;
    }

    private Task ShouldBecomeAsync(string path, string expected) =>
        Eventually.EqualsAsync(
            expected,
            async () =>
            {
                using var answer = await _host.Client.GetAsync(path); // it may not exist yet
                return await answer.Content.ReadAsStringAsync();
            },
            path);
}
