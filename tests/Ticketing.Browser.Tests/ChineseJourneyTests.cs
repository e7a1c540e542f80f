using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Ticketing.SystemKit.Api;

namespace Ticketing.Browser.Tests;

/// <summary>
/// A buyer in Taiwan: the browser's language chooses the pages', from registering to the tickets, on a desk and on a phone.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class ChineseJourneyTests(BrowserSystem browser)
{
    /// <summary>Two Latin letters beside each other, outside names.</summary>
    private static readonly Regex Latin = new("[A-Za-z]{2,}");

    private static readonly Regex Names = new("Ticketing|English|NT\\$|PDF|Home|End|Enter|Escape");

    [Theory]
    [InlineData("desktop", 1280, 900)]
    [InlineData("phone", 375, 800)]
    public async Task A_buyer_reads_chinese_from_the_event_to_the_tickets_and_in_the_mail(string device, int width, int height)
    {
        const string title = "極光巡迴演唱會";
        var draft = EventDraft.Of($"{title} {device[0]}", sections: 2, subsections: 2, rows: 10, seatsPerRow: 12)
            with { Venue = "臺北小巨蛋", TimeZone = "Asia/Taipei" };
        var eventId = (await browser.System.Client.OnSaleAsync(draft)).EventId;
        await using var buyer = await browser.VisitorAsync("林小美", width, height, locale: "zh-TW");

        var email = await RegisterAsync(buyer);
        await buyer.OpenAsync("/");
        await Visitor.SeesAsync(buyer.Page.GetByRole(AriaRole.Button, new() { Name = "繁體中文" }));
        await Visitor.SeesAsync(buyer.Page.GetByRole(AriaRole.Navigation, new() { Name = "主選單" })
            .GetByRole(AriaRole.Link, new() { Name = "搜尋場次", Exact = true }));
        await PictureAsync(buyer, $"zh-events-{device}");
        await buyer.OpenAsync($"/event/{eventId}");
        await Visitor.SeesAsync(buyer.Heading("選擇區域"));
        await Visitor.SeesAsync(buyer.Heading("場館座位圖"));
        await SpeaksChineseAsync(buyer);
        await PictureAsync(buyer, $"zh-event-{device}");
        await buyer.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^A區") }).ClickAsync();
        await buyer.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^分區 1 ") }).ClickAsync();
        await buyer.Page.GetByRole(AriaRole.Gridcell, new() { NameRegex = new Regex("^2排3號，可選") }).ClickAsync();
        await Visitor.SeesAsync(buyer.Page.GetByText("已選2／2"));
        await SpeaksChineseAsync(buyer);
        await PictureAsync(buyer, $"zh-seats-{device}");
        await buyer.PressAsync("保留2個座位");
        await Visitor.SeesAsync(buyer.Heading("付款"));
        await SpeaksChineseAsync(buyer);
        await PictureAsync(buyer, $"zh-checkout-{device}");
        await PayAsync(buyer);
        await Visitor.SeesAsync(buyer.Page.GetByRole(AriaRole.Button, new() { Name = "下載門票（PDF）" }));
        await PictureAsync(buyer, $"zh-tickets-{device}");

        var mail = await Mails.TextToAsync(browser.System, email, $"您的門票：{title} {device[0]}");
        Assert.Contains("我們已收到您的付款，座位已確認。", mail, StringComparison.Ordinal);
        await buyer.PressAsync("English");
        await Visitor.SeesAsync(buyer.Heading("Your booking"));
        Assert.Equal("en", await buyer.Page.EvaluateAsync<string>("document.documentElement.lang"));
        Assert.Empty(buyer.Complaints);
    }

    /// <summary>Registers and opens the link of the mail, all in Chinese.</summary>
    private async Task<string> RegisterAsync(Visitor buyer)
    {
        var email = $"mei-{Guid.NewGuid():n}@example.com";
        await buyer.OpenAsync("/register");
        await buyer.FillAsync("姓名", "林小美");
        await buyer.FillAsync("電子郵件", email);
        await buyer.FillAsync("密碼", "correct horse battery");
        await buyer.PressAsync("註冊");
        await Assertions.Expect(buyer.Page)
            .Not.ToHaveURLAsync(new Regex("/register"), new() { Timeout = Visitor.PatienceMs });
        await buyer.OpenAsync(await Mails.LinkAsync(browser.System, email, "/verify-email"));
        await buyer.PressAsync("確認我的信箱");
        await Visitor.SeesAsync(buyer.Page.GetByText("信箱已確認，可以開始訂票。"));
        return email;
    }

    private static async Task PayAsync(Visitor buyer)
    {
        await buyer.FillAsync("信用卡卡號", "4242 4242 4242 4242");
        await buyer.FillAsync("有效期限（月／年）", "12/34");
        await buyer.FillAsync("安全碼", "123");
        await buyer.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^付款NT") }).ClickAsync();
        await Visitor.SeesAsync(buyer.Page.GetByText("付款完成，訂票成功。"));
    }

    private static async Task SpeaksChineseAsync(Visitor buyer)
    {
        Assert.Equal("zh-TW", await buyer.Page.EvaluateAsync<string>("document.documentElement.lang"));
        var text = await buyer.Page.EvaluateAsync<string>("document.body.innerText");
        Assert.DoesNotMatch(Latin, Names.Replace(text, ""));
    }

    /// <summary>A page is never wider than the screen.</summary>
    private static async Task PictureAsync(Visitor buyer, string name)
    {
        await buyer.ScreenshotAsync(Pictures.OfRun(name), whole: true);
        Assert.True(
            await buyer.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"),
            $"{name} is wider than its screen.");
    }
}
