using System.Net.Sockets;
using System.Text;

namespace Ticketing.System.Tests.Running;

/// <summary>
/// Says one command to a Redis server on a plain socket (RESP 2): <c>*1\r\n$8\r\nFLUSHALL\r\n</c>.
/// </summary>
internal static class RedisCommands
{
    /// <summary>
    /// Empties the server that a connection string such as <c>127.0.0.1:6379,password=x</c> names.
    /// </summary>
    public static async Task FlushAllAsync(string connectionString)
    {
        var parts = connectionString.Split(',');
        var address = parts[0].Split(':');
        var password = parts.Single(p => p.StartsWith("password=", StringComparison.Ordinal))["password=".Length..];
        using var client = new TcpClient();
        await client.ConnectAsync(address[0], int.Parse(address[1]));
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        foreach (var command in new[] { new[] { "AUTH", password }, ["FLUSHALL"] })
        {
            var words = command.Select(word => $"${word.Length}\r\n{word}\r\n");
            var text = $"*{command.Length}\r\n" + string.Concat(words);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(text));
            Assert.Equal("+OK", await reader.ReadLineAsync());
        }
    }
}
