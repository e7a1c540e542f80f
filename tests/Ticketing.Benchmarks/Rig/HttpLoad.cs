using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Ticketing.Benchmarks.Rig;

/// <summary>
/// A closed loop of GETs on keep-alive connections, one in flight each. Talks HTTP by hand, because a client library
/// would cost more than the servers it is to measure.
/// </summary>
internal static class HttpLoad
{
    private const int Connections = 32;

    /// <summary>Answers a second.</summary>
    public static async Task<double> RateAsync(int port, string path, TimeSpan window)
    {
        var length = (await OneAsync(port, path)).TotalLength;
        var request = RequestOf(path);
        var started = Stopwatch.GetTimestamp();
        var done = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            using var socket = await ConnectAsync(port);
            var buffer = new byte[Math.Max(64 * 1024, length)];
            var count = 0;
            for (; Stopwatch.GetElapsedTime(started) < window; count++)
            {
                await socket.SendAsync(request);
                for (var read = 0; read < length;)
                {
                    var got = await socket.ReceiveAsync(buffer.AsMemory(read));
                    read += got > 0 ? got : throw new InvalidOperationException($"{path}: the server hung up.");
                }

                if (!buffer.AsSpan().StartsWith("HTTP/1.1 200 "u8))
                {
                    throw new InvalidOperationException($"{path}: {Encoding.ASCII.GetString(buffer, 0, 200)}");
                }
            }

            return count;
        })));
        return done.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>One GET: how long the answer is with its head, and without.</summary>
    public static async Task<(int TotalLength, int BodyLength)> OneAsync(int port, string path)
    {
        using var socket = await ConnectAsync(port);
        await socket.SendAsync(RequestOf(path));
        var buffer = new byte[1024 * 1024];
        var read = 0;
        while (true)
        {
            var got = await socket.ReceiveAsync(buffer.AsMemory(read));
            read += got > 0 ? got : throw new InvalidOperationException($"{path}: the server hung up.");
            var end = buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                var head = Encoding.ASCII.GetString(buffer, 0, end);
                var line = head.Split("\r\n").FirstOrDefault(l =>
                    l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
                return head.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal) && line is not null
                    ? (end + 4 + LengthOf(line), LengthOf(line))
                    : throw new InvalidOperationException($"{path}: {head}");
            }
        }
    }

    private static int LengthOf(string header) =>
        int.Parse(header.AsSpan(header.IndexOf(':', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);

    private static byte[] RequestOf(string path) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n\r\n");

    private static async Task<Socket> ConnectAsync(int port)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync("127.0.0.1", port);
        return socket;
    }
}
