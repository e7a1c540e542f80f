using StackExchange.Redis;
using Ticketing.TestKit.Servers;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>
/// One server for all tests of the collection: <c>kvrocks</c> if it is on the PATH, else <c>redis-server</c>.
/// Tests use events of their own, so they share it.
/// </summary>
public sealed class KvrocksServer : IAsyncLifetime
{
    private static long _lastEvent;
    private RedisServer _server = null!;

    public IConnectionMultiplexer Connection { get; private set; } = null!;

    public IDatabase Database => Connection.GetDatabase();

    /// <summary>An event id that no other test has.</summary>
    public static EventId NextEvent() => new(Interlocked.Increment(ref _lastEvent));

    /// <summary>
    /// A connection of one's own. Asynchronous, because a blocked thread may be the one that
    /// completes answers.
    /// </summary>
    public Task<ConnectionMultiplexer> ConnectAsync() => ConnectionMultiplexer.ConnectAsync(
        $"{_server.Connection},abortConnect=true,allowAdmin=true");

    /// <summary>
    /// Ends a connection on another thread: it waits for its last answers, and would do so in vain on the thread that
    /// reads them, where what follows an awaited command may run.
    /// </summary>
    public static Task EndAsync(IConnectionMultiplexer connection) => Task.Run(connection.Dispose);

    public async Task InitializeAsync()
    {
        _server = await RedisServer.StartAsync(preferKvrocks: true);
        Connection = await ConnectAsync();
    }

    public async Task DisposeAsync()
    {
        if (Connection is not null)
        {
            await EndAsync(Connection);
        }

        await _server.DisposeAsync();
    }
}

/// <summary>Tests that share the server.</summary>
[CollectionDefinition(Name)]
public sealed class KvrocksCollection : ICollectionFixture<KvrocksServer>
{
    public const string Name = "kvrocks";
}
