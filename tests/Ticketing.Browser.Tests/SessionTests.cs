using Microsoft.Playwright;

namespace Ticketing.Browser.Tests;

/// <summary>
/// One session for all tabs of a browser. Before, the token lay in one tab's storage: every other tab was signed out, and
/// any script could read it.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class SessionTests(BrowserSystem browser)
{
    [Fact]
    public async Task A_new_tab_is_signed_in_and_signing_out_in_one_tab_signs_out_all()
    {
        await using var ada = await browser.VisitorAsync("Ada");
        await ada.RegisterAsync(asSeller: false);
        var tab = await ada.Page.Context.NewPageAsync();

        await tab.GotoAsync("/account");
        await Visitor.SeesAsync(tab.GetByText("This browser", new() { Exact = true }));
        await tab.ReloadAsync();
        await Visitor.SeesAsync(tab.GetByText("This browser", new() { Exact = true }));
        await tab.ScreenshotAsync(new() { Path = Pictures.OfRun("account"), FullPage = true });
        await tab.SetViewportSizeAsync(375, 812);
        await tab.ScreenshotAsync(new() { Path = Pictures.OfRun("account-phone"), FullPage = true });
        var readable = await tab.EvaluateAsync<string>(
            "JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie");
        Assert.Equal("""{"ticketing.signed-in":"yes"}""", readable);

        await ada.SignOutAsync();

        await Visitor.SeesAsync(tab.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }));
        await tab.ReloadAsync();
        await Visitor.SeesAsync(tab.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }));
        Assert.Empty(ada.Complaints);
    }
}
