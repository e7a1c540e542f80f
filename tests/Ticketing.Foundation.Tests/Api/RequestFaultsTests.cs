using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Ticketing.Foundation.Tests.Support;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Foundation.Tests.Api;

/// <summary>Every way to send a request that cannot be read is the caller's fault, by sending it.</summary>
public sealed class RequestFaultsTests(TestApi host) : IClassFixture<TestApi>
{
    private const string Body = """{"quantity":2,"kind":"small"}""";

    [Theory]
    [InlineData("application/json; charset=evil")]
    [InlineData("application/json; charset=\"\"")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=utf-7")]
    public async Task Charset_other_than_UTF_8_is_415(string type)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        var answer = await host.SendAsync(HttpMethod.Post, "/things", Policies.Buyer, content);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await CodeOfAsync(answer)).ShouldBe("unsupported-media-type");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=\"UTF-8\"")]
    public async Task UTF_8_is_read_however_it_is_named(string type)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        var answer = await host.SendAsync(HttpMethod.Post, "/things", Policies.Buyer, content);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("7b22ff22")] // {"ÿ" as one byte that is no UTF-8
    [InlineData("7b227175616e74697479223a312c226b696e64223a22c3")] // ends inside a character
    public async Task Bytes_that_are_no_UTF_8_are_400(string hex)
    {
        using var content = new ByteArrayContent(Convert.FromHexString(hex));
        content.Headers.ContentType = new("application/json");
        var answer = await host.SendAsync(HttpMethod.Post, "/things", Policies.Buyer, content);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await CodeOfAsync(answer)).ShouldBe("malformed-json");
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nZZ\r\nnonsense\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n-5\r\n{\r\n0\r\n\r\n")]
    [InlineData("Content-Length: -1\r\n\r\n")]
    [InlineData("Content-Length: 5\r\nContent-Length: 6\r\n\r\n{}")]
    public async Task Broken_framing_is_400(string rest) =>
        (await SendRawAsync($"POST /things HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            + $"Authorization: Bearer {host.Token(Policies.Buyer, TimeSpan.FromMinutes(5))}\r\n"
            + $"Content-Type: application/json\r\n{rest}")).ShouldStartWith("HTTP/1.1 400");

    [Fact]
    public async Task Text_that_the_database_cannot_store_is_400()
    {
        var answer = await host.SendAsync(HttpMethod.Get, "/unstorable", Policies.Buyer);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await CodeOfAsync(answer)).ShouldBe("invalid-request");
    }

    private async Task<string> SendRawAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host.Client.BaseAddress!.Host, host.Client.BaseAddress.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    private static async Task<string?> CodeOfAsync(HttpResponseMessage answer) =>
        (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"];
}
