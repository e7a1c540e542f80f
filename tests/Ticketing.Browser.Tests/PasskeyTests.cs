using Microsoft.Playwright;

namespace Ticketing.Browser.Tests;

/// <summary>A passkey of Chromium's own virtual authenticator: made on the account page, and signed in with.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PasskeyTests(BrowserSystem browser)
{
    [Fact]
    public async Task A_passkey_is_added_signs_in_without_a_password_and_is_removed()
    {
        await using var ada = await browser.VisitorAsync("Ada");
        var devtools = await ada.Page.Context.NewCDPSessionAsync(ada.Page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true,
                ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        await ada.RegisterAsync(asSeller: false);
        await ada.OpenAsync("/account");
        var section = ada.Page.GetByRole(AriaRole.Region, new() { Name = "Passkeys" });
        await section.GetByLabel("Name of the passkey").FillAsync("My phone");
        await section.GetByLabel("Current password").FillAsync("correct horse battery");
        await section.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Visitor.SeesAsync(section.GetByText("My phone", new() { Exact = true }));
        await ada.ScreenshotAsync(Pictures.OfRun("passkeys"), whole: true);
        await ada.Page.SetViewportSizeAsync(375, 812);
        await ada.ScreenshotAsync(Pictures.OfRun("passkeys-phone"), whole: true);

        await ada.SignOutAsync();
        await ada.OpenAsync("/sign-in");
        await ada.ScreenshotAsync(Pictures.OfRun("sign-in-phone"), whole: true);
        await ada.PressAsync("Sign in with a passkey");
        await Visitor.SeesAsync(ada.AccountButton);

        await ada.OpenAsync("/account");
        await Visitor.SeesAsync(section.GetByText("Last used"));
        await section.GetByRole(AriaRole.Button, new() { Name = "Remove My phone" }).ClickAsync();
        await section.GetByRole(AriaRole.Listitem).GetByLabel("Current password").FillAsync("correct horse battery");
        await section.GetByRole(AriaRole.Button, new() { Name = "Remove it" }).ClickAsync();
        await Visitor.SeesAsync(section.GetByText("You have none yet."));
        Assert.Empty(ada.Complaints);
    }
}
