using System.Net;
using System.Text.Json.Nodes;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.EventTicketing.Tests.Teams;
using Ticketing.TestKit;

namespace Ticketing.EventTicketing.Tests.Operators;

/// <summary>Operators find accounts, and see what one of them is.</summary>
[Collection(DatabaseTests.Name)]
public sealed class AccountSearchTests(EventDatabase database) : IAsyncLifetime
{
    private TeamScene _scene = null!;
    private OperatorAccounts _accounts = null!;

    public async Task InitializeAsync()
    {
        _scene = await TeamScene.OpenAsync(database);
        _accounts = await OperatorAccounts.OpenAsync(_scene, database);
    }

    public Task DisposeAsync()
    {
        _accounts.Dispose();
        _scene.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Accounts_are_found_by_name_address_and_id_a_page_at_a_time_and_nothing_secret_is_shown()
    {
        var name = $"Zo{Guid.NewGuid():N}"[..16];
        var newest = Guid.Empty;
        for (var i = 0; i < 3; i++)
        {
            newest = await NewUserAsync($"{name} {i}", $"{name}.{i}@example.org".ToLowerInvariant());
        }

        var first = await _accounts.GetAsync($"?q={name.ToUpperInvariant()}&limit=2");
        first["accounts"]!.AsArray().Select(a => (string)a!["name"]!).ShouldBe([$"{name} 2", $"{name} 1"]);
        var second = await _accounts.GetAsync($"?q={name}&limit=2&after={first["next"]}");
        second["accounts"]!.AsArray().Select(a => (string)a!["name"]!).ShouldBe([$"{name} 0"]);
        second["next"].ShouldBeNull();
        (await _accounts.GetAsync($"?q={name}.1@exam"))["accounts"]!.AsArray().Count.ShouldBe(1);
        (await _accounts.GetAsync($"?q={newest}"))["accounts"]!.AsArray().Count.ShouldBe(1);
        (await _accounts.GetAsync($"?q={name}&role=seller"))["accounts"]!.AsArray().ShouldBeEmpty();
        (await _accounts.GetAsync($"?q={name}%25"))["accounts"]!.AsArray().ShouldBeEmpty("a % is a letter");
        (await _accounts.GetAsync($"?q={name}&locked=true"))["accounts"]!.AsArray().ShouldBeEmpty();

        var text = (await _accounts.GetAsync($"/{_scene.SellerId}")).ToJsonString() + first.ToJsonString();
        new[] { "password", "hash", "secret", "token", "address\"" }.ShouldAllBe(word => !text.Contains(word));
        await UserEndpointTests.Refused(
            await _accounts.Client.GetAsync("/internal/accounts?q=z"), HttpStatusCode.BadRequest, "invalid-request");
        await UserEndpointTests.Refused(
            await _scene.Seller.GetAsync("/internal/accounts"), HttpStatusCode.Forbidden, "forbidden");
        await UserEndpointTests.Refused(
            await _scene.Service.CreateClient().GetAsync("/internal/accounts"), HttpStatusCode.Unauthorized,
            "unauthenticated");
    }

    [Fact]
    public async Task One_account_tells_its_sessions_its_last_log_in_and_what_it_has()
    {
        await _scene.NewKeyAsync("events:read");
        using var page = await Browser.LoggedInAsync(_scene.Service, role: "seller");
        JsonNode seen = null!;
        await Eventually.TrueAsync(
            async () => (seen = await _accounts.GetAsync($"/{page.UserId}"))["last_log_in_at"] is not null,
            "the log-in is recorded");
        ((long)seen["session_count"]!, (long)seen["events"]!).ShouldBe((1, 0));
        ((string)seen["sessions"]![0]!["device"]!).ShouldBe("Firefox on Windows");
        var seller = await _accounts.GetAsync($"/{_scene.SellerId}");
        ((long)seller["events"]!, (long)seller["api_keys"]!, (bool)seller["has_second_factor"]!).ShouldBe((1, 1, false));
        await Eventually.TrueAsync(
            async () => (await _accounts.LogAsync(page.UserId)).Any(e => (string)e!["kind"]! == "account-viewed"),
            "looking at an account is in the audit log");
        await UserEndpointTests.Refused(
            await _accounts.Client.GetAsync($"/internal/accounts/{Guid.NewGuid()}"),
            HttpStatusCode.NotFound, "account-not-found");
    }

    private async Task<Guid> NewUserAsync(string name, string email)
    {
        var id = UserId.New(DateTimeOffset.UtcNow).Value;
        await database.ScalarAsync<object?>(
            """
            INSERT INTO users (user_id, email, name, role, password_hash, created_at)
            VALUES ($1, $2, $3, 'buyer', 'x', now()) RETURNING NULL
            """,
            id, email, name);
        return id;
    }
}
