using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Door;
using Ticketing.EventTicketing.Tests.Support;
using UglyToad.PdfPig;

namespace Ticketing.EventTicketing.Tests.Attendees;

/// <summary>What an event asks of those who come, and what they answer.</summary>
[Collection(DatabaseTests.Name)]
public sealed class AttendeeTests(EventDatabase database) : IAsyncLifetime
{
    private static readonly object Meal = new
    {
        text = "Meal?", kind = "choice", per = "ticket", required = true, choices = new[] { "Rice", "Noodles" },
    };

    private static readonly object Heard = new
    {
        text = "How did you hear of us?", kind = "text", per = "order", max_length = 20,
    };

    private DoorScene _scene = null!;

    public async Task InitializeAsync() => _scene = await DoorScene.OpenAsync(database);

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task An_event_says_that_it_asks_and_questions_keep_their_ids()
    {
        (await EventAsync())["asks_attendees"].ShouldBeNull();
        var first = await SetRulesAsync("optional", questions: [Meal, Heard]);
        ((bool)(await EventAsync())["asks_attendees"]!).ShouldBeTrue();

        var id = (string)first["questions"]![0]!["id"]!;
        var second = await SetRulesAsync("none", questions: [
            new { id, text = "Your meal?", kind = "choice", per = "ticket", choices = new[] { "Rice", "None" } }]);

        ((string)second["questions"]!.AsArray().ShouldHaveSingleItem()!["id"]!).ShouldBe(id);
        await UserEndpointTests.Refused(
            await PutRulesAsync("none", [new { id, text = "x", kind = "text", per = "ticket" }]), HttpStatusCode.BadRequest,
            "invalid-request");
        await UserEndpointTests.Refused(
            await PutRulesAsync("none", [.. Enumerable.Repeat(Heard, 21)]), HttpStatusCode.BadRequest, "invalid-request");
        await UserEndpointTests.Refused(
            await PutRulesAsync("none", [new { text = "x", kind = "choice", per = "order", choices = new[] { "one" } }]),
            HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task No_code_is_given_out_while_a_required_name_or_answer_is_missing()
    {
        var rules = await SetRulesAsync("required", questions: [Meal]);
        var meal = (string)rules["questions"]![0]!["id"]!;
        var before = await _scene.TicketsAsync();
        before.ShouldAllBe(t => t!["code"] == null && (bool)t["awaits_answers"]!);
        var pdf = $"/tickets/orders/{_scene.Booking.BookingId}/pdf";
        await UserEndpointTests.Refused(await _scene.Buyer.GetAsync(pdf), HttpStatusCode.Conflict, "answers-missing");

        await AnsweredAsync(new { tickets = new[] { Ticket(1, "Grace Hopper", meal, "Rice"), Ticket(2, "Alan", null, null) } });

        (await _scene.TicketsAsync()).Select(t => t!["code"] is not null).ShouldBe([true, false, false]);
        using var document = PdfDocument.Open(await (await _scene.Buyer.GetAsync(pdf)).Content.ReadAsByteArrayAsync());
        document.NumberOfPages.ShouldBe(1);
        string.Concat(document.GetPage(1).Letters.Select(l => l.Value)).Replace(" ", "", StringComparison.Ordinal)
            .ShouldContain("GraceHopper");
        var scan = await _scene.ScanAsync(DoorScene.Scan(await _scene.CodeAsync()));
        ((string)scan["outcome"]!, (string)scan["attendee_name"]!).ShouldBe(("admitted", "Grace Hopper"));
        var found = (await UserEndpointTests.Json(await _scene.Seller.PostAsJsonAsync(
            $"/events/{_scene.EventId}/ticket-lookups", new { query = "Hopper" })))["tickets"]!.AsArray();
        found.Select(t => (string?)t!["attendee_name"]).ShouldContain("Grace Hopper");
        await UserEndpointTests.Refused(
            await AnswerAsync(new { tickets = new[] { Ticket(1, "Eve", null, null) } }), HttpStatusCode.Conflict,
            "answers-final");
    }

    [Fact]
    public async Task A_hold_can_answer_and_an_answer_changes_until_its_time_only()
    {
        var held = new Facts(_scene.EventId, (2, 1)) { Buyer = new(await DoorScene.IdOf(_scene.Buyer)) };
        await database.RecordTickets.HandleAsync([held.Reserved()], default);
        var path = $"/tickets/orders/{held.BookingId}/attendees";
        object Named(string name) => new { tickets = new[] { new { ticket_id = $"{_scene.EventId}-A-1-2-1", name } } };

        await SetRulesAsync("optional", until: DateTimeOffset.UtcNow.AddDays(1));
        (await _scene.Buyer.PutAsJsonAsync(path, Named("Ada"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _scene.Buyer.PutAsJsonAsync(path, Named("Grace"))).StatusCode.ShouldBe(HttpStatusCode.OK);

        await SetRulesAsync("optional", until: null);
        await UserEndpointTests.Refused(
            await _scene.Buyer.PutAsJsonAsync(path, Named("Eve")), HttpStatusCode.Conflict, "answers-final");
        (await _scene.Buyer.PutAsJsonAsync(path, Named("Grace"))).StatusCode.ShouldBe(HttpStatusCode.OK, "it changes nothing");
        await UserEndpointTests.Refused(
            await _scene.Seller.PutAsJsonAsync(path, Named("Eve")), HttpStatusCode.Forbidden, "not-your-order");
        var read = await UserEndpointTests.Json(await _scene.Seller.GetAsync(path));
        ((string)read["tickets"]!.AsArray().ShouldHaveSingleItem()!["name"]!).ShouldBe("Grace");
    }

    [Fact]
    public async Task Wrong_answers_are_refused_and_nothing_of_the_request_is_saved()
    {
        var rules = await SetRulesAsync("none", questions: [Meal, Heard]);
        var (meal, heard) = ((string)rules["questions"]![0]!["id"]!, (string)rules["questions"]![1]!["id"]!);
        object[] wrong =
        [
            new { tickets = new[] { Ticket(1, null, meal, "Rice"), Ticket(2, null, meal, "Soup") } },
            new { tickets = new[] { Ticket(1, "Ada", meal, "Rice") } },
            new { tickets = Array.Empty<object>(), answers = new Dictionary<string, string> { [heard] = new('x', 21) } },
            new { tickets = Array.Empty<object>(), answers = new Dictionary<string, string> { [meal] = "Rice" } },
        ];
        foreach (var body in wrong)
        {
            await UserEndpointTests.Refused(await AnswerAsync(body), HttpStatusCode.BadRequest, "invalid-request");
        }

        await UserEndpointTests.Refused(
            await AnswerAsync(new { tickets = new[] { new { ticket_id = $"{_scene.EventId}-A-1-2-9" } } }),
            HttpStatusCode.NotFound, "ticket-not-found");
        (await AttendeesAsync()).ShouldAllBe(a => a!["answers"]!.AsObject().Count == 0);
    }

    [Fact]
    public async Task The_seller_lists_and_exports_who_comes_and_no_cell_is_a_formula()
    {
        var rules = await SetRulesAsync("optional", questions: [Meal, Heard]);
        var (meal, heard) = ((string)rules["questions"]![0]!["id"]!, (string)rules["questions"]![1]!["id"]!);
        await AnsweredAsync(new
        {
            tickets = new[] { Ticket(1, "=1+1", meal, "Noodles") },
            answers = new Dictionary<string, string> { [heard] = "@friends" },
        });

        var first = (await AttendeesAsync())[0]!;
        ((string)first["name"]!, (string)first["answers"]![meal]!, (string)first["order_answers"]![heard]!)
            .ShouldBe(("=1+1", "Noodles", "@friends"));
        var file = await _scene.Seller.GetAsync($"/events/{_scene.EventId}/attendees/export");
        file.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var lines = (await file.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(4);
        lines[0].ShouldEndWith("Meal?,How did you hear of us?");
        lines[1].ShouldContain("'=1+1");
        lines[1].ShouldContain("'@friends");
    }

    [Fact]
    public async Task Deleting_the_account_of_who_answered_erases_the_answers()
    {
        var secret = $"Q{Guid.NewGuid():N}";
        await SetRulesAsync("optional");
        await AnsweredAsync(new { tickets = new[] { Ticket(1, secret, null, null) } });
        var export = await UserEndpointTests.Json(await _scene.Buyer.GetAsync("/users/me/export"));
        ((string)export["event_ticketing"]!["attendees"]!.AsArray().ShouldHaveSingleItem()!["name"]!).ShouldBe(secret);

        (await _scene.Buyer.SendAsync(new HttpRequestMessage(HttpMethod.Delete, "/users/me")
        {
            Content = JsonContent.Create(new { password = "correct horse" }),
        })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await database.ScalarAsync<long>("SELECT count(*) FROM ticket_attendees WHERE name = $1", secret)).ShouldBe(0);
    }

    private static object Ticket(DoorScene scene, int seat, string? name, string? question, string? answer) => new
    {
        ticket_id = $"{scene.EventId}-A-1-1-{seat}", name,
        answers = question is null ? null : new Dictionary<string, string?> { [question] = answer },
    };

    private object Ticket(int seat, string? name, string? question, string? answer) =>
        Ticket(_scene, seat, name, question, answer);

    private Task<HttpResponseMessage> PutRulesAsync(string names, object[] questions, DateTimeOffset? until = null) =>
        _scene.Seller.PutAsJsonAsync(
            $"/events/{_scene.EventId}/attendee-rules", new { names, changes_until = until, transfers = true, questions });

    private async Task<JsonNode> SetRulesAsync(string names, DateTimeOffset? until = null, object[]? questions = null)
    {
        var answer = await PutRulesAsync(names, questions ?? [], until);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await UserEndpointTests.Json(answer);
    }

    private Task<HttpResponseMessage> AnswerAsync(object body) =>
        _scene.Buyer.PutAsJsonAsync($"/tickets/orders/{_scene.Booking.BookingId}/attendees", body);

    private async Task AnsweredAsync(object body) => (await AnswerAsync(body)).StatusCode.ShouldBe(HttpStatusCode.OK);

    private async Task<JsonNode> EventAsync() =>
        await UserEndpointTests.Json(await _scene.Buyer.GetAsync($"/events/{_scene.EventId}"));

    private async Task<JsonArray> AttendeesAsync() => (await UserEndpointTests.Json(
        await _scene.Seller.GetAsync($"/events/{_scene.EventId}/attendees")))["attendees"]!.AsArray();
}
