using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.WaitingRoom;
using Ticketing.Booking.WaitingRoom.Admission;
using Ticketing.Contracts.Waiting;

namespace Ticketing.Booking.Tests.WaitingRoom;

/// <summary>docs/queue-proof/check.mjs, run on what a real draw publishes, by somebody who trusts nobody.</summary>
[Collection(ServersCollection.Name)]
public sealed class QueueProofTests(Servers servers) : IAsyncLifetime
{
    private const int People = 50;

    private readonly QueueCheck _check = new();
    private QueueWorld _world = null!;
    private UserId[] _users = [];
    private JsonObject _proof = null!;

    /// <summary>What somebody saw and kept: when 30 were there, and after the draw.</summary>
    private string _before = "";
    private string _after = "";

    public async Task InitializeAsync()
    {
        _world = await QueueWorld.OpenedAsync(servers);
        var first = await _world.JoinAsync(30);
        _before = await _check.KeepStateAsync(_world, "before.json");
        _users = [.. first, .. await _world.JoinAsync(People - 30)];
        await _world.DrawAsync();
        _after = await _check.KeepStateAsync(_world, "after.json");
        _proof = await QueueCheck.ProofOfAsync(_world);
    }

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        _check.Dispose();
    }

    [Fact]
    public async Task The_script_confirms_a_real_draw_and_tells_everybody_their_place()
    {
        foreach (var user in _users.Take(3))
        {
            var place = await _world.PlaceAsync(user);
            var (exit, output) = await CheckAsync(
                "--state", _before, "--state", _after, "--me", user.ToString(),
                Convert.ToHexStringLower(QueueWorld.NonceOf(user)));

            output.ShouldContain($"your place is {place.Number}.");
            output.ShouldContain($"{People} entries: every place follows from the seed and the list.");
            exit.ShouldBe(0);
        }
    }

    [Fact]
    public async Task A_swapped_pair_is_found()
    {
        var numbers = _proof["numbers"]!.AsArray();
        var (one, other) = ((int)numbers[3]!, (int)numbers[17]!);
        (numbers[3], numbers[17]) = (other, one);

        await ShouldBeWrongAsync($"Entry 4 has place {other}, and must have {one}.");
    }

    [Fact]
    public async Task A_removed_a_doubled_and_a_late_entry_are_found()
    {
        var entries = _proof["entries"]!.AsArray();
        var removed = entries[7]!.GetValue<string>();
        entries.RemoveAt(7);
        await ShouldBeWrongAsync("The list is not the one that was drawn from.");
        entries.Insert(7, removed);
        entries.Add(removed);
        await ShouldBeWrongAsync("An entry is there twice.");
        entries[People] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await ShouldBeWrongAsync("The list is not the one that was drawn from.");
        entries.RemoveAt(People);
        (await CheckAsync()).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task An_operator_who_makes_the_proof_anew_is_found_by_who_kept_what_was_published()
    {
        var entries = _proof["entries"]!.AsArray().Select(entry => entry!.GetValue<string>()).ToList();
        var late = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

        Redraw([.. entries, late]);
        (await CheckAsync("--state", _before)).Exit.ShouldBe(0, "who left before cannot know who came later");
        await ShouldBeWrongAsync("The draw had 50 entries, and now there are 51.", "--state", _after);
        Redraw([.. entries.Where((_, i) => i != 7)]);
        await ShouldBeWrongAsync("The first 30 entries are not those that were seen.", "--state", _before);
        await ShouldBeWrongAsync(
            "Your entry is not in the list.", "--me", _users[7].ToString(),
            Convert.ToHexStringLower(QueueWorld.NonceOf(_users[7])));
        _proof["seed"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        Redraw(entries);
        await ShouldBeWrongAsync("The seed is not the one that was promised.");
        _proof["commitment"] = Convert.ToHexStringLower(
            SHA256.HashData(Convert.FromHexString(_proof["seed"]!.GetValue<string>())));
        (await CheckAsync()).Exit.ShouldBe(0, "it agrees with itself");
        await ShouldBeWrongAsync("Another seed had been promised.", "--state", _before);
    }

    [Fact]
    public async Task The_seed_is_a_secret_until_the_draw_and_the_proof_is_public_after_it()
    {
        await using var world = await QueueWorld.OpenedAsync(servers);
        await world.JoinAsync(2);
        QueueResponse.Of((await world.RoomAsync()).Snapshot(world.Host.Clock.GetUtcNow())).Seed.ShouldBeNull();
        (await world.Host.Get<ProofFiles>().FindAsync(QueueWorld.Event, CancellationToken.None)).Refusal
            .ShouldBe(WaitingRoomErrors.NotDrawn);

        await world.Host.StartAsync();
        using var client = new HttpClient { BaseAddress = world.Host.Address };
        (await client.GetFromJsonAsync<JsonElement>("/queue/1")).GetProperty("seed").ValueKind
            .ShouldBe(JsonValueKind.Null);
        world.Host.Clock.Advance(QueueWorld.HalfAnHour);
        await world.Host.Get<RoomDraw>().RunAsync(QueueWorld.Event.Value, CancellationToken.None);
        var proof = await client.GetFromJsonAsync<JsonElement>("/queue/1/proof");
        proof.GetProperty("entries").GetArrayLength().ShouldBe(2);
        (await client.GetFromJsonAsync<JsonElement>("/queue/1")).GetProperty("seed").GetString()
            .ShouldBe(proof.GetProperty("seed").GetString());
    }

    /// <summary>What somebody would publish who wants another list to look right.</summary>
    private void Redraw(List<string> entries)
    {
        var hashes = entries.ConvertAll(Convert.FromHexString);
        var digest = hashes.Aggregate(DrawRules.EmptyDigest, DrawRules.Extend);
        var seed = Convert.FromHexString(_proof["seed"]!.GetValue<string>());
        _proof["entries"] = JsonSerializer.SerializeToNode(entries);
        _proof["entries_digest"] = Convert.ToHexStringLower(digest);
        _proof["numbers"] = JsonSerializer.SerializeToNode(DrawRules.Draw(DrawRules.MixOf(seed, digest, null), hashes));
    }

    private Task ShouldBeWrongAsync(string problem, params string[] options) =>
        _check.ShouldBeWrongAsync(_proof, problem, options);

    private Task<(int Exit, string Output)> CheckAsync(params string[] options) => _check.RunAsync(_proof, options);
}
