using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ticketing.EventTicketing.Accounts;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.EventTicketing.Tests.Accounts;

[Collection(DatabaseTests.Name)]
public sealed class LocaleTests(EventDatabase database) : IDisposable
{
    private readonly TicketingService _service = database.SharedService();

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData("zh-TW,zh;q=0.9,en;q=0.8", "zh-Hant")]
    [InlineData("de-DE, en;q=0.4, zh-Hant;q=0.7", "zh-Hant")]
    [InlineData("fr", "en")]
    [InlineData("", "en")]
    [InlineData(";;;=,q", "en")]
    public async Task Language_of_a_new_user_is_that_of_the_browser(string acceptLanguage, string locale)
    {
        using var client = _service.CreateClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", acceptLanguage);

        (await RegisterAsync(client))["locale"]!.GetValue<string>().ShouldBe(locale);
    }

    [Fact]
    public async Task Language_can_be_chosen_and_changed_and_is_one_of_ours()
    {
        using var client = await _service.SignedInAsync(Roles.Buyer);

        (await client.PatchAsJsonAsync("/users/me", new { locale = "tlh" })).StatusCode
            .ShouldBe(HttpStatusCode.BadRequest);
        (await client.PatchAsJsonAsync("/users/me", new { locale = "zh-Hant" })).StatusCode
            .ShouldBe(HttpStatusCode.OK);
        var me = JsonNode.Parse(await client.GetStringAsync("/users/me"))!;
        me["locale"]!.GetValue<string>().ShouldBe("zh-Hant");
        (await client.PatchAsJsonAsync("/users/me", new { })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Addresses_are_told_to_services_only()
    {
        using var client = _service.CreateClient();
        var user = await RegisterAsync(client);
        var id = user["user_id"]!.GetValue<string>();
        var path = $"/internal/users/contacts?id={id}&id={Guid.NewGuid()}";

        (await client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var buyer = await _service.SignedInAsync(Roles.Buyer);
        (await buyer.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        client.DefaultRequestHeaders.Add(ServiceKey.Header, TicketingService.ServiceKeyForTests);
        var contacts = JsonNode.Parse(await client.GetStringAsync(path))!.AsArray();
        contacts.Count.ShouldBe(1);
        contacts[0]!["email"]!.GetValue<string>().ShouldBe(user["email"]!.GetValue<string>());
        contacts[0]!["locale"]!.GetValue<string>().ShouldBe("en");
    }

    private static async Task<JsonNode> RegisterAsync(HttpClient client)
    {
        var answer = await client.PostAsJsonAsync("/users/register", new
        {
            email = $"{Guid.NewGuid():N}@example.org", password = "correct horse", name = "Ada", role = "buyer",
        });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
