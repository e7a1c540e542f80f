using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.Reconciling;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;
using Ticketing.TestKit.Servers;

namespace Ticketing.SeatReservation.Tests.Reserving;

/// <summary>
/// Kvrocks 2.12 and 2.13 run functions and scripts side by side and lock the keys that they declare, no others. So
/// every key is declared, but for the counters of rows: whoever uses one declares the bits of its subsection, whose
/// lock keeps all others away from its rows. On Redis, whose MONITOR shows what a script does.
/// </summary>
public sealed class DeclaredKeysTests : IAsyncLifetime
{
    private const int Functions = 4;
    private const int Scripts = 5;

    private readonly EventId _event = KvrocksServer.NextEvent();
    private RedisServer _server = null!;
    private ConnectionMultiplexer _connection = null!;

    public async Task InitializeAsync()
    {
        _server = await RedisServer.StartAsync();
        _connection = await ConnectionMultiplexer.ConnectAsync(_server.Connection);
    }

    public async Task DisposeAsync()
    {
        await KvrocksServer.EndAsync(_connection);
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Every_key_is_declared_or_guarded_by_the_bits_of_its_subsection()
    {
        using var watch = await ScriptCalls.WatchAsync(_server.Port);
        await DoEverythingAsync();
        var calls = await EndAsync(watch);

        var ran = calls.Where(call => call.Written.Count > 0).Select(call => (call.Command, call.Name)).ToHashSet();
        ran.Count(call => call.Command == "FCALL").ShouldBe(Functions);
        ran.Count(call => call.Command == "EVAL").ShouldBe(Scripts, "a new server is given each text");
        calls.SelectMany(call => call.Written.Except(call.Declared)).ShouldContain(key => key.StartsWith("row_avail:"));

        calls.SelectMany(Unguarded).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_function_declares_the_keys_of_its_event_so_calls_of_one_event_queue_up()
    {
        using var watch = await ScriptCalls.WatchAsync(_server.Port);
        await DoEverythingAsync();
        var calls = (await EndAsync(watch)).Where(call => call.Command == "FCALL").ToList();

        calls.Count.ShouldBeGreaterThanOrEqualTo(Functions);
        string[] keys = [KvrocksKeys.EventPlan(_event)!, KvrocksKeys.Changes(_event)!, KvrocksKeys.Sequence(_event)!];
        calls.ShouldAllBe(call => call.Declared.IsSupersetOf(keys));
    }

    [Theory]
    [InlineData("redis.call('SET', 'seats_bf:1:A-1', 'x')", "")]
    [InlineData("redis.call('MGET', KEYS[1], 'subsection_avail:1:A-1')", "seats_bf:1:A-1")]
    [InlineData("redis.call('SET', 'row_avail:1:A-1:5', 1)", "seats_bf:1:A-2")]
    public async Task Twin_an_undeclared_key_is_found(string script, string declared)
    {
        using var watch = await ScriptCalls.WatchAsync(_server.Port);
        RedisKey[] keys = declared == "" ? [] : [declared];
        await _connection.GetDatabase().ExecuteAsync("EVAL", [script, keys.Length, .. keys.Cast<object>()]);

        (await EndAsync(watch)).SelectMany(Unguarded).ShouldHaveSingleItem();
    }

    /// <summary>Keys that others may use at the same time.</summary>
    private static IEnumerable<string> Unguarded(ScriptCall call) =>
        from key in call.Read.Concat(call.Written).Distinct()
        where !call.Declared.Contains(key) && !(BitsOfRow(key) is { } bits && call.Declared.Contains(bits))
        select $"{call.Name}: {key}";

    /// <summary><c>row_avail:1:A-1:5</c> is guarded by <c>seats_bf:1:A-1</c>.</summary>
    private static string? BitsOfRow(string key) => key.StartsWith("row_avail:", StringComparison.Ordinal)
        ? $"seats_bf:{key["row_avail:".Length..key.LastIndexOf(':')]}"
        : null;

    private async Task<IReadOnlyList<ScriptCall>> EndAsync(ScriptCalls watch)
    {
        await _connection.GetDatabase().ExecuteAsync("ECHO", "the end");
        return await watch.ReadUntilEchoAsync("the end");
    }

    /// <summary>Each function and script, with calls that write and over more than one subsection.</summary>
    private async Task DoEverythingAsync()
    {
        var engine = new SeatEngine(_connection);
        var section = await engine.OpenAsync(_event, Support.Plans.Block(1, 3, 4), Support.Plans.Block(2, 3, 4));
        var held = SeatEngine.Manual(_event, false, [1, 1, 1], [2, 3, 4]);
        var sold = SeatEngine.Best(_event, 3);
        var crowd = SeatEngine.Best(_event, 10); // not in one row, nor in one subsection
        var place = (await engine.Reserve.RunAsync(section, [held, sold, crowd]))[1].Taken[0];
        await engine.ReleaseAsync(section, held, [1, 1, 1], [2, 3, 4]);
        await engine.FinalizeAsync(section, sold, [place.Subsection, (place.Index / 4) + 1, (place.Index % 4) + 1]);
        var kept = SeatEngine.Manual(_event, false, [2, 3, 4]);
        await engine.ReserveAsync(section, kept);
        await engine.ReserveAsync(
            section, SeatEngine.Manual(_event, true, [2, 3, 4]) with { TakenFrom = kept.BookingId });
        await MendAsync(section, sold.BookingId);
        var larger = Support.Plans.Section(Support.Plans.Block(1, 4, 4), Support.Plans.Block(2, 3, 4)) with { Edition = 2 };
        await engine.ChangePlan.RunAsync(new ChangeSeatPlan(_event, "TWD", larger));
        await new KvrocksEventDirectory(_connection).SaveAsync(new FixedDirectory(_event, "A").All.ToList(), default);
        (await engine.Reserve.RunAsync(section, [SeatEngine.Best(_event, 1)])).ShouldHaveSingleItem();
    }

    private async Task MendAsync(LiveSection section, BookingId booking)
    {
        var mend = new SubsectionMend(_connection, Options.Create(new SeatStateOptions()), TimeProvider.System);
        var sequence = (long)await _connection.GetDatabase().StringGetAsync(KvrocksKeys.Sequence(_event));
        var subsection = section.Shape.Subsections[0];
        SeatCorrection[] corrections =
        [
            new(0, SeatStatus.Available, SeatStatus.Sold, booking, Mark: 'S'),
            new(1, SeatStatus.Reserved, SeatStatus.Available, booking, Mark: SeatCorrection.GaveBackMark),
            new(1, SeatStatus.Sold, SeatStatus.Available, booking, Mark: SeatCorrection.GaveBackMark),
        ];
        (await mend.RunAsync(section.Shape, subsection, null, sequence, corrections)).Seats.ShouldBeGreaterThan(0);
        await _connection.GetDatabase().KeyDeleteAsync(KvrocksKeys.SeatBits(_event, "A", subsection.Number));
        (await mend.RunAsync(section.Shape, subsection, subsection.InitialBits(), sequence, [])).Made.ShouldBeTrue();
    }
}
