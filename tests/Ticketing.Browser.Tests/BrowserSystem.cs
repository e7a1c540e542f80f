using Microsoft.Playwright;
using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Running;

namespace Ticketing.Browser.Tests;

/// <summary>The running system and a browser, started once.</summary>
public sealed class BrowserSystem : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private RunningSystem? _system;
    private Task<CatalogueScene>? _catalogue;

    /// <summary>The running system.</summary>
    public RunningSystem System =>
        _system ?? throw new InvalidOperationException("The system is not started.");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
        _system = await RunningSystem.StartAsync(new SystemOptions("browser", RequireVerifiedEmail: true));
    }

    /// <summary>A small catalogue, made when the first test asks. Tests of a collection run one after another.</summary>
    public Task<CatalogueScene> CatalogueAsync() => _catalogue ??= CatalogueScene.MakeAsync(System);

    /// <summary>A person with a browser of their own: nothing is shared with other visitors.</summary>
    public async Task<Visitor> VisitorAsync(
        string name, int width = 1280, int height = 900, string locale = "en-GB")
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = System.Gateway.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = locale,
            TimezoneId = "Asia/Taipei",
        });
        return new Visitor(name, System, context, await context.NewPageAsync());
    }

    /// <summary>The visitor's own account, for what is quicker over HTTP.</summary>
    public async Task<Person> PersonAsync(Visitor visitor)
    {
        var token = await visitor.TokenAsync();
        var me = await new ApiClient(System.Client.Http, token).GetAsync<UserAnswer>("/users/me");
        return new Person(System.Client.Http, me.Value.UserId, token);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_system is not null)
        {
            await _system.DisposeAsync();
        }
    }
}

/// <summary>Tests that share <see cref="BrowserSystem"/>.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserSystem>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "browser system";
}
