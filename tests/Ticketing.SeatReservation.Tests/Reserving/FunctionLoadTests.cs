using StackExchange.Redis;
using Ticketing.SeatReservation.Reserving;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;
using Ticketing.TestKit.Servers;

namespace Ticketing.SeatReservation.Tests.Reserving;

/// <summary>
/// Many calls at a server that is given the functions at the same moment. Kvrocks answers <c>FUNCTION LOAD</c> by an
/// empty status, after which an old client paired each answer of the connection with the request before its own.
/// </summary>
public sealed class FunctionLoadTests : IAsyncLifetime
{
    private const int Rounds = 5;
    private const int CallsPerRound = 100; // a seat each
    private const int CallsPerLoad = 10;

    private readonly EventId _event = KvrocksServer.NextEvent();
    private RedisServer _server = null!;

    public async Task InitializeAsync() => _server = await RedisServer.StartAsync(preferKvrocks: true);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Each_answer_belongs_to_its_request_while_functions_are_loaded() =>
        await BurstAsync(_server.Endpoint);

    [Fact]
    public async Task Each_answer_belongs_to_its_request_when_the_load_is_answered_by_an_empty_status()
    {
        using var kvrocks = new KvrocksReplies(_server.Port);

        await BurstAsync(kvrocks.Endpoint);

        if (Path.GetFileName(_server.Program) == "redis-server")
        {
            kvrocks.Loads.ShouldBeGreaterThanOrEqualTo(Rounds * CallsPerRound / CallsPerLoad);
            kvrocks.UnknownFunctions.ShouldBeGreaterThanOrEqualTo(Rounds, "each round began without the functions");
        }
    }

    private async Task BurstAsync(string endpoint)
    {
        var connection = await ConnectionMultiplexer.ConnectAsync(
            $"{endpoint},connectTimeout=60000,syncTimeout=20000,asyncTimeout=60000");
        var engine = new SeatEngine(connection);
        var section = await engine.OpenAsync(_event, Support.Plans.Block(1, Rounds, CallsPerRound));
        for (var round = 1; round <= Rounds; round++)
        {
            await ForgetFunctionsAsync(connection.GetDatabase());
            await Task.WhenAll(Enumerable.Range(1, CallsPerRound)
                .SelectMany(seat => CallsOf(connection.GetDatabase(), engine, section, round, seat)));
        }

        (await LiveState.SeatsAsync(connection.GetDatabase(), section, 1)).ShouldNotContain('0');
        await LiveState.CountersShouldAgreeAsync(connection.GetDatabase(), section);
        await KvrocksServer.EndAsync(connection);
    }

    private IEnumerable<Task> CallsOf(IDatabase database, SeatEngine engine, LiveSection section, int row, int seat)
    {
        yield return EchoAsync(database, $"before {row} {seat}");
        yield return ReserveAsync(engine, section, row, seat);
        if (seat % CallsPerLoad == 0)
        {
            yield return SeatFunction.LoadAsync(database);
        }

        yield return EchoAsync(database, $"after {row} {seat}");
    }

    private static async Task EchoAsync(IDatabase database, string text) =>
        ((string?)await database.ExecuteAsync("ECHO", text)).ShouldBe(text);

    private async Task ReserveAsync(SeatEngine engine, LiveSection section, int row, int seat)
    {
        var answer = await engine.ReserveAsync(section, SeatEngine.Manual(_event, true, [1, row, seat]));
        answer.State.ShouldBe(ReservationState.Reserved);
        answer.Taken.ShouldBe([new SeatPlace(1, ((row - 1) * CallsPerRound) + seat - 1)]);
    }

    /// <summary>By name, as Kvrocks knows no FLUSH of functions.</summary>
    internal static async Task ForgetFunctionsAsync(IDatabase database)
    {
        await SeatFunction.LoadAsync(database);
        await database.ExecuteAsync("FUNCTION", "DELETE", SeatFunction.LibraryName);
    }
}
