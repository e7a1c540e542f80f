using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Door;

[Collection(DatabaseTests.Name)]
public sealed class ScanTests(EventDatabase database) : IAsyncLifetime
{
    private DoorScene _scene = null!;

    public async Task InitializeAsync() => _scene = await DoorScene.OpenAsync(database);

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task A_ticket_admits_once_and_the_second_door_is_told_when_and_where()
    {
        var code = await _scene.CodeAsync();

        var first = await _scene.ScanAsync(DoorScene.Scan(code, "Gate 1"));
        var second = await _scene.ScanAsync(DoorScene.Scan(code.ToLowerInvariant() + "\t", "Gate 2"));

        ((string)first["outcome"]!).ShouldBe("admitted");
        ((int)first["ticket"]!["row"]!, (int)first["ticket"]!["seat"]!).ShouldBe((1, 1));
        ((string)second["outcome"]!).ShouldBe("already-used");
        ((string)second["admitted"]!["device_id"]!).ShouldBe("Gate 1");
        (await _scene.TicketsAsync()).Select(t => (string)t!["state"]!).ShouldBe(["USED", "VALID", "VALID"]);
        var counts = await UserEndpointTests.Json(await _scene.Seller.GetAsync($"/events/{_scene.EventId}/admissions"));
        ((int)counts["sold"]!, (int)counts["admitted"]!, (int)counts["conflicts"]!).ShouldBe((3, 1, 0));
    }

    [Fact]
    public async Task A_scan_sent_twice_is_one_scan()
    {
        var scan = DoorScene.Scan(await _scene.CodeAsync());

        ((string)(await _scene.ScanAsync(scan))["outcome"]!).ShouldBe("admitted");
        ((string)(await _scene.ScanAsync(scan))["outcome"]!).ShouldBe("admitted");
        (await _scene.UploadAsync(scan)).ShouldBe(["admitted"]);
        (await _scene.ConflictsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_no_good_ticket_of_this_event_is_told_apart()
    {
        var code = await _scene.CodeAsync();
        var forged = code[..40] + (code[40] == 'A' ? 'B' : 'A') + code[41..];
        var elsewhere = _scene.Sign(new EventId(_scene.EventId.Value + 1_000_000), 1, _scene.Booking.BookingId);
        var neverSold = _scene.Sign(_scene.EventId, 9, BookingId.New(DateTimeOffset.UtcNow));
        await _scene.RefundAsync((1, 1));

        async Task<string> Outcome(string payload) =>
            (string)(await _scene.ScanAsync(DoorScene.Scan(payload)))["outcome"]!;

        (await Outcome(forged)).ShouldBe("bad-signature");
        (await Outcome("https://example.org/ticket")).ShouldBe("bad-signature");
        (await Outcome(elsewhere)).ShouldBe("wrong-event");
        (await Outcome(neverSold)).ShouldBe("not-sold");
        (await Outcome(code)).ShouldBe("refunded");
    }

    [Fact]
    public async Task A_seat_refunded_and_sold_again_makes_the_old_code_worthless()
    {
        var old = await _scene.CodeAsync();
        await _scene.RefundAsync((1, 1));
        var next = new Facts(_scene.EventId, (1, 1)) { Buyer = _scene.Booking.Buyer };
        await database.RecordTickets.HandleAsync([next.Reserved(), next.Paid()], default);

        ((string)(await _scene.ScanAsync(DoorScene.Scan(old)))["outcome"]!).ShouldBe("refunded");
        var good = _scene.Sign(_scene.EventId, 1, next.BookingId);
        ((string)(await _scene.ScanAsync(DoorScene.Scan(good)))["outcome"]!).ShouldBe("admitted");
    }

    [Fact]
    public async Task An_admission_is_taken_back_by_its_device_within_a_minute()
    {
        var code = await _scene.CodeAsync();
        var scan = DoorScene.Scan(code);
        var old = DoorScene.Scan(await _scene.CodeAsync(2), at: DateTimeOffset.UtcNow.AddMinutes(-2));
        await _scene.ScanAsync(scan);
        await _scene.UploadAsync(old);
        var path = $"/events/{_scene.EventId}/scans/";

        Task<HttpResponseMessage> Undo(JsonNode id, string device) =>
            _scene.Seller.PostAsJsonAsync($"{path}{(Guid)id}/undo", new { device_id = device });

        await UserEndpointTests.Refused(
            await Undo(scan["scan_id"]!, "Gate 9"), HttpStatusCode.NotFound, "scan-not-found");
        await UserEndpointTests.Refused(
            await Undo(old["scan_id"]!, "Gate 1"), HttpStatusCode.Conflict, "undo-too-late");
        for (var i = 0; i < 2; i++)
        {
            ((string)(await UserEndpointTests.Json(await Undo(scan["scan_id"]!, "Gate 1")))["outcome"]!)
                .ShouldBe("undone");
        }

        ((string)(await _scene.ScanAsync(DoorScene.Scan(code)))["outcome"]!).ShouldBe("admitted");
        ((string)(await _scene.ScanAsync(scan))["outcome"]!)
            .ShouldBe("undone", "the scan that was taken back stays so");
    }

    [Fact]
    public async Task A_scan_is_taken_back_by_who_made_it_or_the_seller_and_that_is_recorded()
    {
        using var scanner = await StaffAsync();
        using var colleague = await StaffAsync();
        var scan = DoorScene.Scan(await _scene.CodeAsync());
        var other = DoorScene.Scan(await _scene.CodeAsync(2));
        await _scene.ScanAsync(scan, scanner);
        await _scene.ScanAsync(other, scanner);

        await UserEndpointTests.Refused(
            await UndoAsync(scan, colleague), HttpStatusCode.Forbidden, "not-your-scan");
        (await UndoAsync(scan, scanner)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await UndoAsync(other, _scene.Seller)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await UndoneByAsync(scan)).ShouldBe(await DoorScene.IdOf(scanner));
        (await UndoneByAsync(other)).ShouldBe(await DoorScene.IdOf(_scene.Seller));
    }

    private Task<HttpResponseMessage> UndoAsync(JsonObject scan, HttpClient caller) => caller.PostAsJsonAsync(
        $"/events/{_scene.EventId}/scans/{(Guid)scan["scan_id"]!}/undo", new { device_id = "Gate 1" });

    private Task<Guid> UndoneByAsync(JsonObject scan) => database.ScalarAsync<Guid>(
        "SELECT undone_by FROM ticket_scans WHERE scan_id = $1 AND undone_at IS NOT NULL", (Guid)scan["scan_id"]!);

    private async Task<HttpClient> StaffAsync()
    {
        var staff = await _scene.Service.SignedInAsync("buyer");
        await _scene.HireAsync(staff);
        return staff;
    }

    [Fact]
    public async Task Fields_are_checked_and_named()
    {
        var problem = await UserEndpointTests.Refused(
            await _scene.Seller.PostAsJsonAsync($"/events/{_scene.EventId}/scans", new { device_id = "" }),
            HttpStatusCode.BadRequest, "invalid-request");
        problem["errors"]!.AsObject().Select(e => e.Key)
            .ShouldBe(["scan_id", "payload", "device_id", "scanned_at"], ignoreOrder: true);
        await UserEndpointTests.Refused(
            await _scene.Seller.PostAsJsonAsync(
                $"/events/{_scene.EventId}/scans/batch", new { scans = Enumerable.Repeat(new { }, 101) }),
            HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task Only_the_seller_and_the_door_staff_scan_and_only_the_seller_names_them()
    {
        using var helper = await _scene.Service.SignedInAsync("buyer");
        var me = await UserEndpointTests.Json(await helper.GetAsync("/users/me"));
        var (scan, staff) = ($"/events/{_scene.EventId}/scans", $"/events/{_scene.EventId}/door-staff");
        var invitations = $"/events/{_scene.EventId}/door-invitations";
        var body = DoorScene.Scan(await _scene.CodeAsync());

        await UserEndpointTests.Refused(
            await helper.PostAsJsonAsync(scan, body), HttpStatusCode.Forbidden, "not-door-staff");
        await UserEndpointTests.Refused(
            await helper.PostAsJsonAsync(invitations, new { email = (string)me["email"]! }), HttpStatusCode.Forbidden,
            "not-your-event");
        await UserEndpointTests.Refused(
            await helper.GetAsync(invitations), HttpStatusCode.Forbidden, "not-your-event");
        await _scene.HireAsync(helper);

        var list = await UserEndpointTests.Json(await _scene.Seller.GetAsync(staff));
        ((Guid)list["staff"]!.AsArray().ShouldHaveSingleItem()!["user_id"]!).ShouldBe((Guid)me["user_id"]!);
        ((string)(await _scene.ScanAsync(body, helper))["outcome"]!).ShouldBe("admitted");

        (await _scene.Seller.DeleteAsync($"{staff}/{me["user_id"]}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await UserEndpointTests.Refused(
            await helper.PostAsJsonAsync(scan, body), HttpStatusCode.Forbidden, "not-door-staff");
    }
}
