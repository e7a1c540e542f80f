using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Options;
using Ticketing.EventTicketing.Documents;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Door;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.EventTicketing.Tickets;
using UglyToad.PdfPig;

namespace Ticketing.EventTicketing.Tests.Documents;

[Collection(DatabaseTests.Name)]
public sealed class TicketDocumentTests(EventDatabase database) : IAsyncLifetime
{
    private DoorScene _scene = null!;

    public async Task InitializeAsync() => _scene = await DoorScene.OpenAsync(database);

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task The_buyer_and_the_seller_see_the_tickets_and_nobody_else_does()
    {
        using var stranger = await _scene.Service.SignedInAsync("buyer");
        var order = $"/tickets/orders/{_scene.Booking.BookingId}";
        string[] paths =
        [
            order, order + "/pdf", order + "/calendar.ics", $"/tickets/{_scene.EventId}-A-1-1-1/pdf",
            $"/tickets/{_scene.EventId}-A-1-1-1/qr.svg", $"/tickets/{_scene.EventId}-A-1-1-1/qr.png",
        ];

        foreach (var path in paths)
        {
            (await _scene.Buyer.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
            (await _scene.Seller.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
            await UserEndpointTests.Refused(await stranger.GetAsync(path), HttpStatusCode.Forbidden, "not-your-order");
        }

        (await _scene.TicketsAsync(_scene.Seller)).Count.ShouldBe(3);
        await UserEndpointTests.Refused(
            await stranger.GetAsync($"/tickets/orders/{Guid.NewGuid()}"), HttpStatusCode.NotFound, "order-not-found");
        await UserEndpointTests.Refused(
            await _scene.Buyer.GetAsync($"/tickets/{_scene.EventId}-A-1-2-9/qr.svg"), HttpStatusCode.NotFound,
            "ticket-not-found");
    }

    [Fact]
    public async Task A_refunded_ticket_has_no_code_and_a_booking_without_tickets_no_papers()
    {
        await _scene.RefundAsync((1, 1));
        var tickets = await _scene.TicketsAsync();
        tickets.Select(t => (string)t!["state"]!).ShouldBe(["REFUNDED", "VALID", "VALID"]);
        tickets[0]!["code"].ShouldBeNull();

        await _scene.RefundAsync((1, 2), (1, 3));
        await UserEndpointTests.Refused(
            await _scene.Buyer.GetAsync($"/tickets/orders/{_scene.Booking.BookingId}/pdf"),
            HttpStatusCode.Conflict, "no-valid-tickets");

        var held = new Facts(_scene.EventId, (2, 1)) { Buyer = _scene.Booking.Buyer };
        await database.RecordTickets.HandleAsync([held.Reserved()], default);
        var body = await UserEndpointTests.Json(await _scene.Buyer.GetAsync($"/tickets/orders/{held.BookingId}"));
        body["tickets"]!.AsArray().ShouldBeEmpty("it is not paid");
    }

    [Fact]
    public async Task The_pdf_has_a_page_a_ticket_and_a_copy_is_good_until_something_changes()
    {
        var path = $"/tickets/orders/{_scene.Booking.BookingId}/pdf";
        var answer = await _scene.Buyer.GetAsync(path);
        var pdf = await answer.Content.ReadAsByteArrayAsync();

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        Encoding.ASCII.GetString(pdf, 0, 5).ShouldBe("%PDF-");
        using (var document = PdfDocument.Open(pdf))
        {
            document.NumberOfPages.ShouldBe(3);
            var text = document.GetPage(2).Text;
            text.ShouldContain("北極光；Tour");
            text.ShouldContain("Tuesday, 1 January 2030, 08:00 (Asia/Taipei)");
        }

        answer.Headers.CacheControl!.Private.ShouldBeTrue();

        async Task<HttpStatusCode> Again() => (await _scene.Buyer.SendAsync(
            new HttpRequestMessage(HttpMethod.Get,
                path) { Headers = { IfNoneMatch = { answer.Headers.ETag! } } })).StatusCode;
        (await Again()).ShouldBe(HttpStatusCode.NotModified);
        await _scene.RefundAsync((1, 1));
        (await Again()).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_copy_whose_codes_an_older_key_signed_is_replaced()
    {
        var order = $"/tickets/orders/{_scene.Booking.BookingId}";
        string[] paths = [order + "/pdf", $"/tickets/{_scene.EventId}-A-1-1-1/qr.svg"];
        using var next = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var rotated = _scene.Service.WithWebHostBuilder(host => host.UseSetting(
            "Ticketing:Tickets:PrivateKey", Convert.ToBase64String(next.ExportPkcs8PrivateKey())));
        using var buyer = rotated.CreateClient();
        buyer.DefaultRequestHeaders.Authorization = _scene.Buyer.DefaultRequestHeaders.Authorization;

        foreach (var path in paths)
        {
            var tag = (await _scene.Buyer.GetAsync(path)).Headers.ETag!;
            var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { tag } } };
            (await buyer.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
        }
    }

    [Fact]
    public async Task The_calendar_is_folded_and_escaped_and_says_the_time_in_utc_and_at_the_venue()
    {
        var bytes = await _scene.Buyer.GetByteArrayAsync($"/tickets/orders/{_scene.Booking.BookingId}/calendar.ics");
        var text = Encoding.UTF8.GetString(bytes);

        text.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain('\n');
        var unfolded = text.Replace("\r\n ", "", StringComparison.Ordinal);
        unfolded.ShouldContain("\r\nDTSTART:20300101T000000Z\r\n");
        unfolded.ShouldContain("SUMMARY:北極光；Tour\\, \"live\"\r\n");
        unfolded.ShouldContain(
            "DESCRIPTION:2030-01-01 08:00 (Asia/Taipei)\\nA-1 row 1 seat 1\\, A-1 row 1 seat 2\\, A-1 row 1 seat 3\r\n");
        text.ShouldStartWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
        text.ShouldEndWith("END:VEVENT\r\nEND:VCALENDAR\r\n");
    }

    [Fact]
    public async Task The_code_is_one_path_and_a_picture()
    {
        var svg = await _scene.Buyer.GetStringAsync($"/tickets/{_scene.EventId}-A-1-1-1/qr.svg");
        var png = await _scene.Buyer.GetByteArrayAsync($"/tickets/{_scene.EventId}-A-1-1-1/qr.png");

        svg.ShouldStartWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
        svg.ShouldContain(
            "<path fill=\"#000\" d=\"M4 4h7v1h-7z", customMessage: "the first finder pattern's upper edge");
        png.AsSpan(1, 3).ToArray().ShouldBe("PNG"u8.ToArray());
        new QrDrawing(await _scene.CodeAsync()).Size.ShouldBeLessThanOrEqualTo(45, "version 7 at most: easy to scan");
    }

    [Fact]
    public async Task The_queue_refuses_what_it_has_no_place_for_and_goes_on_afterwards()
    {
        using var queue = new DocumentQueue(Options.Create(new TicketsOptions { DocumentQueue = 1 }));
        using var gate = new ManualResetEventSlim();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = Task.Run(() => queue.MakeAsync(
            () =>
            {
                begun.SetResult();
                gate.Wait(Eventually.Patience);
                return "a";
            },
            default));
        await begun.Task.WaitAsync(Eventually.Patience);
        var waiting = queue.MakeAsync(() => "b", default);
        (await queue.MakeAsync(() => "too many", default)).ShouldBeNull();

        gate.Set();
        (await running).ShouldBe("a");
        (await waiting).ShouldBe("b");
        (await queue.MakeAsync(() => "c", default)).ShouldBe("c");
    }
}
