using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ticketing.SystemKit;
using Ticketing.SystemKit.Api;
using Ticketing.System.Tests.Gherkin;

namespace Ticketing.System.Tests.Steps;

/// <summary>Sentences about cities, cinemas, films and what is found of them.</summary>
public sealed class CinemaSteps(World world)
{
    private static readonly TimeSpan CinemaHold = TimeSpan.FromMinutes(5);

    private readonly string _film = $"Film {Guid.NewGuid():n}";
    private readonly string _cinema = $"Cinema {Guid.NewGuid():n}";
    private long _cityId;
    private long _filmId;
    private JsonNode? _found;
    private WaitlistEntryResponse? _entry;

    [Step(@"a cinema in (\w+) shows a film in hall (\d+), with (\d+) rows of (\d+) seats")]
    public async Task CinemaShows(string city, int hall, int rows, int seats)
    {
        var place = (await GetAsync("/cities?limit=100"))["cities"]!.AsArray().Single(c => (string)c!["name"]! == city)!;
        _cityId = (long)place["city_id"]!;
        var cinema = await PostAsync("/super-venues", new
        {
            kind = "cinema", name = _cinema, city_id = _cityId, latitude = (double)place["latitude"]!,
            longitude = (double)place["longitude"]!,
        });
        var room = await PostAsync(
            $"/super-venues/{cinema["super_venue"]!["super_venue_id"]}/venues", new { name = $"Hall {hall}" });
        _filmId = (long)(await PostAsync("/productions", new { kind = "film", title = _film }))["production_id"]!;
        world.Event = await world.Client.OnSaleAsync(
            EventDraft.Of(_film, 1, 1, rows, seats, (int)CinemaHold.TotalSeconds) with
            {
                Venue = null, VenueId = (long)room["venue_id"]!, ProductionId = _filmId,
                Refunds = new RefundDraft { ByBuyer = true },
            });
    }

    [Step(@"\w+ looks for what is shown in \w+")]
    public async Task LookForFilms() => _found = await GetAsync($"/cities/{_cityId}/productions?limit=100");

    [Step(@"the film is among what is shown")]
    public void FilmIsShown() => Assert.Contains(
        _film, _found!["productions"]!.AsArray().Select(production => (string)production!["title"]!));

    [Step(@"\w+ looks for the film's shows in \w+")]
    public async Task LookForShows() => _found = await GetAsync($"/productions/{_filmId}/shows?city={_cityId}");

    [Step(@"the cinema's show in hall (\d+) is found, with seats left")]
    public void ShowIsFound(int hall)
    {
        var venue = Assert.Single(_found!["result"]!.AsArray())!["venue"]!;
        Assert.Equal((_cinema, $"Hall {hall}"), ((string)venue["place"]!["name"]!, (string)venue["venue_name"]!));
        var show = Assert.Single(venue["movie"]!["events"]!.AsArray())!;
        Assert.Equal(
            (world.Event.EventId, "ON_SALE", "AVAILABLE"),
            ((long)show["event_id"]!, (string)show["sale_state"]!, (string)show["availability"]!));
    }

    [Step(@"(\w+) has (\d+) minutes to pay")]
    public async Task HasMinutes(string who, int minutes)
    {
        var order = await world.LastOrderAsync(who);
        Assert.Equal(OrderStatus.PendingPayment, order.Status);
        Assert.InRange(
            order.HoldExpiresAt!.Value - order.CreatedAt, TimeSpan.FromMinutes(minutes),
            TimeSpan.FromMinutes(minutes) + TimeSpan.FromMinutes(1));
    }

    [Step(@"(\w+) waits for (\d+) seats")]
    public async Task Waits(string who, int seats)
    {
        var answer = await Eventually.GetAsync(
            cancellation => world.Who(who).PostAsync<JoinWaitlistRequest, WaitlistEntryResponse>(
                "/waitlist",
                new JoinWaitlistRequest { EventId = world.Event.EventId, PartySize = seats, PaymentToken = "tok_ok" },
                cancellation),
            answer => answer.Code != "seats-available", $"{who} may wait, because nothing is left");
        _entry = answer.Value;
        Assert.Equal("WAITING", _entry.Status);
    }

    [Step(@"(\w+) gives the seats back")]
    public async Task GiveBack(string who)
    {
        var answer = await world.Who(who).CancelAsync(world.LastOrderId(who));
        Assert.True(answer.IsSuccess, answer.Body);
    }

    [Step(@"(\w+) is served (row \d+, seats? [\d, and]+)")]
    public async Task IsServed(string who, string seats)
    {
        var order = await Eventually.GetAsync(
            async cancellation => (await world.Who(who).HistoryAsync(cancellation)).FirstOrDefault(),
            order => order?.Status == OrderStatus.Paid, $"{who} is served");
        Assert.Equal(Words.Seats(seats), order!.Places.OrderBy(place => place.Seat));
        world.Remember(who, order.OrderId);
    }

    private async Task<JsonNode> GetAsync(string path) =>
        (await world.Client.Http.GetFromJsonAsync<JsonNode>(new Uri(path, UriKind.Relative)))!;

    private async Task<JsonNode> PostAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        var seller = await world.Client.SellerAsync();
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", seller.Token);
        using var answer = await world.Client.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, string.Create(CultureInfo.InvariantCulture, $"{path}: {text}"));
        return JsonNode.Parse(text)!;
    }
}
