using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Contracts;
using Ticketing.Gateway.Waiting.Challenges;
using Ticketing.TestKit.Servers;

namespace Ticketing.Gateway.Tests;

/// <summary>A proof of work for each try to enter a waiting room.</summary>
public sealed class EntryChallengeTests : IAsyncLifetime
{
    private const int Bits = 8;
    private readonly UserId _ada = UserId.New(TimeProvider.System.GetUtcNow());
    private readonly UserId _bob = UserId.New(TimeProvider.System.GetUtcNow());
    private RedisServer _redis = null!;
    private WaitingRooms _rooms = null!;

    public async Task InitializeAsync()
    {
        _redis = await RedisServer.StartAsync();
        _rooms = await WaitingRooms.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _rooms.DisposeAsync();
        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task Without_the_setting_nobody_is_asked_for_anything()
    {
        await using var gateway = new GatewayServer(_rooms.Services);

        using var entered = await EnterAsync(gateway, _ada);

        (await entered.Content.ReadAsStringAsync()).ShouldBe("forwarded");
        (await ChallengeAsync(gateway, _ada)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/queue/12/entries")]
    [InlineData("/QUEUE/12/Entries")]
    [InlineData("/queue/12/entries/")]
    [InlineData("/queue/012/entries")]
    public async Task Who_has_solved_nothing_is_told_where_the_challenge_is_however_the_path_is_written(string path)
    {
        await using var gateway = Start();

        using var answer = await EnterAsync(gateway, _ada, path: path);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        (problem.GetProperty("code").GetString(), problem.GetProperty("link").GetString())
            .ShouldBe(("challenge-required", "/queue/12/challenge"));
    }

    [Fact]
    public async Task A_solved_challenge_is_good_once_at_any_gateway_for_its_own_account_and_event()
    {
        await using var one = Start();
        await using var two = Start();
        var challenge = await GetChallengeAsync(one, _ada);
        var solution = Solve(challenge);

        await ShouldFailAsync(await EnterAsync(two, _bob, challenge, solution));
        await ShouldFailAsync(await EnterAsync(two, _ada, challenge, solution, "/queue/13/entries"));
        await ShouldFailAsync(await EnterAsync(two, _ada, challenge, Unsolved(challenge)));
        await ShouldFailAsync(await EnterAsync(two, _ada, challenge.Replace("12.", "13.", StringComparison.Ordinal), solution));
        using var entered = await EnterAsync(two, _ada, challenge, solution);
        (await entered.Content.ReadAsStringAsync()).ShouldBe("forwarded");
        await ShouldFailAsync(await EnterAsync(one, _ada, challenge, solution));
    }

    [Fact]
    public async Task Twin_without_Redis_a_challenge_is_good_twice_and_the_sale_goes_on()
    {
        await using var gateway = Start();
        var challenge = await GetChallengeAsync(gateway, _ada);
        await _redis.KillAsync();
        for (var i = 0; i < 2; i++)
        {
            using var entered = await EnterAsync(gateway, _ada, challenge, Solve(challenge));
            (await entered.Content.ReadAsStringAsync()).ShouldBe("forwarded");
        }
    }

    [Fact]
    public async Task A_challenge_expires()
    {
        var clock = new ShiftedClock();
        await using var gateway = Start(clock);
        var challenge = await GetChallengeAsync(gateway, _ada);
        clock.Shift = ProofOfWork.Life;

        await ShouldFailAsync(await EnterAsync(gateway, _ada, challenge, Solve(challenge)));
    }

    [Fact]
    public async Task The_page_without_script_says_that_entering_needs_one()
    {
        await using var gateway = Start();
        await Ticketing.TestKit.Eventually.TrueAsync(
            async () => (await gateway.Client.GetStringAsync("/queue/12")).StartsWith('{'), "the gateway has its copy");

        (await gateway.Client.GetStringAsync("/queue/12/page")).ShouldContain("it needs JavaScript");
    }

    [Theory]
    [InlineData(new byte[] { 0x80 }, 0)]
    [InlineData(new byte[] { 0x00, 0x10 }, 11)]
    [InlineData(new byte[] { 0x00, 0x00 }, 16)]
    public void Zero_bits_are_counted_from_the_left(byte[] hash, int zeros) =>
        ProofOfWork.LeadingZeros(hash).ShouldBe(zeros);

    private GatewayServer Start(TimeProvider? clock = null) => new(
        _rooms.Services,
        settings: new()
        {
            ["ConnectionStrings:redis"] = _redis.Connection,
            ["Waiting:Challenge:DifficultyBits"] = Bits.ToString(CultureInfo.InvariantCulture),
            ["Waiting:Challenge:Key"] = new string('k', 32),
        },
        replace: clock is null ? null : services => services.AddSingleton(clock));

    private static string Solve(string challenge) => Enumerable.Range(0, int.MaxValue)
        .Select(n => n.ToString(CultureInfo.InvariantCulture)).First(n => ZerosOf(challenge, n) >= Bits);

    private static string Unsolved(string challenge) => Enumerable.Range(0, int.MaxValue)
        .Select(n => n.ToString(CultureInfo.InvariantCulture)).First(n => ZerosOf(challenge, n) < Bits);

    private static int ZerosOf(string challenge, string solution) =>
        ProofOfWork.LeadingZeros(SHA256.HashData(Encoding.ASCII.GetBytes($"{challenge}:{solution}")));

    private static async Task ShouldFailAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("challenge-failed");
        }
    }

    private static async Task<string> GetChallengeAsync(GatewayServer gateway, UserId user)
    {
        using var answer = await ChallengeAsync(gateway, user);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var challenge = await answer.Content.ReadFromJsonAsync<JsonElement>();
        challenge.GetProperty("difficulty_bits").GetInt32().ShouldBe(Bits);
        return challenge.GetProperty("challenge").GetString()!;
    }

    private static async Task<HttpResponseMessage> ChallengeAsync(GatewayServer gateway, UserId user)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/queue/12/challenge");
        request.Headers.Authorization = new("Bearer", Tokens.Of(user));
        return await gateway.Client.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> EnterAsync(
        GatewayServer gateway, UserId user, string? challenge = null, string? solution = null,
        string path = "/queue/12/entries")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Authorization = new("Bearer", Tokens.Of(user));
        request.Content = JsonContent.Create(new { });
        if (challenge is not null)
        {
            request.Headers.Add(EntryGate.ChallengeHeader, challenge);
            request.Headers.Add(EntryGate.SolutionHeader, solution);
        }

        return await gateway.Client.SendAsync(request);
    }

    private sealed class ShiftedClock : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
    }
}
