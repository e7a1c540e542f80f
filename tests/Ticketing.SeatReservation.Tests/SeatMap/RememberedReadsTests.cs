using System.Net;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.SeatMap;

[Collection(KvrocksCollection.Name)]
public sealed class RememberedReadsTests(KvrocksServer server) : IAsyncLifetime
{
    private readonly SeatEngine _engine = new(server.Connection);
    private readonly EventId _event = KvrocksServer.NextEvent();
    private SeatHost _host = null!;

    public async Task InitializeAsync()
    {
        // Fresh for longer than the test takes, so that what is asked twice is answered twice from one state.
        _host = await SeatHost.StartAsync(server, ("MaxReadStaleness", "00:00:05"));
        await _engine.OpenAsync(_event, Plans.Block(1, 2, 3));
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("sections")]
    [InlineData("sections/A")]
    [InlineData("tickets/section/A/subsection/1")]
    [InlineData("tickets/section/A/subsection/1/seats")]
    public async Task A_remembered_answer_is_the_endpoints_own_to_the_last_header(string path)
    {
        var first = await DescribeAsync(path);
        var second = await DescribeAsync(path);

        second.ShouldBe(first);
        first.ShouldStartWith("200 ");
    }

    [Theory]
    [InlineData("{0}", HttpStatusCode.NotModified)]
    [InlineData("\"other\", {0}", HttpStatusCode.NotModified)]
    [InlineData("W/{0}", HttpStatusCode.NotModified)]
    [InlineData("*", HttpStatusCode.NotModified)]
    [InlineData("\"other\"", HttpStatusCode.OK)]
    public async Task Conditions_mean_the_same_for_a_remembered_answer(string condition, HttpStatusCode expected)
    {
        var path = $"/api/seat_reservation/{_event}/sections";
        var tag = (await _host.Client.GetAsync(path)).Headers.ETag!.ToString();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", string.Format(null, condition, tag));

        (await _host.Client.SendAsync(request)).StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Only_what_was_asked_for_by_GET_is_remembered()
    {
        var path = $"/api/seat_reservation/{_event}/sections";
        await _host.Client.GetAsync(path);

        (await _host.Client.PostAsync(path, null)).IsSuccessStatusCode.ShouldBeFalse();
    }

    [Fact]
    public async Task An_event_that_many_begin_to_read_at_once_is_read_once()
    {
        var before = await ReadsAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ =>
            _host.Client.GetAsync($"/api/seat_reservation/{_event}/tickets/section/A/subsection/1")));

        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK);
        // One of the whole event, one MGET a section; without sharing it would be about one for each of the fifty.
        (await ReadsAsync() - before).ShouldBeLessThan(10);
    }

    /// <summary>MGETs that the store has done.</summary>
    private async Task<long> ReadsAsync()
    {
        var info = (string)(await server.Connection.GetDatabase().ExecuteAsync("INFO", "commandstats"))!;
        var line = info.Split('\n').FirstOrDefault(l => l.StartsWith("cmdstat_mget:", StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.Split('=', ',')[1], null);
    }

    private async Task<string> DescribeAsync(string path)
    {
        var answer = await _host.Client.GetAsync($"/api/seat_reservation/{_event}/{path}");
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Date").OrderBy(h => h.Key)
            .Select(h => $"{h.Key}: {string.Join(", ", h.Value)}");
        return $"{(int)answer.StatusCode} {string.Join("; ", headers)} {await answer.Content.ReadAsStringAsync()}";
    }
}
