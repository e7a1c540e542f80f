using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Door;

/// <summary>What a device without a network may claim, and what becomes of each entry that it reports.</summary>
[Collection(DatabaseTests.Name)]
public sealed class OfflineClaimTests(EventDatabase database) : IAsyncLifetime
{
    private DoorScene _scene = null!;

    public async Task InitializeAsync() => _scene = await DoorScene.OpenAsync(database);

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    /// <summary>One entry without a device's name made the whole batch a 400, again at every try.</summary>
    [Fact]
    public async Task A_bad_entry_is_refused_alone_and_the_good_ones_beside_it_are_recorded()
    {
        var good = DoorScene.Scan(await _scene.CodeAsync());
        var nameless = DoorScene.Scan(await _scene.CodeAsync(2), device: "");
        var badName = DoorScene.Scan(await _scene.CodeAsync(3));
        badName["device_name"] = "\u202Egate";
        var elsewhere = DoorScene.Scan(_scene.Sign(new EventId(_scene.EventId.Value + 1), 1, _scene.Booking.BookingId));
        JsonNode[] entries =
        [
            nameless, JsonValue.Create(7), new JsonObject { ["scan_id"] = "no id", ["scanned_at"] = "yesterday" },
            JsonNode.Parse("""{"scan_id":"00000000-0000-4000-8000-000000000001","payload":7}""")!, elsewhere,
            DoorScene.Scan("AAAA"), badName, good,
        ];

        var results = await _scene.ReportAsync(entries);

        results.Select(r => (string)r!["result"]!).ShouldBe(
            ["refused", "refused", "refused", "refused", "refused", "refused", "recorded", "recorded"]);
        results.Take(6).Select(r => (string)r!["code"]!).ShouldBe(
            ["invalid-request", "invalid-request", "invalid-request", "invalid-request", "wrong-event", "bad-signature"]);
        results.Take(6).ShouldAllBe(r => ((string)r!["reason"]!).Length > 0);
        ((string)results[0]!["reason"]!).ShouldContain("device_id");
        ((Guid)results[0]!["scan_id"]!).ShouldBe((Guid)nameless["scan_id"]!);
        results.Skip(6).Select(r => (string)r!["outcome"]!).ShouldBe(["admitted", "admitted"]);
        (await _scene.ReportAsync(good)).Select(r => (string)r!["result"]!).ShouldBe(["already-known"]);
    }

    /// <summary>Half a surrogate pair is JSON, but no text: whoever reads it as text gets an exception.</summary>
    [Theory]
    [InlineData("""{"scan_id":"\ud800"}""")]
    [InlineData("""{"scan_id":"\ud800-0000-4000-8000-000000000001","payload":"x"}""")]
    [InlineData("""{"scan_id":"00000000-0000-4000-8000-000000000001","payload":"\ud800"}""")]
    [InlineData("""{"scan_id":"00000000-0000-4000-8000-000000000001","payload":"x","device_id":"\udc00"}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"scan_id":"00000000-0000-4000-8000-000000000001","payload":"\u0000","device_id":"\u0000"}""")]
    public async Task An_entry_that_cannot_be_read_as_text_is_refused_alone(string entry)
    {
        var good = DoorScene.Scan(await _scene.CodeAsync());
        using var content = new StringContent(
            $$"""{"scans":[{{entry}},{{good.ToJsonString()}}]}""", System.Text.Encoding.UTF8, "application/json");

        var answer = await _scene.Seller.PostAsync($"/events/{_scene.EventId}/scans/batch", content);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await UserEndpointTests.Json(answer))["results"]!.AsArray().Select(r => (string)r!["result"]!)
            .ShouldBe(["refused", "recorded"]);
    }

    [Fact]
    public async Task A_body_that_is_no_batch_is_refused_whole()
    {
        foreach (var body in new[] { "[]", "{}", """{"scans":[]}""", """{"scans":{}}""", "{", "" })
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            await UserEndpointTests.Refused(
                await _scene.Seller.PostAsync($"/events/{_scene.EventId}/scans/batch", content),
                HttpStatusCode.BadRequest, "invalid-request");
        }
    }

    /// <summary>A clock two hours slow took the admission from the door that was first, and so did the year 1.</summary>
    [Fact]
    public async Task A_slow_clock_does_not_take_over_the_first_admission()
    {
        var now = DateTimeOffset.UtcNow;
        var code = await _scene.CodeAsync();
        var first = await _scene.ScanAsync(DoorScene.Scan(code, "gate-1"));
        var contact = _scene.ContactAt(DateTimeOffset.UtcNow.AddSeconds(1));

        foreach (var claimed in new[] { now.AddHours(-2), default })
        {
            var scan = DoorScene.Scan(code, "gate-2", claimed);
            scan["contact"] = contact;
            var result = (await _scene.ReportAsync(scan)).ShouldHaveSingleItem()!;
            ((string)result["outcome"]!, (string)result["decided_by"]!, (string)result["clamped"]!)
                .ShouldBe(("admitted-twice", "later-scan", "before-contact"));
            ((string)result["admitted"]!["device_id"]!).ShouldBe("gate-1");
        }

        ((string)first["decided_by"]!).ShouldBe("first-scan");
        var conflicts = await _scene.ConflictsAsync();
        conflicts.Select(c => ((string)c!["decided_by"]!, (string)c["clamped"]!))
            .ShouldBe([("later-scan", "before-contact"), ("later-scan", "before-contact")]);
    }

    [Fact]
    public async Task An_admission_without_proof_of_contact_counts_when_it_arrives()
    {
        var code = await _scene.CodeAsync();
        await _scene.ScanAsync(DoorScene.Scan(code, "gate-1"));
        var other = _scene.ContactAt(DateTimeOffset.UtcNow.AddHours(-1));
        foreach (var contact in new[] { null, "", "AAAA", other[..^2] + (other[^2] == 'A' ? "BA" : "AA") })
        {
            var scan = DoorScene.Scan(code, "gate-2", DateTimeOffset.UtcNow.AddHours(-1));
            scan["contact"] = contact;
            var result = (await _scene.ReportAsync(scan)).ShouldHaveSingleItem()!;
            ((string)result["outcome"]!, (string)result["clamped"]!).ShouldBe(("admitted-twice", "no-contact"));
        }
    }

    [Fact]
    public async Task An_earlier_scan_within_its_bounds_takes_over_and_both_say_by_which_rule()
    {
        var code = await _scene.CodeAsync();
        await _scene.ScanAsync(DoorScene.Scan(code, "gate-1"));

        var result = (await _scene.ReportAsync(DoorScene.Scan(code, "gate-2", DateTimeOffset.UtcNow.AddHours(-1))))
            .ShouldHaveSingleItem()!;

        ((string)result["outcome"]!, (string)result["decided_by"]!).ShouldBe(("admitted", "earlier-scan"));
        result["clamped"].ShouldBeNull();
        ((string)(await _scene.ConflictsAsync()).ShouldHaveSingleItem()!["decided_by"]!).ShouldBe("later-scan");
    }

    [Fact]
    public async Task The_service_proves_a_contact_with_each_count_and_each_list_also_an_unchanged_one()
    {
        var counts = await UserEndpointTests.Json(await _scene.Seller.GetAsync($"/events/{_scene.EventId}/admissions"));
        var list = await _scene.Seller.GetAsync($"/events/{_scene.EventId}/scan-list");
        var again = new HttpRequestMessage(HttpMethod.Get, $"/events/{_scene.EventId}/scan-list")
        {
            Headers = { IfNoneMatch = { list.Headers.ETag! } },
        };
        var unchanged = await _scene.Seller.SendAsync(again);
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);

        string[] contacts =
        [
            (string)counts["contact"]!, list.Headers.GetValues("Door-Contact").Single(),
            unchanged.Headers.GetValues("Door-Contact").Single(),
        ];
        foreach (var (contact, seat) in contacts.Select((contact, i) => (contact, i + 1)))
        {
            var scan = DoorScene.Scan(await _scene.CodeAsync(seat), at: DateTimeOffset.UtcNow);
            scan["contact"] = contact;
            (await _scene.ReportAsync(scan)).ShouldHaveSingleItem()!["clamped"].ShouldBeNull();
        }
    }

    [Fact]
    public async Task A_device_has_an_id_and_a_name_and_others_see_both()
    {
        var code = await _scene.CodeAsync();
        var scan = DoorScene.Scan(code, "0b5a6f3e-6a4e-4f0e-9d53-3f3a4b1f8a11");
        scan["device_name"] = " Gate 2, left ";
        await _scene.ScanAsync(scan);

        var admitted = (await _scene.ScanAsync(DoorScene.Scan(code)))["admitted"]!;

        ((string)admitted["device_id"]!, (string)admitted["device_name"]!)
            .ShouldBe(("0b5a6f3e-6a4e-4f0e-9d53-3f3a4b1f8a11", "Gate 2, left"));
        scan["device_name"] = "\u200B";
        var refused = await _scene.Seller.PostAsJsonAsync($"/events/{_scene.EventId}/scans", scan);
        (await UserEndpointTests.Refused(refused, HttpStatusCode.BadRequest, "invalid-request"))["errors"]!.AsObject()
            .Select(e => e.Key).ShouldBe(["device_name"]);
    }
}
