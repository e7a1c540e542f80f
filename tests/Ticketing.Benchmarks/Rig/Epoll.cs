using System.Runtime.InteropServices;

namespace Ticketing.Benchmarks.Rig;

/// <summary>
/// The little of Linux's epoll(7) that a load generator with thousands of connections on one thread needs: the
/// framework's sockets would cost as much as the servers that are measured. Linux only, as the whole program.
/// </summary>
internal sealed partial class Epoll : IDisposable
{
    private const int Add = 1;
    private const uint Readable = 1;
    private const int DontWait = 0x40;
    private const int NoSignal = 0x4000;
    private const int MaxEvents = 256;
    private readonly int _epoll = Checked(epoll_create1(0));
    private readonly byte[] _events = new byte[MaxEvents * EventBytes];

    /// <summary>struct epoll_event is packed on x86-64 alone: 4 bytes of flags, then 8 of data.</summary>
    private static readonly int DataAt = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;

    private static readonly int EventBytes = DataAt + 8;

    /// <summary>From now on <see cref="Wait"/> tells the index when the socket can be read.</summary>
    public void Watch(nint socket, int index)
    {
        Span<byte> wanted = stackalloc byte[16];
        wanted.Clear();
        MemoryMarshal.Write(wanted, Readable);
        MemoryMarshal.Write(wanted[DataAt..], (long)index);
        Checked(epoll_ctl(_epoll, Add, (int)socket, ref MemoryMarshal.GetReference(wanted)));
    }

    /// <summary>Indexes of what can be read; none after <paramref name="atMostMs"/>.</summary>
    public int Wait(Span<int> ready, int atMostMs)
    {
        var got = epoll_wait(_epoll, ref _events[0], Math.Min(MaxEvents, ready.Length), atMostMs);
        for (var i = 0; i < got; i++)
        {
            ready[i] = (int)MemoryMarshal.Read<long>(_events.AsSpan((i * EventBytes) + DataAt));
        }

        return Math.Max(0, got); // below zero: a signal came
    }

    /// <summary>Bytes read; 0 at the end of the connection, below 0 when there is nothing (now).</summary>
    public static int Read(nint socket, Span<byte> into) =>
        (int)recv((int)socket, ref MemoryMarshal.GetReference(into), into.Length, DontWait);

    /// <summary>Sends all of a small message.</summary>
    /// <exception cref="InvalidOperationException">The socket's buffer did not take it.</exception>
    public static void Write(nint socket, ReadOnlySpan<byte> message)
    {
        if (send((int)socket, ref MemoryMarshal.GetReference(message), message.Length, NoSignal) != message.Length)
        {
            throw new InvalidOperationException("A request could not be sent as a whole.");
        }
    }

    public void Dispose() => Checked(close(_epoll));

    private static int Checked(int result) => result >= 0
        ? result
        : throw new InvalidOperationException($"epoll failed with errno {Marshal.GetLastPInvokeError()}.");

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_create1(int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_ctl(int epoll, int operation, int socket, ref byte wanted);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_wait(int epoll, ref byte events, int max, int timeoutMs);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint recv(int socket, ref byte into, nint length, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint send(int socket, ref byte message, nint length, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int close(int descriptor);
}
