using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>A call of a function or script: the keys that it declared and those that it was seen to use.</summary>
/// <param name="Command">FCALL, EVAL or EVALSHA.</param>
/// <param name="Name">The function's name, the script's first line or its SHA-1.</param>
/// <param name="Declared">KEYS.</param>
internal sealed record ScriptCall(string Command, string Name, IReadOnlySet<string> Declared)
{
    public HashSet<string> Read { get; } = [];

    public HashSet<string> Written { get; } = [];
}

/// <summary>
/// The calls that a Redis server ran, as its <c>MONITOR</c> shows them: each call, then the commands of its script.
/// <c>1795939027.57 [0 127.0.0.1:52768] "FCALL" "f" "1" "k"</c>, <c>1795939027.58 [0 lua] "SET" "k" "v"</c>.
/// </summary>
internal sealed partial class ScriptCalls : IDisposable
{
    private static readonly HashSet<string> WithoutKeys = ["TIME"];
    private static readonly HashSet<string> ReadingOne = ["GET", "HGET", "HEXISTS", "XRANGE", "EXISTS"];
    private static readonly HashSet<string> WritingOne =
        ["SET", "INCR", "XADD", "HSET", "HSETNX", "EXPIRE", "PEXPIREAT", "SETRANGE", "APPEND"];

    private readonly TcpClient _client;
    private readonly StreamReader _lines;

    private ScriptCalls(TcpClient client) =>
        (_client, _lines) = (client, new StreamReader(client.GetStream(), Encoding.Latin1));

    public static async Task<ScriptCalls> WatchAsync(int port)
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        await client.GetStream().WriteAsync("MONITOR\r\n"u8.ToArray());
        var calls = new ScriptCalls(client);
        (await calls._lines.ReadLineAsync()).ShouldBe("+OK");
        return calls;
    }

    /// <summary>All calls since the last, up to an <c>ECHO</c> of this text.</summary>
    public async Task<IReadOnlyList<ScriptCall>> ReadUntilEchoAsync(string end)
    {
        var calls = new List<ScriptCall>();
        while (await _lines.ReadLineAsync() is { } line)
        {
            string[] command = [.. Word().Matches(line[line.IndexOf(']')..]).Select(m => m.Groups[1].Value)];
            if (command[0] == "ECHO" && command[1] == end)
            {
                return calls;
            }

            if (line.Contains(" lua] ", StringComparison.Ordinal))
            {
                Note(calls[^1], command);
            }
            else if (command[0] is "FCALL" or "EVAL" or "EVALSHA")
            {
                var keys = int.Parse(command[2], CultureInfo.InvariantCulture);
                var name = command[1].Split("\\n")[0]; // MONITOR writes the end of a line so
                calls.Add(new ScriptCall(command[0], name, command.Skip(3).Take(keys).ToHashSet()));
            }
        }

        throw new EndOfStreamException("The server ended before the test did.");
    }

    public void Dispose()
    {
        _lines.Dispose();
        _client.Dispose();
    }

    private static void Note(ScriptCall call, string[] command)
    {
        var name = command[0].ToUpperInvariant();
        if (name == "MGET")
        {
            call.Read.UnionWith(command[1..]);
        }
        else if (name == "MSET")
        {
            call.Written.UnionWith(command[1..].Where((_, i) => i % 2 == 0));
        }
        else if (ReadingOne.Contains(name) || WritingOne.Contains(name))
        {
            (WritingOne.Contains(name) ? call.Written : call.Read).Add(command[1]);
        }
        else if (!WithoutKeys.Contains(name))
        {
            throw new NotSupportedException($"Say here which of its arguments are keys: {name}");
        }
    }

    [GeneratedRegex("""
        "((?:[^"\\]|\\.)*)"
        """)]
    private static partial Regex Word();
}
