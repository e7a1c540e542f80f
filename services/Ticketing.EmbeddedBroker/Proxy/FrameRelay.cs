using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Net.Sockets;

namespace Ticketing.EmbeddedBroker.Proxy;

/// <summary>Decides about the frames of one direction of a connection.</summary>
internal interface IFrameFilter
{
    /// <summary>Bytes of a frame, size field included, that <see cref="WantsWhole"/> is shown.</summary>
    int HeadBytes { get; }

    /// <summary>False lets the frame pass untouched, and unread.</summary>
    bool WantsWhole(ReadOnlySpan<byte> head);

    /// <summary>What is sent on instead of a frame that was wanted.</summary>
    byte[] Replace(byte[] frame);
}

/// <summary>
/// Copies one direction of a connection, frame by frame (<c>size INT32</c>, then that many bytes). Frames
/// that the filter does not want pass in whole runs, however they lie in the buffers.
/// </summary>
internal sealed class FrameRelay(Socket from, Socket to, IFrameFilter filter)
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>
    /// As the broker's own limit for a request (<c>socket.request.max.bytes</c>): more is not this protocol.
    /// </summary>
    private const int MaxFrameBytes = 100 * 1024 * 1024;

    /// <summary>Frames that are looked into are held in memory; metadata of 10,000 partitions is 0.4 MB.</summary>
    private const int MaxHeldBytes = 16 * 1024 * 1024;

    /// <summary>Bytes of a frame already let through that have not come yet.</summary>
    private long _owed;

    /// <summary>Ends when the sender has closed its side; the receiver is then told so.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var stream = new NetworkStream(from, ownsSocket: false);
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: BufferBytes));
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(cancellationToken);
                var rest = await PassAsync(read.Buffer, cancellationToken);
                reader.AdvanceTo(rest, read.Buffer.End);
                if (read.IsCompleted)
                {
                    to.Shutdown(SocketShutdown.Send);
                    return;
                }
            }
        }
        finally
        {
            await reader.CompleteAsync();
        }
    }

    /// <summary>Sends on what it can of the buffer and returns where the first unfinished frame begins.</summary>
    private async ValueTask<SequencePosition> PassAsync(
        ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        var rest = buffer;
        while (true)
        {
            var run = Untouched(rest, out var wanted);
            await SendAsync(rest.Slice(0, run), cancellationToken);
            rest = rest.Slice(run);
            if (wanted == 0 || rest.Length < wanted)
            {
                return rest.Start;
            }

            await SendAsync(
                new ReadOnlySequence<byte>(filter.Replace(rest.Slice(0, wanted).ToArray())), cancellationToken);
            rest = rest.Slice(wanted);
        }
    }

    /// <summary>
    /// How many bytes from the start may pass as they are; <paramref name="wanted"/> is the size of the frame
    /// after them that the filter wants, or 0.
    /// </summary>
    private long Untouched(ReadOnlySequence<byte> buffer, out int wanted)
    {
        wanted = 0;
        Span<byte> head = stackalloc byte[filter.HeadBytes];
        long run = 0;
        while (true)
        {
            var now = Math.Min(_owed, buffer.Length - run);
            run += now;
            _owed -= now;
            if (buffer.Length - run < head.Length)
            {
                return run;
            }

            buffer.Slice(run, head.Length).CopyTo(head);
            var size = BinaryPrimitives.ReadInt32BigEndian(head);
            if (size < head.Length - sizeof(int) || size > MaxFrameBytes)
            {
                throw new InvalidDataException($"A frame of {size} bytes is not of the Kafka protocol.");
            }

            if (!filter.WantsWhole(head))
            {
                _owed = size + sizeof(int);
            }
            else if (size > MaxHeldBytes)
            {
                throw new InvalidDataException($"A frame of {size} bytes is too large to look into.");
            }
            else
            {
                wanted = size + sizeof(int);
                return run;
            }
        }
    }

    private async ValueTask SendAsync(ReadOnlySequence<byte> bytes, CancellationToken cancellationToken)
    {
        foreach (var segment in bytes)
        {
            for (var left = segment; left.Length > 0;)
            {
                left = left[await to.SendAsync(left, SocketFlags.None, cancellationToken)..];
            }
        }
    }
}
