using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.Signing;

namespace Ticketing.EventTicketing.Tests.Door;

/// <summary>Doors without a network: what they tell afterwards, and the list they take along.</summary>
[Collection(DatabaseTests.Name)]
public sealed class OfflineScanTests(EventDatabase database) : IAsyncLifetime
{
    private static readonly DateTimeOffset Evening = DateTimeOffset.UtcNow.AddMinutes(-30);

    private DoorScene _scene = null!;

    public async Task InitializeAsync() => _scene = await DoorScene.OpenAsync(database);

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task Two_doors_that_let_the_same_ticket_in_are_both_named_and_the_earlier_scan_counts()
    {
        var code = await _scene.CodeAsync();
        var late = DoorScene.Scan(code, "Gate 1", Evening.AddMinutes(5));
        var early = DoorScene.Scan(code, "Gate 2", Evening);

        (await _scene.UploadAsync(late)).ShouldBe(["admitted"]);
        (await _scene.UploadAsync(early)).ShouldBe(["admitted"], "it was first, though it is told last");

        var conflict = (await _scene.ConflictsAsync()).ShouldHaveSingleItem()!;
        ((string)conflict["kind"]!).ShouldBe("admitted-twice");
        ((string)conflict["scan"]!["device_id"]!).ShouldBe("Gate 1");
        ((string)conflict["admitted"]!["device_id"]!).ShouldBe("Gate 2");
        (await _scene.UploadAsync(late, early)).ShouldBe(["admitted-twice", "admitted"], "told again, nothing changes");
        (await _scene.ConflictsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Every_order_of_arrival_ends_the_same()
    {
        var code = await _scene.CodeAsync();
        var scans = new[] { ("Gate 2", 0), ("Gate 1", 0), ("Gate 3", -1) }
            .Select(s => DoorScene.Scan(code, s.Item1, Evening.AddSeconds(s.Item2))).ToArray();

        (await _scene.UploadAsync(scans)).ShouldBe(["admitted", "admitted", "admitted"]);

        var conflicts = await _scene.ConflictsAsync();
        conflicts.Select(c => (string)c!["scan"]!["device_id"]!).ShouldBe(["Gate 2", "Gate 1"], ignoreOrder: true);
        conflicts.ShouldAllBe(c => (string)c!["admitted"]!["device_id"]! == "Gate 3");
    }

    [Fact]
    public async Task A_ticket_refunded_meanwhile_is_flagged()
    {
        var code = await _scene.CodeAsync();
        await _scene.RefundAsync((1, 1));

        (await _scene.UploadAsync(DoorScene.Scan(code, at: Evening))).ShouldBe(["refunded"]);

        var conflict = (await _scene.ConflictsAsync()).ShouldHaveSingleItem()!;
        ((string)conflict["kind"]!, (string)conflict["ticket_id"]!).ShouldBe(("refunded", $"{_scene.EventId}-A-1-1-1"));
    }

    [Fact]
    public async Task A_door_that_never_heard_our_no_and_let_the_person_in_is_a_conflict()
    {
        var code = await _scene.CodeAsync();
        await _scene.ScanAsync(DoorScene.Scan(code, "Gate 1"));
        var asked = DoorScene.Scan(code, "Gate 2");
        ((string)(await _scene.ScanAsync(asked))["outcome"]!).ShouldBe("already-used");

        (await _scene.UploadAsync(asked)).ShouldBe(["admitted-twice"]);
        (await _scene.ConflictsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task When_the_scan_that_counted_is_undone_the_next_one_counts()
    {
        var code = await _scene.CodeAsync();
        var now = DateTimeOffset.UtcNow;
        var (first, second) = (DoorScene.Scan(code, "Gate 1", now.AddSeconds(-5)), DoorScene.Scan(code, "Gate 2", now));
        (await _scene.UploadAsync(first, second)).ShouldBe(["admitted", "admitted-twice"]);

        using var undo =
            new StringContent("""{"device_id":"Gate 1"}""", MediaTypeHeaderValue.Parse("application/json"));
        var answer =
            await _scene.Seller.PostAsync($"/events/{_scene.EventId}/scans/{(Guid)first["scan_id"]!}/undo", undo);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _scene.UploadAsync(second)).ShouldBe(["admitted"]);
        (await _scene.ConflictsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_list_names_every_ticket_and_its_state_and_is_signed()
    {
        var gone = new TicketClaims(new(_scene.EventId, "A", new(1, 1, 3)), _scene.Booking.BookingId);
        await _scene.ScanAsync(DoorScene.Scan(await _scene.CodeAsync(2)));
        await _scene.RefundAsync((1, 3));
        var path = $"/events/{_scene.EventId}/scan-list";

        var answer = await _scene.Seller.GetAsync(path);
        var list = await answer.Content.ReadAsByteArrayAsync();

        System.Text.Encoding.ASCII.GetString(list, 0, 4).ShouldBe("TSL1");
        BinaryPrimitives.ReadInt64BigEndian(list.AsSpan(8)).ShouldBe(_scene.EventId.Value);
        DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(list.AsSpan(16)))
            .ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
        BinaryPrimitives.ReadInt32BigEndian(list.AsSpan(24)).ShouldBe(3);
        list.Length.ShouldBe(28 + (3 * 9) + 64);
        TicketingService.TicketKey.VerifyData(
            list.AsSpan(0, list.Length - 64), list.AsSpan(list.Length - 64), HashAlgorithmName.SHA256)
            .ShouldBeTrue();
        var entries = Enumerable.Range(0, 3).Select(i => list.AsSpan(28 + (i * 9), 9).ToArray()).ToList();
        entries.Select(e => Convert.ToHexString(e, 0, 8)).ShouldBeInOrder();
        entries.Select(e => e[8]).Order().ShouldBe(new byte[] { 0, 1, 2 });
        entries.Single(e => e[8] == 2)[..8].ShouldBe(gone.Hash());

        var again =
            new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        (await _scene.Seller.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        await UserEndpointTests.Refused(await _scene.Buyer.GetAsync(path), HttpStatusCode.Forbidden, "not-door-staff");
    }

    [Fact]
    public async Task Keys_are_public_and_a_retired_key_still_verifies()
    {
        var keys = await UserEndpointTests.Json(await _scene.Buyer.GetAsync("/tickets/keys"));
        ((string)keys["keys"]![0]!["public_key"]!)
            .ShouldBe(Convert.ToBase64String(TicketingService.TicketKey.ExportSubjectPublicKeyInfo()));

        var code = await _scene.CodeAsync();
        using var next = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        TicketsOptions Options(string retired) => new()
        {
            PrivateKey = Convert.ToBase64String(next.ExportPkcs8PrivateKey()), RetiredPublicKeys = retired,
        };
        using var rotated = new TicketSigner(Microsoft.Extensions.Options.Options.Create(
            Options((string)keys["keys"]![0]!["public_key"]!)));
        using var forgotten = new TicketSigner(Microsoft.Extensions.Options.Options.Create(Options("")));

        rotated.Read(code).ShouldNotBeNull();
        rotated.Read(rotated.Write(rotated.Read(code)!.Value)).ShouldNotBeNull();
        forgotten.Read(code).ShouldBeNull();
    }
}
