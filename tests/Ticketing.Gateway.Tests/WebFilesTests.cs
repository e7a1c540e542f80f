using System.Net;

namespace Ticketing.Gateway.Tests;

public class WebFilesTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/event/1/section/A?subsection=2")]
    [InlineData("/eventsabc")]
    public async Task Addresses_of_people_get_the_page_and_ask_again_each_time(string path)
    {
        await using var gateway = new GatewayServer();
        using var answer = await gateway.Client.GetAsync(path);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Front end");
        answer.Headers.CacheControl!.NoCache.ShouldBeTrue();
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldContain("script-src 'self' 'wasm-unsafe-eval';", customMessage: "the door's reader of codes");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task Only_where_Stripe_is_the_provider_a_page_may_load_its_script_and_frame_its_form()
    {
        await using var sandbox = new GatewayServer(settings: new() { ["Web:CardOrigin"] = "https://bank.test/v1" });
        await using var stripe = new GatewayServer(settings: new() { ["Web:PaymentProvider"] = "stripe" });

        (await PolicyAsync(sandbox)).ShouldBe(
            "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; base-uri 'none'; object-src 'none'; form-action 'self'; "
            + "frame-ancestors 'none'; connect-src 'self' https://bank.test");
        (await PolicyAsync(stripe)).ShouldBe(
            "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' https://js.stripe.com https://*.js.stripe.com; "
            + "base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'; "
            + "connect-src 'self' https://api.stripe.com; "
            + "frame-src https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com");
    }

    private static async Task<string> PolicyAsync(GatewayServer gateway)
    {
        using var answer = await gateway.Client.GetAsync("/");
        return answer.Headers.GetValues("Content-Security-Policy").Single();
    }

    [Theory]
    [InlineData("/assets/gone.js")]
    [InlineData("/humans.txt")]
    public async Task A_missing_file_is_not_the_page(string path)
    {
        await using var gateway = new GatewayServer();
        using var answer = await gateway.Client.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Theory]
    [InlineData("gzip, br", "br")]
    [InlineData("br;q=0", null)]
    [InlineData("", null)]
    public async Task An_asset_comes_in_the_form_the_client_takes_and_is_kept_for_good(string accepts, string? encoding)
    {
        await using var gateway = new GatewayServer();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/app-1a2b.js");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
        using var answer = await gateway.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        answer.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(encoding);
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        answer.Headers.Vary.ShouldContain("Accept-Encoding");
        if (encoding is null)
        {
            (await answer.Content.ReadAsStringAsync()).ShouldBe(GatewayServer.Script);
        }
    }

    [Fact]
    public async Task Without_a_built_front_end_the_page_says_how_to_build_it()
    {
        await using var gateway = new GatewayServer(withWeb: false);
        using var answer = await gateway.Client.GetAsync("/");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("npm run build");
    }

    [Fact]
    public async Task It_says_that_it_is_well()
    {
        await using var gateway = new GatewayServer();
        (await gateway.Client.GetStringAsync("/health")).ShouldBe("Healthy");
        (await gateway.Client.GetStringAsync("/alive")).ShouldBe("Healthy");
    }
}
