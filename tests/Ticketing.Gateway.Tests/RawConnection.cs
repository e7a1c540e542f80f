using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Ticketing.Gateway.Tests;

/// <summary>A client that sends bytes as it likes.</summary>
internal sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private readonly TcpClient _client = new();
    private StreamReader? _reader;

    public static async Task<RawConnection> OpenAsync(GatewayServer gateway)
    {
        var connection = new RawConnection();
        await connection._client.ConnectAsync(gateway.Client.BaseAddress!.Host, gateway.Client.BaseAddress.Port);
        connection._reader = new StreamReader(connection._client.GetStream(), Encoding.ASCII);
        return connection;
    }

    /// <summary>A connection that has sent the headers of a body and its first byte.</summary>
    public static async Task<RawConnection> BeginBodyAsync(GatewayServer gateway, string path, int length)
    {
        var connection = await OpenAsync(gateway);
        await connection.SendAsync(string.Create(CultureInfo.InvariantCulture,
            $"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{{"));
        return connection;
    }

    public Task SendAsync(string text) => _client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text)).AsTask();

    /// <summary>The status of the next answer; 0 if the connection was closed without one.</summary>
    public async Task<int> StatusAsync()
    {
        try
        {
            var line = await _reader!.ReadLineAsync().WaitAsync(Deadline);
            return line is null ? 0 : int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>What comes from here on: headers, and at least so many characters of the body.</summary>
    public async Task<string> RestAsync(int bodyLength)
    {
        var text = new StringBuilder();
        var characters = new char[4096];
        var end = -1;
        while (end < 0 || text.Length < end + bodyLength)
        {
            var count = await _reader!.ReadAsync(characters).AsTask().WaitAsync(Deadline);
            if (count == 0)
            {
                break;
            }

            text.Append(characters, 0, count);
            end = text.ToString().IndexOf("\r\n\r\n", StringComparison.Ordinal);
        }

        return text.ToString();
    }

    public void Dispose() => _client.Dispose();
}
