using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Ticketing.Benchmarks.Rig;

/// <summary>What a run of requests came to.</summary>
/// <param name="LatenciesMs">Of each request, from the moment it was meant to be sent.</param>
/// <param name="Elapsed">From the first request to the last answer.</param>
/// <param name="Refused">Answers other than 200 and 202.</param>
internal sealed record LoadResult(IReadOnlyCollection<double> LatenciesMs, TimeSpan Elapsed, int Refused)
{
    public double Rate => LatenciesMs.Count / Elapsed.TotalSeconds;
}

/// <summary>
/// Sends prepared requests on keep-alive connections, one in flight each, from one thread that writes and reads the
/// bytes itself. Open loop: a request has its time whatever became of the others, and its latency counts from that time
/// even when no connection was free. Without a rate: closed loop, as fast as the answers come.
/// </summary>
internal sealed class PostLoad : IDisposable
{
    private const int MaxConnections = 512;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);
    private readonly Socket[] _sockets;
    private readonly Epoll _epoll = new();
    private readonly Stack<int> _free = new();
    private readonly long[] _dueAt;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly int[] _expected;
    private readonly int[] _read;

    private PostLoad(int connections, int port)
    {
        _sockets = new Socket[connections];
        (_dueAt, _expected, _read) = (new long[connections], new int[connections], new int[connections]);
        for (var i = 0; i < connections; i++)
        {
            _sockets[i] = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            _sockets[i].Connect("127.0.0.1", port);
            _epoll.Watch(_sockets[i].Handle, i);
            _free.Push(i);
        }
    }

    /// <summary>A second's worth of requests is <paramref name="perSecond"/>; 0 for a closed loop.</summary>
    public static Task<LoadResult> RunAsync(int port, IReadOnlyList<byte[]> requests, int perSecond, int connections) =>
        Task.Factory.StartNew(
            () =>
            {
                using var load = new PostLoad(Math.Min(connections, MaxConnections), port);
                return load.Run(requests, perSecond);
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public void Dispose()
    {
        Array.ForEach(_sockets, socket => socket.Dispose());
        _epoll.Dispose();
    }

    private LoadResult Run(IReadOnlyList<byte[]> requests, int perSecond)
    {
        var latencies = new List<double>(requests.Count);
        var ready = new int[256];
        var (sent, refused) = (0, 0);
        var started = Stopwatch.GetTimestamp();
        while (latencies.Count < requests.Count)
        {
            var elapsed = Stopwatch.GetElapsedTime(started);
            if (elapsed > Patience + TimeSpan.FromSeconds(perSecond == 0 ? 0 : requests.Count / perSecond))
            {
                throw new TimeoutException($"{latencies.Count} of {requests.Count} requests were answered.");
            }

            var due = perSecond == 0
                ? requests.Count : Math.Min(requests.Count, (int)(elapsed.TotalSeconds * perSecond));
            while (sent < due && _free.TryPop(out var connection))
            {
                _dueAt[connection] = perSecond == 0
                    ? Stopwatch.GetTimestamp()
                    : started + (long)((double)sent / perSecond * Stopwatch.Frequency);
                Epoll.Write(_sockets[connection].Handle, requests[sent++]);
            }

            var count = _epoll.Wait(ready, 1);
            foreach (var connection in ready.AsSpan(0, count))
            {
                if (Receive(connection) is { } accepted)
                {
                    latencies.Add(Stopwatch.GetElapsedTime(_dueAt[connection]).TotalMilliseconds);
                    refused += accepted ? 0 : 1;
                    _free.Push(connection);
                }
            }
        }

        return new LoadResult(latencies, Stopwatch.GetElapsedTime(started), refused);
    }

    /// <summary>Null while the answer is not complete; else whether it was 200 or 202.</summary>
    private bool? Receive(int connection)
    {
        var got = Epoll.Read(_sockets[connection].Handle, _buffer);
        if (got <= 0)
        {
            return got == 0 ? throw new InvalidOperationException("The server hung up.") : null;
        }

        var text = _buffer.AsSpan(0, got);
        if (_read[connection] == 0)
        {
            // The head comes in one piece: it is one write of the server.
            var accepted = text.StartsWith("HTTP/1.1 202 "u8) || text.StartsWith("HTTP/1.1 200 "u8);
            _expected[connection] = accepted ? LengthOf(text) : -LengthOf(text);
        }

        _read[connection] += got;
        var expected = _expected[connection];
        var complete = Math.Abs(expected) == int.MaxValue
            ? text.EndsWith("0\r\n\r\n"u8)
            : _read[connection] >= Math.Abs(expected);
        if (!complete)
        {
            return null;
        }

        _read[connection] = 0;
        return expected > 0;
    }

    /// <summary>Of the whole answer; the largest number for one in chunks, which ends with an empty one.</summary>
    private static int LengthOf(ReadOnlySpan<byte> text)
    {
        var head = text.IndexOf("\r\n\r\n"u8);
        var at = text.IndexOf("Content-Length: "u8);
        if (at < 0 || at > head)
        {
            return int.MaxValue;
        }

        var digits = text[(at + 16)..];
        return head + 4 + int.Parse(digits[..digits.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }
}
