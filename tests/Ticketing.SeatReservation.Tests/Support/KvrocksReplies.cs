using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>
/// Stands before a real server and answers two requests as Kvrocks 2.10.1 does where Redis answers otherwise: a
/// <c>FUNCTION LOAD</c> by an empty status (<c>+\r\n</c>), and an <c>FCALL</c> of an unknown function by Kvrocks's text.
/// </summary>
internal sealed class KvrocksReplies : IDisposable
{
    private static readonly byte[] EmptyStatus = "+\r\n"u8.ToArray();
    private static readonly byte[] UnknownFunction = "-ERR No such function name found in storage\r\n"u8.ToArray();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _clients = [];
    private readonly int _serverPort;
    private int _loads;
    private int _unknownFunctions;

    public KvrocksReplies(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        Start(Accept);
    }

    private enum Request
    {
        Other,
        Load,
        Call,
    }

    /// <summary><c>host:port</c> for a client.</summary>
    public string Endpoint => _listener.LocalEndpoint.ToString()!;

    /// <summary>Answers to <c>FUNCTION LOAD</c> that were replaced.</summary>
    public int Loads => _loads;

    /// <summary>Answers to <c>FCALL</c> that were replaced.</summary>
    public int UnknownFunctions => _unknownFunctions;

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var client in _clients)
        {
            client.Dispose();
        }
    }

    /// <summary>Threads, because a proxy that shares the pool with the client under test could starve it.</summary>
    private static void Start(Action work) => new Thread(() =>
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // One side has closed the connection, or the test is over.
        }
    })
    { IsBackground = true }.Start();

    private void Accept()
    {
        while (true)
        {
            var client = Keep(_listener.AcceptTcpClient());
            var server = Keep(new TcpClient("127.0.0.1", _serverPort));
            var requests = new ConcurrentQueue<Request>();
            Start(() => PassRequests(client.GetStream(), server.GetStream(), requests));
            Start(() => PassAnswers(server.GetStream(), client.GetStream(), requests));
        }
    }

    private TcpClient Keep(TcpClient client)
    {
        client.NoDelay = true;
        _clients.Add(client);
        return client;
    }

    private static void PassRequests(NetworkStream client, NetworkStream server, ConcurrentQueue<Request> requests)
    {
        var pipe = new RespPipe(client);
        while (true)
        {
            var request = pipe.Read();
            requests.Enqueue(KindOf(request));
            server.Write(request);
        }
    }

    private void PassAnswers(NetworkStream server, NetworkStream client, ConcurrentQueue<Request> requests)
    {
        var pipe = new RespPipe(server);
        while (true)
        {
            var answer = pipe.Read();
            client.Write(requests.TryDequeue(out var request) ? Replace(request, answer) : answer);
        }
    }

    private byte[] Replace(Request request, byte[] answer)
    {
        if (request == Request.Load && answer[0] == '$')
        {
            Interlocked.Increment(ref _loads);
            return EmptyStatus;
        }

        if (request == Request.Call && answer.AsSpan().StartsWith("-ERR Function not found"u8))
        {
            Interlocked.Increment(ref _unknownFunctions);
            return UnknownFunction;
        }

        return answer;
    }

    /// <summary>For example <c>*4\r\n$8\r\nFUNCTION\r\n$4\r\nLOAD\r\n$7\r\nREPLACE\r\n…</c>.</summary>
    private static Request KindOf(byte[] request)
    {
        const int NameLength = 64;
        var parts = Encoding.ASCII.GetString(request, 0, Math.Min(request.Length, NameLength)).Split("\r\n");
        return parts switch
        {
            [_, _, "FUNCTION", _, "LOAD", ..] => Request.Load,
            [_, _, "FCALL", ..] => Request.Call,
            _ => Request.Other,
        };
    }
}
