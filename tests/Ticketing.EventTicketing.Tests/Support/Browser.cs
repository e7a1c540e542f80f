using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Ticketing.EventTicketing.Tests.Support;

/// <summary>A page of the shop: it holds an access token and, unseen by its scripts, the cookie of the session.</summary>
internal sealed class Browser(HttpClient http) : IDisposable
{
    public const string Password = "correct horse";
    private const string FirefoxOnWindows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

    /// <summary>What the browser sends; with its name, as <c>ticketing-session=…</c>.</summary>
    public string? Cookie { get; set; }

    /// <summary>The header that the last answer set the cookie with.</summary>
    public string SetCookie { get; private set; } = "";

    /// <summary>By which the account knows the browser.</summary>
    public string? DeviceCookie { get; set; }

    public string? AccessToken { get; private set; }

    public Guid UserId { get; private set; }

    public string Email { get; private init; } = $"{Guid.NewGuid():N}@example.org";

    /// <summary>A new user, logged in.</summary>
    public static async Task<Browser> LoggedInAsync(
        TicketingService service, string origin = "http://localhost", string role = "buyer")
    {
        var browser = Open(service);
        var person = new { email = browser.Email, password = Password, name = "Ada", role };
        (await browser.SendAsync(HttpMethod.Post, "/users/register", person)).EnsureSuccessStatusCode();
        (await browser.LogInAsync(Password, origin)).EnsureSuccessStatusCode();
        return browser;
    }

    /// <summary>A browser in which nobody is logged in, which knows an account.</summary>
    public static Browser Open(TicketingService service, string? email = null) =>
        new(service.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false }))
        {
            Email = email ?? $"{Guid.NewGuid():N}@example.org",
        };

    public Task<HttpResponseMessage> LogInAsync(
        string password, string origin = "http://localhost", string? code = null) =>
        SendAsync(HttpMethod.Post, "/users/login", new { email = Email, password, code }, ("Origin", origin));

    /// <summary>Another tab: the same cookie.</summary>
    public Browser Tab(TicketingService service) => new(Open(service).Http) { Cookie = Cookie, Email = Email };

    public Task<HttpResponseMessage> RenewAsync() =>
        SendAsync(HttpMethod.Post, "/users/session/renew", null, ("Sec-Fetch-Site", "same-origin"));

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : JsonContent.Create(body);
        request.Headers.TryAddWithoutValidation("User-Agent", FirefoxOnWindows);
        request.Headers.Authorization = AccessToken is null ? null : new AuthenticationHeaderValue("Bearer", AccessToken);
        string[] cookies = [.. new[] { Cookie, DeviceCookie }.OfType<string>()];
        if (cookies.Length > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", cookies));
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        var response = await Http.SendAsync(request);
        await TakeAsync(response);
        return response;
    }

    public void Dispose() => Http.Dispose();

    private HttpClient Http => http;

    private async Task TakeAsync(HttpResponseMessage response)
    {
        if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            foreach (var cookie in cookies)
            {
                if (cookie.Contains("ticketing-device=", StringComparison.Ordinal))
                {
                    DeviceCookie = cookie.Split(';')[0];
                    continue;
                }

                SetCookie = cookie;
                Cookie = SetCookie.Split(';')[0];
            }
        }

        var isToken = response.RequestMessage!.RequestUri!.AbsolutePath
            is "/users/login" or "/users/login/passkey" or "/users/session/renew";
        if (response.StatusCode == HttpStatusCode.OK && isToken)
        {
            var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
            AccessToken = (string)answer["token"]!;
            UserId = (Guid)answer["user"]!["user_id"]!;
        }
    }
}
