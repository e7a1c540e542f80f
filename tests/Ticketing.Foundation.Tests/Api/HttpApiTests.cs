using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Ticketing.Foundation.Tests.Support;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Foundation.Tests.Api;

/// <summary>What every API of the system does the same way, over a real Kestrel.</summary>
public sealed class HttpApiTests(TestApi host) : IClassFixture<TestApi>
{
    [Theory]
    [InlineData("{", "malformed-json")]
    [InlineData("", "malformed-json")]
    [InlineData("null", "malformed-json")]
    [InlineData("""{"quantity":"two","kind":"small"}""", "malformed-json")]
    [InlineData("""{"quantity":1,"kind":7}""", "malformed-json")]
    public async Task Malformed_JSON_is_400(string body, string code)
    {
        var answer = await host.SendAsync(HttpMethod.Post, "/things", Policies.Buyer, body);
        await ShouldBeProblemAsync(answer, HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task JSON_is_snake_case_and_enums_are_words()
    {
        var answer = await host.SendAsync(
            HttpMethod.Post, "/things", Policies.Buyer, """{"quantity":2,"kind":"very_large"}""");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("""{"doubled_quantity":4,"kind":"very_large"}""");
    }

    [Fact]
    public async Task Query_of_the_wrong_type_is_an_invalid_request()
    {
        var answer = await host.SendAsync(HttpMethod.Get, "/pages?page=two", Policies.Buyer);
        await ShouldBeProblemAsync(answer, HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task Body_of_another_media_type_is_415()
    {
        var content = new StringContent("<x/>", Encoding.UTF8, "application/xml");
        var answer = await host.SendAsync(HttpMethod.Post, "/things", Policies.Buyer, content);
        await ShouldBeProblemAsync(answer, HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
    }

    [Fact]
    public async Task Too_large_body_is_413()
    {
        var body = $$"""{"quantity":2,"kind":"{{new string('x', TestApi.MaxBodyBytes)}}"}""";
        var answer = await host.SendAsync(HttpMethod.Post, "/things", Policies.Buyer, body);
        await ShouldBeProblemAsync(answer, HttpStatusCode.RequestEntityTooLarge, "payload-too-large");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer junk")]
    [InlineData("Basic dXNlcjpwYXNzd29yZA==")]
    public async Task Request_without_a_valid_token_is_401(string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/me");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        var answer = await host.Client.SendAsync(request);
        await ShouldBeProblemAsync(answer, HttpStatusCode.Unauthorized, "unauthenticated");
        answer.Headers.WwwAuthenticate.ShouldContain(new AuthenticationHeaderValue("Bearer"));
    }

    [Fact]
    public async Task Expired_token_is_401()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/me");
        request.Headers.Authorization = new("Bearer", host.Token(Policies.Buyer, TimeSpan.FromMinutes(-1)));
        var answer = await host.Client.SendAsync(request);
        await ShouldBeProblemAsync(answer, HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Signed_in_user_is_known_to_the_endpoint()
    {
        var answer = await host.SendAsync(HttpMethod.Get, "/me", Policies.Seller);
        (await answer.Content.ReadAsStringAsync()).ShouldBe($"{TestApi.User} seller");
    }

    [Fact]
    public async Task Wrong_role_is_403()
    {
        var answer = await host.SendAsync(HttpMethod.Get, "/sellers-only", Policies.Buyer);
        await ShouldBeProblemAsync(answer, HttpStatusCode.Forbidden, "forbidden");
        (await host.SendAsync(HttpMethod.Get, "/sellers-only", Policies.Seller)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Unknown_path_is_404_and_a_wrong_method_405()
    {
        var unknown = await host.SendAsync(HttpMethod.Get, "/nowhere", Policies.Buyer);
        await ShouldBeProblemAsync(unknown, HttpStatusCode.NotFound, "not-found");
        var wrong = await host.SendAsync(HttpMethod.Delete, "/me", Policies.Buyer);
        await ShouldBeProblemAsync(wrong, HttpStatusCode.MethodNotAllowed, "method-not-allowed");
    }

    [Fact]
    public async Task Bug_is_500_without_details()
    {
        var answer = await host.SendAsync(HttpMethod.Get, "/bug", Policies.Buyer);
        var problem = await ShouldBeProblemAsync(answer, HttpStatusCode.InternalServerError, "internal-error");
        problem.ToJsonString().ShouldNotContain(TestApi.Secret);
        problem.ToJsonString().ShouldNotContain("Exception");
    }

    [Theory]
    [InlineData("database")]
    [InlineData("socket")]
    [InlineData("timeout")]
    [InlineData("kafka")]
    [InlineData("produce")]
    [InlineData("publish")]
    [InlineData("wrapped")]
    [InlineData("redis protocol")]
    [InlineData("redis loading")]
    [InlineData("redis wrong answer")]
    public async Task Outage_is_503_with_Retry_After(string what)
    {
        var answer = await host.SendAsync(HttpMethod.Get, $"/outage/{what}", Policies.Buyer);
        var problem = await ShouldBeProblemAsync(answer, HttpStatusCode.ServiceUnavailable, "temporarily-unavailable");
        answer.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        problem.ToJsonString().ShouldNotContain(TestApi.Secret);
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/alive")]
    [InlineData("/openapi/v1.json")]
    public async Task Health_and_OpenAPI_are_open(string path) =>
        (await host.Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK);

    private static async Task<JsonObject> ShouldBeProblemAsync(
        HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = JsonNode.Parse(text)!.AsObject();
        ((string?)problem["code"]).ShouldBe(code, text);
        ((int?)problem["status"]).ShouldBe((int)status);
        ((string?)problem["title"]).ShouldNotBeNullOrWhiteSpace();
        return problem;
    }
}
