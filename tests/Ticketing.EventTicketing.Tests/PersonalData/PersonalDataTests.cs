using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Door;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.PersonalData;

/// <summary>Exporting what is held of oneself, and deleting one's account.</summary>
[Collection(DatabaseTests.Name)]
public sealed class PersonalDataTests(EventDatabase database) : IAsyncLifetime
{
    private const string Password = "correct horse";

    private readonly string _name = $"Zephyrine Q{Guid.NewGuid():N}";
    private DoorScene _scene = null!;
    private HttpClient _person = null!;
    private string _email = "";
    private Guid _id;

    public async Task InitializeAsync()
    {
        _scene = await DoorScene.OpenAsync(database);
        _person = await RegisterAsync("buyer");
    }

    public async Task DisposeAsync()
    {
        _person.Dispose();
        await _scene.DisposeAsync();
    }

    [Fact]
    public async Task The_export_has_what_every_service_holds_and_no_secret()
    {
        await _scene.HireAsync(_person);
        _scene.Service.Booking.Export = """{"orders":[{"order_id":"7"}]}""";

        var answer = await _person.GetAsync("/users/me/export");

        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("my-data.json");
        var export = await UserEndpointTests.Json(answer);
        var held = export["event_ticketing"]!;
        ((string)held["account"]!["email"]!, (string)held["account"]!["name"]!).ShouldBe((_email, _name));
        held["sessions"]!.AsArray().ShouldHaveSingleItem();
        ((long)held["doors"]!.AsArray().ShouldHaveSingleItem()!["event_id"]!).ShouldBe(_scene.EventId.Value);
        ((string)export["booking"]!["orders"]![0]!["order_id"]!).ShouldBe("7");
        export.ToJsonString().ShouldNotContain("hash");
    }

    [Fact]
    public async Task After_deletion_no_column_has_the_name_or_the_address()
    {
        await _scene.HireAsync(_person);
        await _scene.Buyer.GetAsync("/users/me");
        (await _scene.Seller.PostAsJsonAsync(
            $"/events/{_scene.EventId}/ticket-lookups", new { query = _name[..20] })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _scene.Seller.PostAsJsonAsync("/users/team/invitations", new { email = _email, role = "manager" })).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);
        (await FoundInAsync(_email)).ShouldNotBeEmpty();
        (await FoundInAsync(_name)).ShouldNotBeEmpty();

        (await DeleteAsync(Password)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await FoundInAsync(_email)).ShouldBeEmpty();
        (await FoundInAsync(_name)).ShouldBeEmpty();
        (await FoundInAsync(_name[..20])).ShouldBeEmpty();
        (await _person.GetAsync("/users/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var client = _scene.Service.CreateClient();
        await UserEndpointTests.Refused(
            await client.PostAsJsonAsync("/users/login", new { email = _email, password = Password }),
            HttpStatusCode.Unauthorized, "invalid-credentials");
        await UserEndpointTests.Refused(
            await client.PostAsJsonAsync(
                "/users/login", new { email = $"deleted-{_id}@deleted.invalid", password = Password }),
            HttpStatusCode.Unauthorized, "invalid-credentials");
        (await DeletedAsync()).ShouldContain(_id);
        using var again = await RegisterAsync("buyer", _email);
    }

    /// <summary>An id is no secret: the pages show those of sellers.</summary>
    [Fact]
    public async Task Nobody_keeps_an_account_from_being_deleted_by_registering_as_its_remains()
    {
        var (id, email) = (_id, _email);
        using var squatter = await RegisterAsync("buyer", $"deleted-{id}@deleted.invalid");

        (await DeleteAsync(Password)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await FoundInAsync(email)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mailed_link_gives_a_deleted_account_no_password()
    {
        using var client = _scene.Service.CreateClient();
        (await client.PostAsJsonAsync("/users/password/forgot", new { email = _email })).StatusCode
            .ShouldBe(HttpStatusCode.Accepted);
        var secret = await _scene.Service.SecretOfMailAsync(_email, AccountMailKinds.ResetPassword);

        (await DeleteAsync(Password)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await UserEndpointTests.Refused(
            await client.PostAsJsonAsync("/users/password/reset", new { token = secret, password = "violet tractor lagoon" }),
            HttpStatusCode.Gone, "link-over");
    }

    [Fact]
    public async Task A_wrong_password_deletes_nothing_and_is_limited()
    {
        await UserEndpointTests.Refused(await DeleteAsync("wrong horse"), HttpStatusCode.Forbidden, "wrong-password");
        for (var i = 0; i < 4; i++)
        {
            await DeleteAsync("wrong horse");
        }

        await UserEndpointTests.Refused(
            await DeleteAsync(Password), HttpStatusCode.TooManyRequests, "too-many-requests");
        (await _person.GetAsync("/users/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Where_log_ins_need_a_code_a_deletion_does_too()
    {
        using var page = await Browser.LoggedInAsync(_scene.Service);
        var (secret, _) = await SecondFactorTests.EnrolAsync(_scene.Service, page);

        await UserEndpointTests.Refused(
            await page.SendAsync(HttpMethod.Delete, "/users/me", new { password = Browser.Password }),
            HttpStatusCode.Forbidden, "wrong-code");
        var code = SecondFactorTests.CodeOf(secret, 1);
        (await page.SendAsync(HttpMethod.Delete, "/users/me", new { password = Browser.Password, code })).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_deletion_removes_passkeys()
    {
        using var page = await Browser.LoggedInAsync(_scene.Service);
        using var key = new TestAuthenticator();
        await page.AddPasskeyAsync(_scene.Service, key, "Zephyrine's telephone");
        (await page.SendAsync(HttpMethod.Delete, "/users/me", new { password = Browser.Password })).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);

        (await FoundInAsync("Zephyrine's telephone")).ShouldBeEmpty();
        key.Counter = 1;
        (await page.LogInByPasskeyAsync(key)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Who_has_tickets_to_come_a_running_payment_or_open_events_keeps_the_account()
    {
        _scene.Service.Booking.Commitments = """{"ordersToCome":1,"paymentsRunning":0}""";
        await UserEndpointTests.Refused(await DeleteAsync(Password), HttpStatusCode.Conflict, "tickets-to-come");
        _scene.Service.Booking.Commitments = """{"ordersToCome":0,"paymentsRunning":1}""";
        await UserEndpointTests.Refused(await DeleteAsync(Password), HttpStatusCode.Conflict, "payment-running");

        using var seller = await RegisterAsync("seller");
        _scene.Service.Booking.Commitments = """{"ordersToCome":0,"paymentsRunning":0}""";
        await database.ScalarAsync<object?>(
            "UPDATE events SET seller_id = $2 WHERE event_id = $1 RETURNING NULL",
            (await database.NewEventAsync()).Value, _id);
        await UserEndpointTests.Refused(
            await DeleteAsync(Password, seller), HttpStatusCode.Conflict, "events-open");
        await database.ScalarAsync<object?>(
            "UPDATE events SET status = 'ENDED' WHERE seller_id = $1 RETURNING NULL", _id);
        (await DeleteAsync(Password, seller)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    private async Task<HttpClient> RegisterAsync(string role, string? email = null)
    {
        var client = _scene.Service.CreateClient();
        _email = email ?? $"zephyrine-{Guid.NewGuid():N}@example.org";
        (await client.PostAsJsonAsync(
            "/users/register", new { email = _email, password = Password, name = _name, role })).StatusCode
            .ShouldBe(HttpStatusCode.Created);
        await _scene.Service.VerifyAddressAsync(_email);
        var login = await UserEndpointTests.Json(
            await client.PostAsJsonAsync("/users/login", new { email = _email, password = Password }));
        client.DefaultRequestHeaders.Authorization = new("Bearer", (string)login["token"]!);
        _id = (Guid)login["user"]!["user_id"]!;
        return client;
    }

    private Task<HttpResponseMessage> DeleteAsync(string password, HttpClient? person = null) =>
        (person ?? _person).SendAsync(new HttpRequestMessage(HttpMethod.Delete, "/users/me")
        {
            Content = JsonContent.Create(new { password }),
        });

    private async Task<IEnumerable<Guid>> DeletedAsync()
    {
        using var service = _scene.Service.CreateClient();
        service.DefaultRequestHeaders.Add("Ticketing-Service-Key", TicketingService.ServiceKeyForTests);
        var users = new List<Guid>();
        for (var after = 0L; ;)
        {
            var page = await UserEndpointTests.Json(await service.GetAsync($"/internal/deleted-users?after={after}"));
            var found = page["users"]!.AsArray().Select(u => (Guid)u!).ToList();
            if (found.Count == 0)
            {
                return users;
            }

            users.AddRange(found);
            after = (long)page["next"]!;
        }
    }

    /// <summary>Tables of the database with this text in any column, also in bytes.</summary>
    private Task<List<string>> FoundInAsync(string text) => TextSearch.TablesWithAsync(database.Source, text);
}
