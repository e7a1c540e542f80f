using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ticketing.Booking.Tests.Support;

/// <summary>A mail server that answers <c>RCPT TO</c> as a test says.</summary>
internal sealed class ScriptedSmtp : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, string> _answerRecipient;
    private readonly string[] _extensions;
    private readonly Task _accepting;

    public ScriptedSmtp(Func<string, string> answerRecipient, params string[] extensions)
    {
        (_answerRecipient, _extensions) = (answerRecipient, extensions);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Connection => $"Endpoint=smtp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>All commands, in order.</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> talks = [];
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        finally
        {
            await Task.WhenAll(talks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var reader = new StreamReader(client.GetStream(), utf8);
        await using var writer = new StreamWriter(client.GetStream(), utf8) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 here");
        while (await reader.ReadLineAsync(_stop.Token) is { } command)
        {
            Commands.Enqueue(command);
            await writer.WriteLineAsync(Answer(command));
            if (command == "DATA")
            {
                while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
                {
                    Commands.Enqueue(line);
                }
                await writer.WriteLineAsync("250 taken");
            }
        }
    }

    private string Answer(string command)
    {
        if (command.StartsWith("EHLO", StringComparison.Ordinal))
        {
            string[] lines = ["me", .. _extensions];
            return string.Join("\r\n", lines.Select((line, i) => (i == lines.Length - 1 ? "250 " : "250-") + line));
        }
        return command.StartsWith("RCPT TO:<", StringComparison.Ordinal)
            ? _answerRecipient(command["RCPT TO:<".Length..command.IndexOf('>', StringComparison.Ordinal)])
            : command == "DATA" ? "354 go on" : "250 fine";
    }
}
