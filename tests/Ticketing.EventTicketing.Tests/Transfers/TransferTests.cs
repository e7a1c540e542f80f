using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Door;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.EventTicketing.Tickets.Signing;
using Ticketing.EventTicketing.Tickets.WithholdForRefund;

namespace Ticketing.EventTicketing.Tests.Transfers;

/// <summary>Tickets that are given to another person: whose they are, and which code opens the door.</summary>
[Collection(DatabaseTests.Name)]
public sealed class TransferTests(EventDatabase database) : IAsyncLifetime
{
    private TransferScene _scene = null!;

    private DoorScene Door => _scene.Door;

    public async Task InitializeAsync() => _scene = await TransferScene.OpenAsync(database);

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task An_accepted_ticket_is_the_friends_with_a_new_code_and_the_old_code_opens_no_door()
    {
        var old = await Door.CodeAsync(2);
        var transfer = await _scene.OfferedAsync([1, 2]);
        (await Door.TicketsAsync()).Select(t => (string)t!["state"]!).ShouldBe(["VALID", "VALID", "VALID"]);
        (await TransferScene.ListAsync("offers", _scene.Friend)).ShouldHaveSingleItem()!["email"].ShouldBeNull();

        await _scene.AcceptedAsync(transfer);
        await _scene.AcceptedAsync(transfer);

        var mine = await Door.TicketsAsync();
        mine.Select(t => (string)t!["state"]!).ShouldBe(["TRANSFERRED", "TRANSFERRED", "VALID"]);
        mine.Select(t => t!["code"] is null).ShouldBe([true, true, false]);
        var theirs = await Door.TicketsAsync(_scene.Friend);
        theirs.Select(t => (int)t!["seat"]!).ShouldBe([1, 2]);
        var code = (string)theirs[1]!["code"]!;
        ((string)(await Door.ScanAsync(DoorScene.Scan(old)))["outcome"]!).ShouldBe("transferred");
        ((string)(await Door.ScanAsync(DoorScene.Scan(code)))["outcome"]!).ShouldBe("admitted");
        ((string)(await Door.ScanAsync(DoorScene.Scan(await Door.CodeAsync(3))))["outcome"]!).ShouldBe("admitted");

        var ticket = $"/tickets/{Door.EventId}-A-1-1-1/qr.svg";
        (await _scene.Friend.GetAsync(ticket)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await UserEndpointTests.Refused(await Door.Buyer.GetAsync(ticket), HttpStatusCode.NotFound, "ticket-not-found");
        (await TransferScene.ListAsync("received", _scene.Friend)).ShouldHaveSingleItem();
        ((string)(await TransferScene.ListAsync("given", Door.Buyer)).ShouldHaveSingleItem()!["state"]!).ShouldBe("accepted");
        var history = (await UserEndpointTests.Json(
            await Door.Seller.GetAsync($"/tickets/orders/{Door.Booking.BookingId}/transfers")))["transfers"]!.AsArray();
        ((string)history.ShouldHaveSingleItem()!["to_name"]!).ShouldBe("Ada");
        (await _scene.Door.Service.TakeMailsAsync(await TransferScene.AddressOf(Door.Buyer)))
            .ShouldContain(m => m.Kind == AccountMailKinds.TicketsTransferred);
    }

    [Fact]
    public async Task Only_the_verified_address_accepts_and_what_is_withdrawn_declined_or_old_is_over()
    {
        using var stranger = await Door.Service.SignedInAsync("buyer");
        var transfer = await _scene.OfferedAsync([1]);
        await UserEndpointTests.Refused(
            await _scene.AnswerAsync(transfer, "accept", stranger), HttpStatusCode.NotFound, "transfer-not-found");
        await UserEndpointTests.Refused(
            await _scene.AnswerAsync(transfer, "withdraw", stranger), HttpStatusCode.NotFound, "transfer-not-found");
        (await _scene.OfferedAsync([1])).ShouldBe(transfer, "the same offer again is one offer");
        await UserEndpointTests.Refused(
            await _scene.OfferAsync([1], "bob@example.org"), HttpStatusCode.Conflict, "ticket-offered");

        (await _scene.AnswerAsync(transfer, "withdraw", Door.Buyer)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await UserEndpointTests.Refused(
            await _scene.AnswerAsync(transfer, "accept"), HttpStatusCode.Conflict, "transfer-over");

        var declined = await _scene.OfferedAsync([1]);
        (await _scene.AnswerAsync(declined, "decline")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await UserEndpointTests.Refused(
            await _scene.AnswerAsync(declined, "accept"), HttpStatusCode.Conflict, "transfer-over");

        var old = await _scene.OfferedAsync([1]);
        await database.ScalarAsync<object?>(
            "UPDATE ticket_transfers SET expires_at = now() WHERE transfer_id = $1 RETURNING NULL", old);
        await UserEndpointTests.Refused(
            await _scene.AnswerAsync(old, "accept"), HttpStatusCode.Conflict, "transfer-over");
        (await Door.TicketsAsync()).ShouldAllBe(t => (string)t!["state"]! == "VALID");
        await UserEndpointTests.Refused(
            await Door.TicketsAnswerAsync(_scene.Friend), HttpStatusCode.Forbidden, "not-your-order");
    }

    [Fact]
    public async Task Used_withheld_given_back_and_forbidden_tickets_do_not_change_hands()
    {
        var used = await _scene.OfferedAsync([1]);
        var withheld = await _scene.OfferedAsync([2]);
        var givenBack = await _scene.OfferedAsync([3]);
        await Door.ScanAsync(DoorScene.Scan(await Door.CodeAsync()));
        (await WithholdAsync(2)).AreWithheld.ShouldBeTrue("an offer keeps nobody from a refund");
        await Door.RefundAsync((1, 3));

        await RefusedAsync(used, "ticket-used");
        await RefusedAsync(withheld, "ticket-withheld");
        await RefusedAsync(givenBack, "ticket-gone");
        await UserEndpointTests.Refused(await _scene.OfferAsync([1]), HttpStatusCode.Conflict, "ticket-used");
        await UserEndpointTests.Refused(await _scene.OfferAsync([3]), HttpStatusCode.NotFound, "ticket-not-found");

        (await Door.Seller.PutAsJsonAsync(
            $"/events/{Door.EventId}/attendee-rules", new { names = "none", transfers = false, questions = Array.Empty<int>() }))
            .StatusCode.ShouldBe(HttpStatusCode.OK);
        ((bool)(await UserEndpointTests.Json(await Door.Buyer.GetAsync($"/events/{Door.EventId}")))["forbids_transfers"]!)
            .ShouldBeTrue();
        await RefusedAsync(withheld, "transfers-forbidden");
    }

    [Fact]
    public async Task The_buyer_gives_back_only_tickets_of_their_own()
    {
        await _scene.AcceptedAsync(await _scene.OfferedAsync([1]));

        var kept = await WithholdAsync(1, 2);
        kept.AreWithheld.ShouldBeFalse();
        kept.Transferred.ShouldBe([new SeatPosition(1, 1, 1)]);
        await UserEndpointTests.Refused(await _scene.OfferAsync([1]), HttpStatusCode.NotFound, "ticket-not-found");

        // It comes back, and then it is the buyer's again, with a third code.
        var buyer = await TransferScene.AddressOf(Door.Buyer);
        await _scene.AcceptedAsync(await _scene.OfferedAsync([1], buyer, _scene.Friend), Door.Buyer);
        (await Door.TicketsAsync()).ShouldAllBe(t => (string)t!["state"]! == "VALID");
        ((string)(await Door.ScanAsync(DoorScene.Scan(await Door.CodeAsync())))["outcome"]!).ShouldBe("admitted");
        await UserEndpointTests.Refused(
            await Door.TicketsAnswerAsync(_scene.Friend), HttpStatusCode.Forbidden, "not-your-order");
        (await WithholdAsync(2)).AreWithheld.ShouldBeTrue();
    }

    [Fact]
    public async Task Doors_without_a_network_know_the_old_code_and_the_new_one()
    {
        var old = await Door.CodeAsync();
        await _scene.AcceptedAsync(await _scene.OfferedAsync([1]));
        var code = (string)(await Door.TicketsAsync(_scene.Friend))[0]!["code"]!;

        var list = await (await Door.Seller.GetAsync($"/events/{Door.EventId}/scan-list")).Content.ReadAsByteArrayAsync();
        BinaryPrimitives.ReadInt32BigEndian(list.AsSpan(24)).ShouldBe(4, "three tickets, and the code that died");
        StateOf(list, old).ShouldBe((byte)3);
        StateOf(list, code).ShouldBe((byte)0);

        (await Door.UploadAsync(DoorScene.Scan(old, "Gate 1"), DoorScene.Scan(code, "Gate 2")))
            .ShouldBe(["transferred", "admitted"], "the door had an older list, and the friend is inside too");
        ((string)(await Door.ConflictsAsync()).ShouldHaveSingleItem()!["kind"]!).ShouldBe("transferred");
    }

    [Fact]
    public async Task A_look_up_finds_the_friend_and_the_new_number_and_lets_in_who_has_the_ticket()
    {
        var oldNumber = (string)(await Door.TicketsAsync())[0]!["number"]!;
        await _scene.AcceptedAsync(await _scene.OfferedAsync([1]));
        var number = (string)(await Door.TicketsAsync(_scene.Friend))[0]!["number"]!;
        number.ShouldNotBe(oldNumber);

        (await FoundAsync(oldNumber)).ShouldBeEmpty();
        var found = (await FoundAsync(number)).ShouldHaveSingleItem()!;
        ((string)(await Door.ScanAsync(DoorScene.Scan((string)found["payload"]!)))["outcome"]!).ShouldBe("admitted");
        var listed = $"listed:{(string)found["hash"]!}";
        ((string)(await Door.ScanAsync(DoorScene.Scan(listed)))["outcome"]!).ShouldBe("already-used");
    }

    [Fact]
    public async Task An_address_without_an_account_gets_a_mail_and_few_of_them()
    {
        var address = $"{Guid.NewGuid():N}@example.org";
        for (var i = 0; i < 7; i++)
        {
            var transfer = await _scene.OfferedAsync([1], address);
            (await _scene.AnswerAsync(transfer, "withdraw", Door.Buyer)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        var mails = await Door.Service.TakeMailsAsync(address);

        mails.Count.ShouldBe(5, "nobody's mailbox is filled by others in our name");
        mails.ShouldAllBe(m => m.Kind == AccountMailKinds.TicketsOffered && m.Secret == null);
        await UserEndpointTests.Refused(
            await _scene.OfferAsync([1], await TransferScene.AddressOf(Door.Buyer)), HttpStatusCode.BadRequest,
            "invalid-request");
    }

    private async Task RefusedAsync(Guid transfer, string code) => await UserEndpointTests.Refused(
        await _scene.AnswerAsync(transfer, "accept"), HttpStatusCode.Conflict, code);

    private Task<TicketsWithheld> WithholdAsync(params int[] seats) =>
        new Withholdings(database.Database, TimeProvider.System).WithholdAsync(
            new WithholdTickets(
                Guid.NewGuid(), Door.Booking.BookingId, Door.EventId, "A", [.. seats.Select(s => new SeatPosition(1, 1, s))]),
            default);

    private async Task<System.Text.Json.Nodes.JsonArray> FoundAsync(string query) => (await UserEndpointTests.Json(
        await Door.Seller.PostAsJsonAsync($"/events/{Door.EventId}/ticket-lookups", new { query })))["tickets"]!.AsArray();

    private byte StateOf(byte[] list, string code)
    {
        var hash = Door.Service.Services.GetRequiredService<TicketSigner>().Read(code)!.Value.Hash();
        return Enumerable.Range(0, BinaryPrimitives.ReadInt32BigEndian(list.AsSpan(24)))
            .Select(i => list.AsSpan(28 + (i * 9), 9).ToArray()).Single(e => e.AsSpan(0, 8).SequenceEqual(hash))[8];
    }
}
