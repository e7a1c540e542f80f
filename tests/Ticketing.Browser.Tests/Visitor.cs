using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Ticketing.SystemKit.Running;

namespace Ticketing.Browser.Tests;

/// <summary>
/// A person at a page. Finds things as people do: by role and name (web/README.md lists the names).
/// </summary>
public sealed class Visitor : IAsyncDisposable
{
    /// <summary>Of every step; it bounds a hang and costs nothing where all is well.</summary>
    public const float PatienceMs = 120_000;

    /// <summary>
    /// Tickets are made a moment after their payment; the page asks until they are there, and the browser writes each
    /// "not yet" to the console.
    /// </summary>
    private static readonly Regex NotYet = new("status of 404.*/tickets/orders/", RegexOptions.Singleline);

    private readonly string _name;
    private readonly RunningSystem _system;
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = [];

    internal Visitor(string name, RunningSystem system, IBrowserContext context, IPage page)
    {
        _name = name;
        _system = system;
        _context = context;
        Page = page;
        page.SetDefaultTimeout(PatienceMs);
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            var text = $"{message.Text} ({message.Location})";
            if (message.Type == "error" && !NotYet.IsMatch(text))
            {
                _complaints.Enqueue(text);
            }
        };
    }

    /// <summary>What the page said that it should not: script errors and console errors.</summary>
    public IReadOnlyList<string> Complaints => [.. _complaints];

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>The address of the account; empty before there is one.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Goes to an address.</summary>
    public Task OpenAsync(string path) => Page.GotoAsync(path);

    /// <summary>Registers, which also signs in. A buyer opens the link of the mail, without which nobody orders.</summary>
    public async Task RegisterAsync(bool asSeller)
    {
        await OpenAsync("/register");
        await Page.GetByRole(AriaRole.Radio, new() { Name = asSeller ? "I organise events" : "I want to buy tickets" })
            .CheckAsync();
        await FillAsync("Name", _name);
        Email = $"{_name}-{Guid.NewGuid():n}@example.com".ToLowerInvariant();
        await FillAsync("Email", Email);
        await FillAsync("Password", "correct horse battery");
        await PressAsync("Create account");
        await SeesAsync(AccountButton);
        if (!asSeller)
        {
            await OpenAsync(await Mails.LinkAsync(_system, Email, "/verify-email"));
            await PressAsync("Confirm my address");
            await SeesAsync(Page.GetByText("Your address is confirmed"));
            await OpenAsync("/");
        }
    }

    /// <summary>The button with the person's name, which is there while somebody is signed in.</summary>
    public ILocator AccountButton => Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(", your account$") });

    /// <summary>Signs out by the account's menu.</summary>
    public async Task SignOutAsync()
    {
        await AccountButton.ClickAsync();
        await PressAsync("Sign out");
    }

    /// <summary>
    /// An access token of the visitor's session, for what is quicker over HTTP: as another tab of the browser gets it,
    /// because scripts find none.
    /// </summary>
    public Task<string> TokenAsync() => Page.EvaluateAsync<string>(
        "fetch('/users/session/renew', { method: 'POST' }).then(r => r.json()).then(renewed => renewed.token)");

    /// <summary>Fills a field.</summary>
    public Task FillAsync(string label, string value) =>
        Page.GetByLabel(label, new() { Exact = true }).FillAsync(value);

    /// <summary>Presses a button.</summary>
    public Task PressAsync(string name) =>
        Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    /// <summary>Types a card and presses Pay.</summary>
    public async Task PayByAsync(string cardNumber)
    {
        await FillAsync("Card number", cardNumber);
        await FillAsync("Expires (MM/YY)", "12/34");
        await FillAsync("Security code", "123");
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Pay ") }).ClickAsync();
    }

    /// <summary>Waits until something is visible.</summary>
    public static Task SeesAsync(ILocator what) =>
        Assertions.Expect(what).ToBeVisibleAsync(new() { Timeout = PatienceMs });

    /// <summary>A seat of the map in a state, for example "available".</summary>
    public ILocator Seat(int row, int seat, string state) => Page.GetByRole(
        AriaRole.Gridcell, new() { NameRegex = new Regex($"^Row {row}, seat {seat}, .*{Regex.Escape(state)}") });

    /// <summary>A heading.</summary>
    public ILocator Heading(string name) =>
        Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    /// <summary>Scrolls until a heading is at the top.</summary>
    public Task ToTopAsync(string heading) => Heading(heading).EvaluateAsync("e => e.scrollIntoView()");

    /// <summary>Takes a picture of the page.</summary>
    public Task ScreenshotAsync(string file, bool whole = false) =>
        Page.ScreenshotAsync(new() { Path = file, FullPage = whole, Animations = ScreenshotAnimations.Disabled });

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
