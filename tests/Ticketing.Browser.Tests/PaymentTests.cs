using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Ticketing.SystemKit.Api;

namespace Ticketing.Browser.Tests;

/// <summary>
/// Paying by card in a real browser: declined, by way of the bank's page, and without a second charge.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class PaymentTests(BrowserSystem browser)
{
    private const string Paid = "Paid. Your tickets are confirmed.";

    [Fact]
    public async Task A_declined_card_says_why_and_another_card_pays_however_often_it_is_clicked()
    {
        await using var buyer = await HoldingBuyerAsync("Dee");
        await buyer.PayByAsync("4000 0000 0000 9995");
        await Visitor.SeesAsync(buyer.Page.GetByText(new Regex("^There is not enough money on this card")).First);
        await buyer.ScreenshotAsync(Pictures.OfRun("payment-declined"), whole: true);

        var confirms = new ConcurrentQueue<string>();
        var elsewhere = new ConcurrentQueue<string>();
        buyer.Page.Request += (_, request) =>
        {
            if (request.Url.EndsWith("/confirm", StringComparison.Ordinal))
            {
                confirms.Enqueue(request.PostData ?? "");
            }
            if (new Uri(request.Url).Authority == browser.System.Gateway.Authority)
            {
                elsewhere.Enqueue(request.PostData ?? "");
            }
        };
        await buyer.FillAsync("Card number", "4242 4242 4242 4242");
        await buyer.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Pay ") }).DblClickAsync();
        await Visitor.SeesAsync(buyer.Page.GetByText(Paid));
        await buyer.ScreenshotAsync(Pictures.OfRun("payment-after-decline"), whole: true);

        Assert.Single(confirms);
        // The card itself went to the provider alone.
        Assert.DoesNotContain(elsewhere, body => body.Contains("4242", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_bank_asks_and_the_buyer_comes_back_to_a_paid_booking()
    {
        await using var buyer = await HoldingBuyerAsync("Eve");
        await buyer.PayByAsync("4000 0000 0000 3220");
        await Visitor.SeesAsync(buyer.Page.GetByRole(AriaRole.Button, new() { Name = "Refuse", Exact = true }));
        await buyer.ScreenshotAsync(Pictures.OfRun("payment-at-the-bank"));
        await buyer.PressAsync("Refuse");
        await Visitor.SeesAsync(buyer.Page.GetByText(new Regex("^The payment was not approved at your bank")));

        await buyer.ScreenshotAsync(Pictures.OfRun("payment-refused-at-the-bank"), whole: true);
        await buyer.PayByAsync("4000 0000 0000 3220");
        await buyer.PressAsync("Approve");
        await Visitor.SeesAsync(buyer.Page.GetByText(Paid));
        await buyer.ScreenshotAsync(Pictures.OfRun("payment-after-the-bank"), whole: true);
        Assert.StartsWith(browser.System.Gateway.ToString(), buyer.Page.Url, StringComparison.Ordinal);
    }

    private async Task<Visitor> HoldingBuyerAsync(string name)
    {
        var onSale = await browser.System.Client.OnSaleAsync(EventDraft.Of($"Cards of {name}", 1, 1, 4, 8));
        var buyer = await browser.VisitorAsync(name);
        await buyer.RegisterAsync(asSeller: false);
        await buyer.OpenAsync($"/event/{onSale.EventId}/section/A");
        await Visitor.SeesAsync(buyer.Seat(2, 3, "available"));
        await buyer.PressAsync("Hold the best 2 seats");
        await Visitor.SeesAsync(buyer.Heading("Payment"));
        return buyer;
    }
}
