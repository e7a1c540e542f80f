using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using StackExchange.Redis;
using Ticketing.Benchmarks.Rig;

namespace Ticketing.Benchmarks.Measures;

/// <summary>
/// The least that reserving a seat can cost on the store: one EVALSHA that reads two bits, sets them and counts one
/// row and one subsection down. No record, no answer, no change stream. One connection, 32 calls in flight, written and
/// read in bulk without a client library.
/// </summary>
internal sealed class RawReserve
{
    private const int InFlight = 32;

    private const string Script = """
        if redis.call('BITFIELD', KEYS[1], 'GET', 'u2', ARGV[1])[1] ~= 0 then return 0 end
        redis.call('BITFIELD', KEYS[1], 'SET', 'u2', ARGV[1], 1)
        redis.call('DECR', KEYS[2])
        redis.call('DECR', KEYS[3])
        return 1
        """;

    private readonly IDatabase _database;
    private readonly int _port;
    private readonly List<byte[]> _batches = [];

    private RawReserve(IDatabase database, int port, string sha)
    {
        (_database, _port) = (database, port);
        for (var first = 0; first + InFlight <= Halls.SeatsPerSubsection * 100; first += InFlight)
        {
            _batches.Add(Encoding.ASCII.GetBytes(string.Concat(
                Enumerable.Range(first, InFlight).Select(seat => Call(sha, seat)))));
        }
    }

    public static async Task<RawReserve> PrepareAsync(BenchmarkRig rig)
    {
        var sha = (string)(await rig.Database.ExecuteAsync("SCRIPT", "LOAD", Script))!;
        return new RawReserve(rig.Database, rig.Store.Port, sha);
    }

    /// <summary>Seats reserved a second; the hall is emptied whenever it is full.</summary>
    public async Task<double> RateAsync(TimeSpan window)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", _port);
        var answer = new byte[InFlight * 4]; // ":1\r\n" each
        long done = 0;
        TimeSpan spent = default;
        while (spent < window)
        {
            await EmptyAsync();
            var started = Stopwatch.GetTimestamp();
            done += Fill(client.Client, answer, window - spent);
            spent += Stopwatch.GetElapsedTime(started);
        }

        await EmptyAsync();
        return done / spent.TotalSeconds;
    }

    /// <summary>Blocking calls: there is no faster way to wait for a socket, and nothing else to do.</summary>
    private long Fill(Socket socket, byte[] answer, TimeSpan window)
    {
        var started = Stopwatch.GetTimestamp();
        long done = 0;
        foreach (var batch in _batches)
        {
            socket.Send(batch);
            for (var read = 0; read < answer.Length;)
            {
                read += socket.Receive(answer.AsSpan(read));
            }

            if (answer[1] != '1' || answer[^3] != '1')
            {
                throw new InvalidOperationException("The raw script gave no seat: " + Encoding.ASCII.GetString(answer));
            }

            done += InFlight;
            if (Stopwatch.GetElapsedTime(started) > window)
            {
                break;
            }
        }

        return done;
    }

    private Task<long> EmptyAsync() => _database.KeyDeleteAsync(
        [.. Enumerable.Range(0, 100).SelectMany(s => new RedisKey[] { $"raw:{s}", $"raw:{s}:avail", $"raw:{s}:row" })]);

    private static string Call(string sha, int seat)
    {
        var (subsection, index) = (seat / Halls.SeatsPerSubsection, seat % Halls.SeatsPerSubsection);
        string[] parts =
        [
            "EVALSHA", sha, "3", $"raw:{subsection}", $"raw:{subsection}:avail", $"raw:{subsection}:row",
            $"{2 * index}",
        ];
        return $"*{parts.Length}\r\n" + string.Concat(parts.Select(p => $"${p.Length}\r\n{p}\r\n"));
    }
}
