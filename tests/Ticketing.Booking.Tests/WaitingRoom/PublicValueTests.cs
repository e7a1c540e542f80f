using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.WaitingRoom;
using Ticketing.Booking.WaitingRoom.Admission;
using Ticketing.Booking.WaitingRoom.PublicValues;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Tests.WaitingRoom;

/// <summary>A draw that depends on a value which nobody knew while people entered.</summary>
[Collection(ServersCollection.Name)]
public sealed class PublicValueTests(Servers servers) : IAsyncLifetime
{
    private const string Source = "drand quicknet, round 123";
    private const string Value = "9f86d081884c7d65";

    /// <summary>Ten minutes before the sale.</summary>
    private static readonly TimeSpan Published = TimeSpan.FromMinutes(20);

    private readonly QueueCheck _check = new();
    private QueueWorld _world = null!;
    private PublicValueStore _values = null!;

    public async Task InitializeAsync()
    {
        _world = await QueueWorld.CreateAsync(servers);
        _values = _world.Host.Get<PublicValueStore>();
    }

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        _check.Dispose();
    }

    [Fact]
    public async Task The_order_depends_on_the_value_and_the_script_finds_another_one()
    {
        await NameAndOpenAsync();
        await _world.JoinAsync(40);
        var before = await _check.KeepStateAsync(_world, "before.json");
        await EnterAsync();
        await _world.DrawAsync();
        var proof = await QueueCheck.ProofOfAsync(_world);

        var (exit, output) = await _check.RunAsync(proof, "--state", before, "--value", Value);
        output.ShouldContain($"Compare with {Source}: {Value}");
        output.ShouldContain("40 entries: every place follows from the seed and the list.");
        exit.ShouldBe(0);
        await _check.ShouldBeWrongAsync(proof, $"The draw had the public value {Value}, which is another.", "--value", "77");

        // Whoever claims another value, another source or none.
        proof["public_value"]!["value"] = "0000000000000000";
        await _check.ShouldBeWrongAsync(proof, "Entry ");
        proof["public_value"]!["value"] = Value;
        proof["public_value"]!["source"] = "a lottery";
        await _check.ShouldBeWrongAsync(proof, "Another public value had been named.", "--state", before);
        proof["public_value"] = null;
        await _check.ShouldBeWrongAsync(proof, "Entry ");
        await _check.ShouldBeWrongAsync(proof, "Another public value had been named.", "--state", before);
    }

    [Fact]
    public async Task Nobody_who_enters_after_the_value_is_known_has_part_in_the_draw()
    {
        await NameAndOpenAsync();
        var early = await _world.JoinAsync(30);
        _world.Host.Clock.Advance(Published);
        var late = await _world.JoinAsync(3);
        var place = await _world.PlaceAsync(late[2]);
        (place.Number, place.State, place.EstimateSeconds).ShouldBe((33, "WAITING", null), "behind all who are in the list");
        var between = await _check.KeepStateAsync(_world, "between.json");
        _world.Host.Clock.Advance(QueueWorld.HalfAnHour - Published);
        await _world.Host.Get<RoomDraw>().RunAsync(QueueWorld.Event.Value, CancellationToken.None);

        var room = await _world.RoomAsync();
        (room.Entries, room.Listed, room.Drawn, room.LastNumber).ShouldBe((33, 30, 30, 33));
        var numbers = new List<int>();
        foreach (var user in early)
        {
            numbers.Add((await _world.PlaceAsync(user)).Number!.Value);
        }

        numbers.Order().ShouldBe(Enumerable.Range(1, 30));
        (await _world.PlaceAsync(late[0])).Number.ShouldBe(31);
        var (exit, output) = await _check.RunAsync(await QueueCheck.ProofOfAsync(_world), "--state", between);
        output.ShouldContain("30 entries");
        exit.ShouldBe(0);
    }

    [Fact]
    public async Task A_value_that_nobody_entered_leaves_the_seed_alone_and_the_proof_says_so()
    {
        await NameAndOpenAsync();
        await _world.JoinAsync(10);
        await _world.DrawAsync();
        var proof = await QueueCheck.ProofOfAsync(_world);

        var (exit, output) = await _check.RunAsync(proof);
        output.ShouldContain($"NOBODY ENTERED {Source}: the order follows from the seed alone.");
        exit.ShouldBe(0);
        (await _values.EnterAsync(QueueWorld.Event, Value, CancellationToken.None)).Refusal
            .ShouldBe(WaitingRoomErrors.Drawn, "nobody chooses afterwards");
        (await _world.RoomAsync()).PublicValue.ShouldBeNull();
    }

    [Fact]
    public async Task A_source_is_named_before_the_room_opens_and_a_value_entered_when_it_is_published()
    {
        var room = await _world.RoomAsync();
        foreach (var wrong in (DateTimeOffset[])[room.OpensAt, room.SaleStartsAt + TimeSpan.FromSeconds(1)])
        {
            (await _values.NameAsync(QueueWorld.Event, Source, wrong, CancellationToken.None)).Refusal!.Code
                .ShouldBe("invalid-request");
        }

        (await _values.EnterAsync(QueueWorld.Event, Value, CancellationToken.None)).Refusal
            .ShouldBe(WaitingRoomErrors.NoSource);
        await NameAndOpenAsync();
        (await _values.NameAsync(QueueWorld.Event, "another", room.SaleStartsAt, CancellationToken.None)).Refusal
            .ShouldBe(WaitingRoomErrors.SourceFixed);
        var early = (await _values.EnterAsync(QueueWorld.Event, Value, CancellationToken.None)).Refusal.ShouldNotBeNull();
        early.Code.ShouldBe("value-not-published");
        early.RetryAfter!.Value.ShouldBeInRange(Published - TimeSpan.FromMinutes(1), Published);
    }

    [Fact]
    public async Task A_value_entered_while_the_order_is_drawn_comes_before_the_draw_or_not_at_all()
    {
        await NameAndOpenAsync();
        await _world.JoinAsync(200);
        _world.Host.Clock.Advance(QueueWorld.HalfAnHour);
        var draw = _world.Host.Get<RoomDraw>().RunAsync(QueueWorld.Event.Value, CancellationToken.None);
        var (entered, refusal) = await _values.EnterAsync(QueueWorld.Event, Value, CancellationToken.None);
        await draw;

        (await _world.RoomAsync()).PublicValue.ShouldBe(entered is null ? null : Value);
        (refusal is null).ShouldBe(entered is not null);
        (await _check.RunAsync(await QueueCheck.ProofOfAsync(_world))).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task Twin_without_its_guard_a_value_changes_after_the_draw_and_the_script_finds_it()
    {
        await NameAndOpenAsync();
        await _world.JoinAsync(20);
        await EnterAsync();
        await _world.DrawAsync();
        var unguarded = PublicValueStore.Enter.Replace("AND drawn_at IS NULL", "", StringComparison.Ordinal);
        await _world.Host.Get<Database>().ExecuteAsync(
            unguarded,
            new { EventId = QueueWorld.Event.Value, Value = "chosen", Now = _world.Host.Clock.GetUtcNow() },
            CancellationToken.None);

        await _check.ShouldBeWrongAsync(await QueueCheck.ProofOfAsync(_world), "Entry ");
    }

    [Fact]
    public async Task Only_the_events_own_seller_names_and_enters_it_and_everybody_sees_it()
    {
        await _world.Host.StartAsync();
        var source = new JsonObject
        {
            ["source"] = Source, ["published_at"] = (await _world.RoomAsync()).OpensAt + Published,
        };
        (await PutAsync(BookingHost.Token(new UserId(Guid.NewGuid()), "seller"), "/queue/1/public-value/source", source))
            .StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var seller = BookingHost.Token(TestEvents.Seller, "seller");
        (await PutAsync(seller, "/queue/1/public-value/source", source)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await PutAsync(seller, "/queue/1/public-value/source", new JsonObject { ["source"] = "two\nlines" }))
            .StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        using var client = new HttpClient { BaseAddress = _world.Host.Address };
        var state = (await client.GetFromJsonAsync<JsonElement>("/queue/1")).GetProperty("public_value");
        (state.GetProperty("source").GetString(), state.GetProperty("value").ValueKind)
            .ShouldBe((Source, JsonValueKind.Null));
        _world.Host.Clock.Advance(QueueWorld.HalfAnHour + Published);
        (await PutAsync(seller, "/queue/1/public-value", new JsonObject { ["value"] = Value }))
            .StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetFromJsonAsync<JsonElement>("/queue/1")).GetProperty("public_value").GetProperty("value").GetString()
            .ShouldBe(Value);
    }

    private async Task<HttpResponseMessage> PutAsync(string token, string path, JsonObject body)
    {
        using var client = _world.Host.ClientWith(token);
        return await client.PutAsJsonAsync(path, body);
    }

    private async Task NameAndOpenAsync()
    {
        var (named, _) = await _values.NameAsync(
            QueueWorld.Event, Source, (await _world.RoomAsync()).OpensAt + Published, CancellationToken.None);
        named.ShouldNotBeNull().PublicValue.ShouldNotBeNull().Source.ShouldBe(Source);
        _world.Host.Clock.Advance(QueueWorld.HalfAnHour);
    }

    private async Task EnterAsync()
    {
        _world.Host.Clock.Advance(Published);
        (await _values.EnterAsync(QueueWorld.Event, Value, CancellationToken.None)).Room.ShouldNotBeNull();
        _world.Host.Clock.Advance(-Published);
    }
}
