using Microsoft.Playwright;
using Ticketing.SystemKit.Api;

namespace Ticketing.Browser.Tests;

/// <summary>From a paid booking to the door, with and without a network, against the whole running system.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DoorTests(BrowserSystem browser)
{
    [Fact]
    public async Task Tickets_are_shown_printed_and_scanned_also_without_a_network()
    {
        await using var seller = await browser.VisitorAsync("Sol", 390, 844);
        await seller.RegisterAsync(asSeller: true);
        var sol = await browser.PersonAsync(seller);
        var eventId = (await browser.System.Client.OnSaleAsync(EventDraft.Of("Aurora 北極光", 1, 1, 4, 10), sol)).EventId;
        await using var ada = await browser.VisitorAsync("Ada", 390, 844);
        await ada.RegisterAsync(asSeller: false);
        var codes = await BuyAsync(ada, eventId);

        var door = seller.Page;
        await seller.OpenAsync($"/door/{eventId}");
        await Visitor.SeesAsync(door.GetByText("Online", new() { Exact = true }));
        await Visitor.SeesAsync(door.GetByText("List of tickets from"));
        await ScanAsync(seller, codes[0], "Let in", "A-1, row 1, seat 1");
        await seller.ScreenshotAsync(Pictures.OfRun("door-let-in"), whole: true);
        await ScanAsync(seller, codes[0], "Already used", "Let in ");
        await seller.ScreenshotAsync(Pictures.OfRun("door-already-used"), whole: true);

        // The page and the list are on the device now: the network goes, and even a reload is no harm.
        await door.EvaluateAsync("navigator.serviceWorker.ready.then(() => undefined)");
        Assert.Empty(seller.Complaints);
        await door.Context.SetOfflineAsync(true);
        await door.ReloadAsync();
        await Visitor.SeesAsync(door.GetByText("Offline", new() { Exact = true }));
        await ScanAsync(seller, codes[1], "Let in", "Decided on this device");
        await ScanAsync(seller, codes[1], "Already used", "A-1, row 1, seat 2");
        await ScanAsync(seller, codes[2][..^1] + (codes[2][^1] == 'A' ? 'Q' : 'A'), "Not a ticket of ours", "");
        await OtherGateLetsInAsync(sol, eventId, codes[2]);
        await ScanAsync(seller, codes[2], "Let in", "A-1, row 1, seat 3");
        await Visitor.SeesAsync(door.GetByText("2 scans not sent yet"));
        await seller.ScreenshotAsync(Pictures.OfRun("door-offline"), whole: true);

        await door.Context.SetOfflineAsync(false);
        await Visitor.SeesAsync(door.GetByText("Online", new() { Exact = true }));
        await Visitor.SeesAsync(seller.Heading("1 conflict"));
        await Visitor.SeesAsync(door.GetByText("let in twice"));
        await Assertions.Expect(door.GetByText("not sent yet")).ToHaveCountAsync(0, new() { Timeout = Visitor.PatienceMs });
        await seller.ScreenshotAsync(Pictures.OfRun("door-conflict"), whole: true);
        Assert.Empty(ada.Complaints);
    }

    /// <summary>Buys three seats, looks at the tickets as their buyer does, and returns their codes.</summary>
    private async Task<List<string>> BuyAsync(Visitor buyer, long eventId)
    {
        var person = await browser.PersonAsync(buyer);
        var order = await person.BookAsync(CreateOrderRequest.Picked(
            eventId, [new Place("A", 1, 1, 1), new Place("A", 1, 1, 2), new Place("A", 1, 1, 3)]));
        Assert.Equal(200, (int)(await person.PayAsync(order.OrderId)).Status);
        await buyer.OpenAsync($"/booking/{order.OrderId}");
        await Visitor.SeesAsync(buyer.Page.GetByRole(AriaRole.Img, new() { Name = "Code of row 1, seat 3" }));
        await buyer.ScreenshotAsync(Pictures.OfRun("my-tickets"), whole: true);

        var pdf = await DownloadAsync(
            buyer, "Download the tickets (PDF)", Path.ChangeExtension(Pictures.OfRun("tickets"), "pdf"));
        Assert.Equal("%PDF-"u8.ToArray(), pdf[..5]);
        var calendar =
            await DownloadAsync(buyer, "Add to calendar", Path.ChangeExtension(Pictures.OfRun("event"), "ics"));
        Assert.StartsWith("BEGIN:VCALENDAR", System.Text.Encoding.UTF8.GetString(calendar));

        return [.. await Tickets.CodesAsync(person, order.OrderId)];
    }

    private static async Task<byte[]> DownloadAsync(Visitor buyer, string button, string file)
    {
        var download = await buyer.Page.RunAndWaitForDownloadAsync(() => buyer.PressAsync(button));
        await download.SaveAsAsync(file);
        return await File.ReadAllBytesAsync(file);
    }

    private static Task ScanAsync(Visitor staff, string code, string word, string more) =>
        Tickets.ScanAsync(staff, code, word, more);

    /// <summary>Another device, which has a network, scans the ticket meanwhile.</summary>
    private async Task OtherGateLetsInAsync(Person staff, long eventId, string code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/events/{eventId}/scans");
        request.Headers.Authorization = new("Bearer", staff.Token);
        request.Content = new StringContent(
            $$"""
            {"scan_id":"{{Guid.NewGuid()}}","payload":"{{code}}","device_id":"Gate 9","scanned_at":"{{DateTimeOffset.UtcNow:O}}"}
            """,
            System.Text.Encoding.UTF8, "application/json");
        using var answer = await browser.System.Client.Http.SendAsync(request);
        Assert.Contains("\"admitted\"", await answer.Content.ReadAsStringAsync());
    }
}
