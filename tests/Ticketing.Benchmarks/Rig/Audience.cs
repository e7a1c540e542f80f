using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Ticketing.TestKit;

namespace Ticketing.Benchmarks.Rig;

/// <summary>
/// Many listeners of one stream of server-sent events, on raw sockets that one thread reads; it looks at the frames'
/// ids alone.
/// </summary>
internal sealed class Audience : IAsyncDisposable
{
    private const int MaxSequence = 100_000;
    private readonly long[] _lastRead = new long[MaxSequence]; // by sequence number: when the latest listener had it
    private readonly List<Socket> _sockets = [];
    private readonly Listener[] _listeners;
    private readonly Epoll _epoll = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _stop;
    private long _bytes;
    private long _frames;

    private Audience(int count)
    {
        _listeners = [.. Enumerable.Range(0, count).Select(_ => new Listener())];
        new Thread(ReadAll) { IsBackground = true, Name = "audience" }.Start();
    }

    /// <summary>Bytes of a frame, on average.</summary>
    public int BytesPerFrame => (int)(Volatile.Read(ref _bytes) / Math.Max(1, Volatile.Read(ref _frames)));

    /// <summary>Frames that all have read together.</summary>
    public long Frames => Volatile.Read(ref _frames);

    /// <summary>Connects all and waits until each has had its first frame.</summary>
    public static Task<Audience> JoinAsync(int port, string path, int count, long sequence) =>
        JoinAsync(port, _ => $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", count, sequence);

    /// <summary>The same, each with a request of its own; a sequence below 0 waits for nothing.</summary>
    public static async Task<Audience> JoinAsync(int port, Func<int, string> request, int count, long sequence)
    {
        var audience = new Audience(count);
        foreach (var group in Enumerable.Range(0, count).Chunk(100))
        {
            foreach (var i in group)
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                audience._sockets.Add(socket);
                await socket.ConnectAsync("127.0.0.1", port);
                await socket.SendAsync(Encoding.ASCII.GetBytes(request(i)));
                audience._listeners[i].Socket = socket.Handle;
                audience._epoll.Watch(socket.Handle, i);
            }

            await Eventually.TrueAsync(
                () => group.All(i => audience._listeners[i].Sequence >= sequence), "the listeners have their snapshot");
        }

        audience.CountAnew();
        return audience;
    }

    /// <summary>Forgets the frames so far.</summary>
    public void CountAnew()
    {
        Volatile.Write(ref _bytes, 0);
        Volatile.Write(ref _frames, 0);
    }

    /// <summary>By sequence number: when the last listener had read it.</summary>
    /// <exception cref="TimeoutException">Some listener did not get there.</exception>
    public async Task<long[]> AllHaveReadAsync(long sequence, TimeSpan patience)
    {
        await Eventually.TrueAsync(
            () => Array.TrueForAll(_listeners, l => l.Sequence >= sequence), "all listeners have the last change",
            patience);
        return _lastRead;
    }

    public async ValueTask DisposeAsync()
    {
        _stop = true;
        await _ended.Task;
        _sockets.ForEach(socket => socket.Dispose());
        _epoll.Dispose();
    }

    private void ReadAll()
    {
        var ready = new int[256];
        var buffer = new byte[64 * 1024];
        try
        {
            while (!_stop)
            {
                var count = _epoll.Wait(ready, 50);
                foreach (var index in ready.AsSpan(0, count))
                {
                    var listener = _listeners[index];
                    var kept = listener.Restore(buffer);
                    var got = Epoll.Read(listener.Socket, buffer.AsSpan(kept));
                    if (got == 0)
                    {
                        throw new InvalidOperationException("A stream ended before its listener left.");
                    }

                    _bytes += Math.Max(0, got);
                    _frames += listener.Scan(buffer.AsSpan(0, kept + Math.Max(0, got)), _lastRead);
                }
            }

            _ended.SetResult();
        }
        catch (Exception e)
        {
            _ended.SetException(e); // told to whoever disposes
        }
    }

    private sealed class Listener
    {
        private readonly byte[] _kept = new byte[32];
        private int _length;
        private long _sequence = -1;

        public nint Socket { get; set; }

        public long Sequence => Volatile.Read(ref _sequence);

        /// <summary>Puts back what may be the beginning of an id.</summary>
        public int Restore(Span<byte> buffer)
        {
            _kept.AsSpan(0, _length).CopyTo(buffer);
            return _length;
        }

        /// <summary>Notes ids; returns how many frames there were.</summary>
        public int Scan(Span<byte> text, long[] lastRead)
        {
            var rest = text;
            var frames = 0;
            while (rest.IndexOf("\nid: "u8) is >= 0 and var at)
            {
                var number = rest[(at + 5)..];
                var end = number.IndexOf((byte)'\n');
                if (end < 0)
                {
                    rest = rest[at..];
                    break;
                }

                frames++;
                if (Utf8Parser.TryParse(number, out long id, out _) && id > _sequence)
                {
                    Note(id, lastRead);
                }

                rest = number[end..];
            }

            var keep = rest[Math.Max(0, rest.Length - _kept.Length)..];
            keep.CopyTo(_kept);
            _length = keep.Length;
            return frames;
        }

        private void Note(long id, long[] lastRead)
        {
            var now = Stopwatch.GetTimestamp();
            if (_sequence >= 0)
            {
                lastRead.AsSpan((int)_sequence + 1, (int)(id - _sequence)).Fill(now);
            }

            Volatile.Write(ref _sequence, id);
        }
    }
}
