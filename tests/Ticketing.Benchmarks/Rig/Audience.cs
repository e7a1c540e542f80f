using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Ticketing.TestKit;

namespace Ticketing.Benchmarks.Rig;

/// <summary>Many listeners of one stream of seat changes, on raw sockets; reads only the frames' ids.</summary>
internal sealed class Audience : IAsyncDisposable
{
    private const int MaxSequence = 100_000;
    private readonly long[] _lastRead = new long[MaxSequence]; // by sequence number: when the latest listener had it
    private readonly List<Listener> _listeners = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _reading = [];

    /// <summary>Connects all and waits until each has had its first frame.</summary>
    public static async Task<Audience> JoinAsync(int port, string path, int count, long sequence)
    {
        var audience = new Audience();
        var request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        foreach (var group in Enumerable.Range(0, count).Chunk(100))
        {
            var joined = await Task.WhenAll(group.Select(async _ =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync("127.0.0.1", port);
                await socket.SendAsync(request);
                return new Listener(socket);
            }));
            audience._listeners.AddRange(joined);
            audience._reading.AddRange(joined.Select(l => l.ReadAsync(audience._lastRead, audience._stop.Token)));
            await Eventually.TrueAsync(
                () => joined.All(l => l.Sequence >= sequence), "the listeners have their snapshot");
        }

        return audience;
    }

    /// <summary>By sequence number: when the last listener had read it.</summary>
    /// <exception cref="TimeoutException">Some listener did not get there.</exception>
    public async Task<long[]> AllHaveReadAsync(long sequence, TimeSpan patience)
    {
        await Eventually.TrueAsync(
            () => _listeners.TrueForAll(l => l.Sequence >= sequence), "all listeners have the last change", patience);
        return _lastRead;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listeners.ForEach(listener => listener.Dispose());
        await Task.WhenAll(_reading);
        _stop.Dispose();
    }

    private sealed class Listener(Socket socket) : IDisposable
    {
        private readonly byte[] _buffer = new byte[16 * 1024];
        private int _kept;
        private long _sequence = -1;

        public long Sequence => Volatile.Read(ref _sequence);

        public async Task ReadAsync(long[] lastRead, CancellationToken cancellation)
        {
            try
            {
                while (true)
                {
                    var got = await socket.ReceiveAsync(_buffer.AsMemory(_kept), cancellation);
                    if (got == 0)
                    {
                        throw new InvalidOperationException("A stream ended before its listener left.");
                    }

                    Scan(_buffer.AsSpan(0, _kept + got), lastRead);
                }
            }
            catch (Exception e) when (cancellation.IsCancellationRequested
                && e is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                // The run is over.
            }
        }

        public void Dispose() => socket.Dispose();

        /// <summary>Notes ids and keeps what may be the beginning of one.</summary>
        private void Scan(Span<byte> text, long[] lastRead)
        {
            var rest = text;
            while (rest.IndexOf("\nid: "u8) is >= 0 and var at)
            {
                var number = rest[(at + 5)..];
                var end = number.IndexOf((byte)'\n');
                if (end < 0)
                {
                    rest = rest[at..];
                    break;
                }

                if (Utf8Parser.TryParse(number, out long id, out _) && id > _sequence)
                {
                    Note(id, lastRead);
                }

                rest = number[end..];
            }

            var keep = rest[Math.Max(0, rest.Length - 32)..];
            keep.CopyTo(_buffer);
            _kept = keep.Length;
        }

        /// <summary>Listeners race, but the clock only grows and a lost update is microseconds old.</summary>
        private void Note(long id, long[] lastRead)
        {
            var now = Stopwatch.GetTimestamp();
            if (_sequence >= 0)
            {
                for (var s = _sequence + 1; s <= id; s++)
                {
                    lastRead[s] = Math.Max(lastRead[s], now);
                }
            }

            Volatile.Write(ref _sequence, id);
        }
    }
}
