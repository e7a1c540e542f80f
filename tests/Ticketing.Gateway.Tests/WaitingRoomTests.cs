using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Ticketing.Contracts;
using Ticketing.Contracts.Waiting;
using Ticketing.TestKit;

namespace Ticketing.Gateway.Tests;

/// <summary>What a gateway answers from its copy of a waiting room, and whom it keeps from ordering.</summary>
public sealed class WaitingRoomTests
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private readonly UserId _ada = UserId.New(Now);
    private readonly UserId _bob = UserId.New(Now);

    [Fact]
    public async Task Those_who_wait_are_answered_from_the_copy_and_told_when_nothing_is_new()
    {
        await using var rooms = await WaitingRooms.StartAsync();
        await using var gateway = new GatewayServer(rooms.Services);
        await KnowsTheRoomAsync(gateway);
        var forwarded = rooms.Forwarded;

        using var answer = await gateway.Client.GetAsync("/queue/12");
        var state = await answer.Content.ReadFromJsonAsync<JsonElement>();
        (state.GetProperty("phase").GetString(), state.GetProperty("now_serving").GetInt32(),
            state.GetProperty("waiting").GetInt32(), state.GetProperty("people_per_minute").GetDouble())
            .ShouldBe(("OPEN", 1, 2, 300d));
        answer.Headers.CacheControl!.ToString().ShouldBe("public, max-age=1");
        answer.Headers.Contains("RateLimit").ShouldBeFalse();
        using var again = new HttpRequestMessage(HttpMethod.Get, "/queue/12");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var unchanged = await gateway.Client.SendAsync(again);
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);

        rooms.Room = rooms.Room with { NowServing = 2 };
        await Eventually.TrueAsync(
            async () => (await gateway.Client.GetFromJsonAsync<JsonElement>("/queue/12"))
                .GetProperty("now_serving").GetInt32() == 2,
            "the copy is a second old at most");
        rooms.Forwarded.ShouldBe(forwarded, "nobody but the gateway asks booking");
    }

    [Fact]
    public async Task Whose_turn_it_is_not_is_sent_to_the_waiting_room_and_nobody_is_asked()
    {
        await using var rooms = await WaitingRooms.StartAsync();
        rooms.Put(_ada, 1, Now);
        rooms.Put(_bob, 2);
        rooms.Put(UserId.New(Now), 3);
        await using var gateway = new GatewayServer(rooms.Services);
        await KnowsTheRoomAsync(gateway);
        var forwarded = rooms.Forwarded;

        foreach (var path in (string[])["/orders/create", "/waitlist"])
        {
            using var refused = await PostAsync(gateway, path, _bob);
            refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
            (problem.GetProperty("code").GetString(), problem.GetProperty("link").GetString())
                .ShouldBe(("waiting-room", "/queue/12"));
        }

        using (var stranger = await PostAsync(gateway, "/orders/create", UserId.New(Now)))
        {
            stranger.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        }

        rooms.Forwarded.ShouldBe(forwarded);
        using var admitted = await PostAsync(gateway, "/orders/create", _ada);
        (await admitted.Content.ReadAsStringAsync()).ShouldBe("forwarded");
        using var other = await PostAsync(gateway, "/orders/create", _bob, eventId: 13);
        (await other.Content.ReadAsStringAsync()).ShouldBe("forwarded", "an event without a waiting room");
        await Eventually.TrueAsync(
            () => Task.FromResult(rooms.Questions.ToArray().Any(question => question is { Orders: 1, OrdersP95Ms: > 0 })),
            "booking hears how fast orders are answered");
    }

    [Theory]
    [InlineData(QueuePhase.PreQueue, "forwarded")]
    [InlineData(QueuePhase.Open, "waiting-room")]
    public async Task Before_the_draw_an_order_with_a_code_is_bookings_to_decide(QueuePhase phase, string answered)
    {
        await using var rooms = await WaitingRooms.StartAsync();
        rooms.Room = rooms.Room with { Phase = phase };
        await using var gateway = new GatewayServer(rooms.Services);
        await KnowsTheRoomAsync(gateway);

        using var withCode = await PostAsync(
            gateway, "/orders/create", _bob, body: """{"event_id":12,"section":"A","code":"FANS"}""");
        (await withCode.Content.ReadAsStringAsync()).ShouldContain(answered);
        using var without = await PostAsync(gateway, "/orders/create", _bob);
        (await without.Content.ReadAsStringAsync()).ShouldContain("waiting-room");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_rooms_open_by_themselves_booking_hears_of_the_orders_of_all_events(bool watches)
    {
        await using var rooms = await WaitingRooms.StartAsync();
        (rooms.IsEmpty, rooms.WatchesDemand) = (true, watches);
        await using var gateway = new GatewayServer(rooms.Services);
        await Eventually.TrueAsync(() => Task.FromResult(rooms.Questions.Count > 1), "the gateway has asked");

        foreach (var path in (string[])["/orders/create", "/orders/create", "/waitlist"])
        {
            using var answer = await PostAsync(gateway, path, _ada, eventId: 13);
            (await answer.Content.ReadAsStringAsync()).ShouldBe("forwarded");
        }

        using var other = await PostAsync(gateway, "/orders/create", _bob, eventId: 14);
        var asked = rooms.Questions.Count;
        await Eventually.TrueAsync(() => Task.FromResult(rooms.Questions.Count > asked + 2), "the second is over");
        var told = rooms.Questions.ToArray().Where(question => question.Orders > 0).ToList();
        told.Any(question => question.Busiest!.Any(busy => busy.EventId.Value == 13)).ShouldBe(watches);
        (told.Count > 0).ShouldBe(watches);
    }

    [Fact]
    public async Task Who_was_let_in_a_moment_ago_orders_and_ten_minutes_are_the_end_of_it()
    {
        await using var rooms = await WaitingRooms.StartAsync();
        rooms.Put(_ada, 1, Now - WaitingPerson.TimeToBegin);
        rooms.Put(_bob, 2);
        await using var gateway = new GatewayServer(rooms.Services);
        await KnowsTheRoomAsync(gateway);
        rooms.Put(_bob, 2, TimeProvider.System.GetUtcNow());

        using var just = await PostAsync(gateway, "/orders/create", _bob);
        (await just.Content.ReadAsStringAsync()).ShouldBe("forwarded");
        using var passed = await PostAsync(gateway, "/orders/create", _ada);
        passed.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await PlaceAsync(gateway, _ada)).GetProperty("state").GetString().ShouldBe("TURN_PASSED");
    }

    [Fact]
    public async Task A_place_is_the_same_at_every_gateway_and_while_booking_is_away()
    {
        await using var rooms = await WaitingRooms.StartAsync();
        for (var i = 1; i <= 5; i++)
        {
            rooms.Put(UserId.New(Now), i, Now);
        }

        rooms.Put(_ada, 6);
        await using var one = new GatewayServer(rooms.Services);
        await using var two = new GatewayServer(rooms.Services);
        foreach (var gateway in (GatewayServer[])[one, two])
        {
            await KnowsTheRoomAsync(gateway);
            var place = await PlaceAsync(gateway, _ada);
            (place.GetProperty("state").GetString(), place.GetProperty("number").GetInt32(),
                place.GetProperty("estimate_seconds").GetInt32()).ShouldBe(("WAITING", 6, 1));
        }

        rooms.IsAway = true;
        (await PlaceAsync(one, _ada)).GetProperty("number").GetInt32().ShouldBe(6);
        using var state = await two.Client.GetAsync("/queue/12");
        state.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_a_gateway_does_not_know_is_bookings_to_answer()
    {
        await using var rooms = await WaitingRooms.StartAsync();
        await using var gateway = new GatewayServer(rooms.Services);
        await KnowsTheRoomAsync(gateway);

        (await gateway.Client.GetStringAsync("/queue/99")).ShouldBe("forwarded");
        (await gateway.Client.GetStringAsync("/queue/12/proof")).ShouldBe("forwarded");
        using var broken = await PostAsync(gateway, "/orders/create", _bob, body: "{\"event_id\":");
        (await broken.Content.ReadAsStringAsync()).ShouldBe("forwarded");
        using var anonymous = await gateway.Client.PostAsync("/orders/create", JsonContent.Create(new { event_id = 12 }));
        (await anonymous.Content.ReadAsStringAsync()).ShouldBe("forwarded", "booking asks for a token");
    }

    [Fact]
    public async Task A_gateway_that_has_not_copied_everybody_turns_nobody_away()
    {
        await using var rooms = await WaitingRooms.StartAsync();
        rooms.IsEndless = true;
        await using var gateway = new GatewayServer(rooms.Services);
        await Eventually.TrueAsync(() => Task.FromResult(rooms.Questions.Count > 1), "it copies");

        using var order = await PostAsync(gateway, "/orders/create", _bob);

        (await order.Content.ReadAsStringAsync()).ShouldBe("forwarded");
    }

    [Fact]
    public async Task A_proof_of_megabytes_is_not_read_as_often_as_other_things()
    {
        await using var rooms = await WaitingRooms.StartAsync();
        await using var gateway = new GatewayServer(rooms.Services);
        using var answer = await gateway.Client.GetAsync("/queue/12/proof");
        answer.Headers.GetValues("RateLimit-Policy").ShouldBe(["\"proofs-anonymous\";q=12;w=60"]);
    }

    [Fact]
    public async Task The_page_without_script_loads_itself_again_and_knows_the_place_by_the_entry()
    {
        await using var rooms = await WaitingRooms.StartAsync();
        rooms.Put(_ada, 1, TimeProvider.System.GetUtcNow());
        rooms.Put(_bob, 3);
        await using var gateway = new GatewayServer(rooms.Services);
        await KnowsTheRoomAsync(gateway);

        var waiting = await gateway.Client.GetStringAsync(PageOf(_bob));
        waiting.ShouldContain("<meta http-equiv=\"refresh\" content=\"20\">");
        waiting.ShouldContain("Your place is <strong>3</strong>");
        waiting.ShouldContain("<html lang=\"en\">");
        waiting.ShouldNotContain("<script");
        (await gateway.Client.GetStringAsync(PageOf(_ada))).ShouldContain("<a href=\"/event/12\">Go on to the seats</a>");
        (await gateway.Client.GetStringAsync("/queue/12/page?entry=%3Cscript%3E")).ShouldNotContain("script");
        var chinese = await gateway.Client.GetStringAsync(PageOf(_bob) + "&lang=zh-TW");
        chinese.ShouldContain("<html lang=\"zh-TW\">");
        chinese.ShouldContain("您的順位是<strong>3</strong>。");
        chinese.ShouldNotContain("Your place");
        using var none = await gateway.Client.GetAsync("/queue/99/page");
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string PageOf(UserId user) =>
        $"/queue/12/page?entry={Convert.ToHexStringLower(WaitingRooms.EntryOf(user))}";

    private static Task KnowsTheRoomAsync(GatewayServer gateway) => Eventually.TrueAsync(
        async () => (await gateway.Client.GetStringAsync("/queue/12")).StartsWith('{'), "the gateway has its copy");

    private static async Task<JsonElement> PlaceAsync(GatewayServer gateway, UserId user)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/queue/12/entries/me");
        request.Headers.Authorization = new("Bearer", Tokens.Of(user));
        using var answer = await gateway.Client.SendAsync(request);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<HttpResponseMessage> PostAsync(
        GatewayServer gateway, string path, UserId user, long eventId = 12, string? body = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Authorization = new("Bearer", Tokens.Of(user));
        request.Content = new StringContent(
            body ?? JsonSerializer.Serialize(new { section = "A", event_id = eventId }), Encoding.UTF8, "application/json");
        return await gateway.Client.SendAsync(request);
    }
}
